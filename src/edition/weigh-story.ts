import { hour } from '../base/clock.ts'
import type { Desk } from '../titles/titles.ts'
import type { Candidate } from './pages.ts'
import type { Reason } from './tables.ts'

/**
 * After how long a story weighs half, in hours, by desk; 'usual' for every other. A match result is old sooner than an investigation. Our own rule: /about tells
 * it to readers out of these numbers.
 */
export const halfLives: { usual: number } & Partial<Record<Desk, number>> = {
  usual: 11,
  sport: 7,
  business: 9,
  environment: 14,
  health: 16,
  opinion: 16,
  culture: 20,
  science: 20,
  life: 24,
}

const ago = (ms: number) => {
  // Counted as the pages count: what began 3 hours and 50 minutes ago is 3 hours old.
  const minutes = Math.max(1, Math.floor(ms / 60_000))
  if (ms < hour) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`
  const hours = Math.floor(ms / hour)
  return hours < 36 ? `${hours} ${hours === 1 ? 'hour' : 'hours'} ago` : `${Math.round(hours / 24)} days ago`
}

export type Weighed = Candidate & { score: number; reasons: Reason[] }

/**
 * How much a story weighs now, and why: (breadth + prominence) × freshness.
 * Breadth is log2(1 + publishers): the step from one to two says more than that from nine to ten. Prominence is how high an editor
 * placed it in his own main feed, halfway down counting a quarter. Freshness halves with each half-life since the latest telling,
 * and a quarter of it is taken from when the story began, so that a story does not live for ever on small updates.
 */
export const weighStory = (story: Candidate, now: Date): Weighed => {
  const breadth = Math.log2(1 + story.publishers)
  const prominence = 1.6 * story.prominence ** 2
  const life = (halfLives[story.desk as Desk] ?? halfLives.usual) * hour
  const age = (at: Date) => Math.max(0, now.getTime() - at.getTime())
  const freshness = 0.75 * 2 ** (-age(story.latestAt) / life) + 0.25 * 2 ** (-age(story.beganAt) / life)
  const picture = story.hasPicture ? 0.1 : 0
  const reasons: Reason[] = [
    {
      code: 'breadth',
      words: story.publishers > 1 ? `${story.publishers} independent publishers tell it` : 'One publisher tells it so far',
      weight: round(breadth * freshness),
    },
    {
      code: 'freshness',
      words:
        ago(age(story.latestAt)) === ago(age(story.beganAt))
          ? `Reported ${ago(age(story.beganAt))}`
          : `Latest report ${ago(age(story.latestAt))}; first report ${ago(age(story.beganAt))}`,
      weight: round(freshness),
    },
  ]
  if (story.prominence > 0 && story.prominentTitle) {
    const where = story.prominence > 0.97 ? 'at the top of' : story.prominence > 0.75 ? 'high in' : 'in'
    reasons.splice(1, 0, {
      code: 'prominence',
      words: `${story.prominentTitle} placed it ${where} its own feed`,
      weight: round(prominence * freshness),
    })
  }
  return { ...story, score: round((breadth + prominence + picture) * freshness), reasons }
}

const round = (n: number) => Math.round(n * 1000) / 1000
