import { agencyCalled } from '../wire.ts'

/** What is known of one article of a group of copies. `name`: its title's. */
export type Copy = { id: string; title: string; name: string; wire: string | null; published: Date }

const isOwn = ({ name, wires }: { name: string; wires: Set<string> }) => wires.has(name) || wires.has(agencyCalled(name) ?? '')

/**
 * The original among copies: the agency's own where a title of that agency has it, else the earliest that credits an agency, else the earliest. What was published in the same
 * second is ordered by title and id, so that the choice does not hang on which came in first.
 */
export const chooseOrigin = (copies: Copy[]): Copy | undefined => {
  const wires = new Set(copies.flatMap(({ wire }) => wire ?? []))
  const ordered = copies.toSorted(
    (one, other) =>
      one.published.getTime() - other.published.getTime() ||
      (one.title < other.title ? -1 : one.title > other.title ? 1 : one.id < other.id ? -1 : 1),
  )
  return ordered.find(({ name }) => isOwn({ name, wires })) ?? ordered.find(({ wire }) => wire !== null) ?? ordered[0]
}
