import type { Told } from './gather-story.ts'

/** A telling with those that are its text again, in other titles. */
export type Folded = Told & { copies: Told[] }

/**
 * Tellings without the copies among them, which lie under their original: one text is told once, by however many titles it is printed. Under the leading telling where that is
 * a copy itself; under the first of them where the original is not in the story. The order stays.
 */
export const foldCopies = (tellings: Told[], lead: string): Folded[] => {
  const groups = Map.groupBy(tellings, ({ id, origin }) => origin ?? id)
  const head = new Map(
    [...groups].map(([origin, group]) => [
      origin,
      group.find(({ id }) => id === lead) ?? group.find(({ id }) => id === origin) ?? group[0]!,
    ]),
  )
  return tellings.flatMap((one) => {
    const origin = one.origin ?? one.id
    return head.get(origin) === one ? [{ ...one, copies: groups.get(origin)!.filter((other) => other !== one) }] : []
  })
}
