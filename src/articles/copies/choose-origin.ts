import type { Byline } from '../tables.ts'
import { agencyCalled } from '../wire.ts'

/** What is known of one article of a group of copies. `name`: its title's. */
export type Copy = { id: string; title: string; name: string; wire: string | null; byline: Byline; published: Date }

/**
 * The original among copies: the agency's own where a title of that agency has it (others credit it, or name it where the writers stand), else the earliest that credits an
 * agency, else the earliest. What was published in the same second is ordered by title and id, so that the choice does not hang on which came in first.
 */
export const chooseOrigin = (copies: Copy[]): Copy | undefined => {
  const credited = (title: string) =>
    new Set(
      copies
        .filter((one) => one.title !== title)
        .flatMap(({ wire, byline }) => [...(wire ? [wire] : []), ...byline.map(({ name }) => name)]),
    )
  const isOwn = ({ title, name }: Copy) => {
    const names = credited(title)
    return names.has(name) || names.has(agencyCalled(name) ?? '')
  }
  const ordered = copies.toSorted(
    (one, other) =>
      one.published.getTime() - other.published.getTime() ||
      (one.title < other.title ? -1 : one.title > other.title ? 1 : one.id < other.id ? -1 : 1),
  )
  return ordered.find(isOwn) ?? ordered.find(({ wire }) => wire !== null) ?? ordered[0]
}
