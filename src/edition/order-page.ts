import type { Weighed } from './weigh-story.ts'

/**
 * Puts weighed stories in order for a page of `places`, heaviest first, with variety: each further story of one desk, and each further
 * lead of one title, among those placed lately (the last `window`) costs it some of its weight, so that no desk or title fills the page.
 * Stays deterministic: ties go to the newer story, then to the smaller id.
 */
export const orderPage = (
  stories: Weighed[],
  places: number,
  variety: { desk: number; title: number; window: number } = { desk: 0.1, title: 0.16, window: 10 },
): Weighed[] => {
  const left = [...stories]
    .sort((a, b) => b.score - a.score || b.latestAt.getTime() - a.latestAt.getTime() || (a.storyId < b.storyId ? -1 : 1))
    .slice(0, places * 4)
  const placed: Weighed[] = []
  while (placed.length < places && left.length > 0) {
    const lately = placed.slice(-variety.window)
    let best = 0
    let bestScore = Number.NEGATIVE_INFINITY
    for (const [index, story] of left.entries()) {
      const sameDesk = story.desk ? lately.filter((other) => other.desk === story.desk).length : 0
      const sameTitle = lately.filter((other) => other.titleId === story.titleId).length
      const score = story.score * Math.max(0.2, 1 - variety.desk * sameDesk - variety.title * sameTitle)
      if (score > bestScore) {
        bestScore = score
        best = index
      }
    }
    const [next] = left.splice(best, 1)
    if (!next) break
    const held = next.score - bestScore
    placed.push(
      held > 0.05
        ? {
            ...next,
            reasons: [
              ...next.reasons,
              {
                code: 'variety',
                words: 'Held back a little, so that one subject or title does not fill the page',
                weight: -Math.round(held * 1000) / 1000,
              },
            ],
          }
        : next,
    )
  }
  return placed
}
