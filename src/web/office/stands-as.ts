import type { Institutions, Standing } from '../../membership/membership.ts'

/** What a reader's standing is looked up with. */
export type Asked = { graceDays: number; institutions: Pick<Institutions, 'of'> }

// Whoever pays, or was given the paper by name, stands by that; as the viewer of a page does.
const ownRight: Standing['kind'][] = ['member', 'complimentary']

/** How a reader stands who belongs to an institution by his mail address; the network that he reads from is not known here. */
export const standsAs = async (
  { standing, mail }: { standing: Standing; mail: string },
  { institutions }: Asked,
  now: Date,
): Promise<Standing> => {
  if (ownRight.includes(standing.kind)) return standing
  const theirs = await institutions.of({ mail }, now)
  return theirs ? { kind: 'institution', name: theirs.name, until: theirs.until } : standing
}
