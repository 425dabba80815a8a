import type { HeldStories } from './held-stories.ts'

/** What mending changes, joins first, then moves. `fresh`: `into` is a story that this move opens. */
export type Mended = {
  joins: { from: string; into: string }[]
  moves: { id: string; from: string; into: string; fresh: boolean }[]
}

/**
 * What has changed in the end, in as few words as it can be said: `before` is where each telling stood that stands elsewhere now or stood elsewhere for a while,
 * `opened` the stories that were opened meanwhile. A story that is no more has been joined to the one that has most of it; if that was opened meanwhile, it takes
 * the older name, so that an address that was given out leads on.
 */
export const tellChanges = (before: Map<string, string>, opened: Set<string>, held: HeldStories): Mended => {
  const now = (id: string) => held.storyOf.get(id)?.id
  const tellingsOf = Map.groupBy(before.keys(), (id) => before.get(id) as string)
  const joined = new Map<string, string>()
  const fresh = new Set([...opened].filter((id) => held.stories.has(id)))
  const ended = [...tellingsOf]
    .filter(([story]) => !held.stories.has(story) && !opened.has(story))
    .sort((a, b) => b[1].length - a[1].length)
  for (const [story, ids] of ended) {
    const many = new Map<string, number>()
    for (const id of ids) {
      const into = now(id)
      if (into !== undefined) many.set(into, (many.get(into) ?? 0) + 1)
    }
    const [most] = [...many].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    if (!most) continue
    if (fresh.delete(most[0])) held.rename(most[0], story)
    else joined.set(story, most[0])
  }
  const moves: Mended['moves'] = []
  for (const [id, stood] of before) {
    const from = joined.get(stood) ?? stood
    const into = now(id)
    if (into === undefined || into === from) continue
    moves.push({ id, from, into, fresh: fresh.delete(into) })
  }
  return { joins: [...joined].map(([from, into]) => ({ from, into })), moves }
}
