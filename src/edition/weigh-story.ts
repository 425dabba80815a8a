import { hour } from '../base/clock.ts'
import type { Desk } from '../titles/titles.ts'
import type { Candidate, PageName, Placing } from './pages.ts'
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

/** A piece to read for so many minutes, told by so few publishers, is no report of an event: it keeps longer by a half. Told to readers on /about. */
export const longRead = { minutes: 8, publishers: 2, keeps: 1.5 }

/** How the parts of a weight compare. `near`: for publishers of the paper's own region; `own`: of a country, on its page; `abroad`: others there. */
export const parts = { prominence: 2.4, pace: 0.35, near: 0.3, own: 1, abroad: 0.4, picture: 0.1 }

export type Weighed = Candidate & { score: number; reasons: Reason[] }

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** 'three', '14': as a sentence says a number. */
export const inWords = (n: number): string => numbers[n] ?? String(n)
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
/** 'at 14:05 UTC', or 'on 22 November at 14:05 UTC' when that was another day: said once, it stays true. */
export const whenSaid = (at: Date, now: Date): string =>
  `${days.format(at) === days.format(now) ? '' : `on ${days.format(at)} `}at ${clock.format(at)} UTC`

const placingWords = ({ title, where, height, hours, there }: Placing): string => {
  const how = height > 0.9 ? 'at the top of' : height > 0.66 ? 'high on' : 'on'
  const thing = where === 'home' ? `${how} its home page` : `${how.replace(/\bon$/, 'in')} its own feed`
  const long = hours >= 1 && height > 0.66 ? ` for ${hours === 1 ? 'an hour' : `${inWords(hours)} hours`}` : ''
  return there ? `${title} has it ${thing}${long && `, and has had it near the top${long}`}` : `${title} had it ${thing}${long}`
}

/** What a story of this desk weighs half after (ms). */
export const lifeOf = ({ desk, minutes, publishers }: Pick<Candidate, 'desk' | 'minutes' | 'publishers'>): number =>
  (halfLives[desk as Desk] ?? halfLives.usual) *
  (minutes >= longRead.minutes && publishers <= longRead.publishers ? longRead.keeps : 1) *
  hour

const breadthOf = (story: Candidate, page: PageName) => {
  const all = Math.log2(1 + story.publishers)
  const near = Math.log2(1 + story.near)
  return page.startsWith('country:')
    ? { breadth: parts.own * near + parts.abroad * Math.log2(1 + Math.max(0, story.publishers - story.near)), region: 0 }
    : { breadth: all, region: parts.near * near }
}

/**
 * How much a story weighs now on `page`, and why: (breadth + prominence + pace + region + picture) × freshness.
 * Breadth is log2(1 + independent publishers): the step from one to two says more than that from nine to ten. Prominence is how high editors placed it, on their home
 * pages and in feeds that they put in order: 2.4 × (1 − e^−Σ height²), so that one editor's top story counts 1.5 and what several have on top 2.4 at the most. Pace is
 * log2(1 + publishers that began to tell it within two hours), from two on. Freshness halves with each half-life since the latest telling, and a quarter of it is
 * taken from when the story began, so that a story does not live for ever on small updates.
 */
export const weighStory = (story: Candidate, now: Date, page: PageName = 'front'): Weighed => {
  const { breadth, region } = breadthOf(story, page)
  const prominence = parts.prominence * (1 - Math.exp(-story.prominence))
  const picture = story.hasPicture ? parts.picture : 0
  const pace = story.lately > 1 ? parts.pace * Math.log2(1 + story.lately) : 0
  const life = lifeOf(story)
  const age = (at: Date) => Math.max(0, now.getTime() - at.getTime())
  const freshness = 0.75 * 2 ** (-age(story.latestAt) / life) + 0.25 * 2 ** (-age(story.beganAt) / life)
  const reason = (code: string, words: string, weight: number): Reason => ({ code, words, weight: round(weight * freshness) })
  const [latest, began] = [whenSaid(story.latestAt, now), whenSaid(story.beganAt, now)]
  const reasons: Reason[] = [
    reason(
      'breadth',
      story.publishers > 1 ? `${capital(inWords(story.publishers))} independent publishers tell it` : 'One publisher tells it so far',
      breadth,
    ),
    ...(prominence > 0.05 && story.placing ? [reason('prominence', placingWords(story.placing), prominence)] : []),
    ...(pace > 0 ? [reason('pace', `${capital(inWords(story.lately))} publishers began to tell it within two hours`, pace)] : []),
    ...(region > 0 ? [reason('region', 'It is told by titles of this paper’s own region', region)] : []),
    ...(picture > 0 ? [reason('picture', 'It has a picture', picture)] : []),
    {
      code: 'freshness',
      words: latest === began ? `Reported ${began}` : `Latest report ${latest}; first report ${began}`,
      weight: round(freshness),
    },
    ...(life > (halfLives[story.desk as Desk] ?? halfLives.usual) * hour
      ? [{ code: 'long', words: `A piece to read for ${inWords(story.minutes)} minutes keeps longer than a report`, weight: 0 }]
      : []),
  ]
  return { ...story, score: round((breadth + prominence + pace + region + picture) * freshness), reasons }
}

const round = (n: number) => Math.round(n * 1000) / 1000
