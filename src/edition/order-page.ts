import type { PageName } from './pages.ts'
import { settleOrder } from './settle-order.ts'
import type { Weighed } from './weigh-story.ts'

/** What may not fill a page. */
export type Trait = 'title' | 'topic' | 'country' | 'desk'

/** Of so many places in a row, how many may be led by one title, be about one topic, come from titles of one country, or belong to one desk. */
export type Cap = { places: number } & Partial<Record<Trait, number>>

/** Told to readers on /about out of these numbers. The first rows of a page are its face: they are held closer. */
export const capsOn = (page: PageName): Cap[] => {
  if (page.startsWith('desk:')) return [{ places: 12, title: 3, topic: 5, country: 7 }]
  if (page.startsWith('country:')) return [{ places: 12, title: 5, topic: 4, desk: 6 }]
  return [
    { places: 12, title: 2, topic: 3, country: 7, desk: 5 },
    { places: 4, title: 1, topic: 2, country: 3, desk: 2 },
  ]
}

/** An editor's pin: the story stands in this place, 0 at the top. */
export type Pin = { storyId: string; place: number }

/** A story in its place; `heldBy`: it waited there for others, lest this one fill the page. */
export type Ordered = Weighed & { pinned: boolean; heldBy: Trait | null }

const traitsOf = (story: Weighed): { trait: Trait; key: string }[] => [
  { trait: 'title', key: `title ${story.titleId}` },
  ...story.topics.map((topic) => ({ trait: 'topic' as const, key: `topic ${topic}` })),
  ...(story.country ? [{ trait: 'country' as const, key: `country ${story.country}` }] : []),
  ...(story.desk ? [{ trait: 'desk' as const, key: `desk ${story.desk}` }] : []),
]

/** Asks of any story by which trait it would be one too many after those that are placed; null: by none. */
const capped = (placed: Weighed[], caps: Cap[]): ((story: Weighed) => Trait | null) => {
  const rows = caps.map((cap) => {
    const counts = new Map<string, number>()
    for (const before of cap.places > 1 ? placed.slice(-(cap.places - 1)) : [])
      for (const { key } of traitsOf(before)) counts.set(key, (counts.get(key) ?? 0) + 1)
    return { cap, counts }
  })
  return (story) => {
    for (const { trait, key } of traitsOf(story))
      if (rows.some(({ cap, counts }) => (counts.get(key) ?? 0) >= (cap[trait] ?? Number.POSITIVE_INFINITY))) return trait
    return null
  }
}

/** The trait by which `story` would be one too many after those that are placed, or null. */
export const tooMany = (placed: Weighed[], story: Weighed, caps: Cap[]): Trait | null => capped(placed, caps)(story)

/**
 * Puts weighed stories in order for a page of `places`: those that stood keep their order as far as the margin allows (`settleOrder`), an editor's pins stand where he
 * put them, and nobody fills the page: the next place goes to the first story that no cap holds back. Where every story that is left would break a cap, the wide caps
 * alone count, and then none: a paper of few titles has a page all the same. The same input, `stood` included, gives the same page.
 */
export const orderPage = (
  stories: Weighed[],
  { places, caps, stood = [], pins = [] }: { places: number; caps: Cap[]; stood?: string[]; pins?: Pin[] },
): Ordered[] => {
  const pinnedAt = new Map(pins.map((pin) => [pin.place, pin.storyId]))
  const pinned = new Set(pins.map((pin) => pin.storyId))
  const order = settleOrder(stories, stood)
  const left = order.filter((story) => !pinned.has(story.storyId))
  const waited = new Map<string, Trait>()
  const placed: Ordered[] = []
  const widest = caps.slice(0, 1)
  while (placed.length < places) {
    const pin = order.find((story) => story.storyId === pinnedAt.get(placed.length))
    if (pin) {
      placed.push({ ...pin, pinned: true, heldBy: null })
      continue
    }
    if (left.length === 0) break
    const closely = capped(placed, caps)
    const close = left.findIndex((story) => closely(story) === null)
    const widely = capped(placed, widest)
    const next =
      close >= 0
        ? close
        : Math.max(
            0,
            left.findIndex((story) => widely(story) === null),
          )
    for (const story of left.slice(0, next)) waited.set(story.storyId, closely(story) ?? 'desk')
    const [story] = left.splice(next, 1) as [Weighed]
    placed.push({ ...story, pinned: false, heldBy: waited.get(story.storyId) ?? null })
  }
  // A pin below the end of a short page stands at its end.
  for (const { storyId } of pins.toSorted((a, b) => a.place - b.place)) {
    const pin = order.find((story) => story.storyId === storyId)
    if (pin && placed.length < places && !placed.some((story) => story.storyId === storyId))
      placed.push({ ...pin, pinned: true, heldBy: null })
  }
  return placed
}
