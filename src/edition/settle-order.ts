import type { Weighed } from './weigh-story.ts'

/** A story passes another only when it weighs more by this much: what sways by less keeps its place between two visits. Told to readers on /about. */
export const margin = 1.12

/** Heaviest first; ties go to the newer story, then to the smaller id. */
export const byWeight = (a: Weighed, b: Weighed): number =>
  b.score - a.score || b.latestAt.getTime() - a.latestAt.getTime() || (a.storyId < b.storyId ? -1 : a.storyId > b.storyId ? 1 : 0)

/**
 * All stories in the order in which they would stand, each one kept behind those that stood above it until it outweighs one of them by the margin; then it goes above
 * that one. `stood`: the page as it is, from the top. So no story ever stands above another that is heavier by more than the margin, and weights that sway by
 * less change nothing. Without a page before, it is the order by weight.
 */
export const settleOrder = (stories: Weighed[], stood: string[]): Weighed[] => {
  const weighed = new Map(stories.map((story) => [story.storyId as string, story]))
  const standing = stood.flatMap((id) => weighed.get(id) ?? [])
  const seen = new Set<string>(standing.map((story) => story.storyId))
  const order: Weighed[] = []
  for (const story of [...standing, ...stories.filter((one) => !seen.has(one.storyId)).sort(byWeight)]) {
    const above = order.findIndex((other) => story.score > margin * other.score)
    if (above < 0) order.push(story)
    else order.splice(above, 0, story)
  }
  return order
}
