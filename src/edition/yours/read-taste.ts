import { primaryLanguage } from '../../base/language.ts'
import { soughtWord } from '../../readers/readers.ts'
import type { Found, Pool } from './index-pool.ts'
import type { ReaderTaste, TasteKind } from './told.ts'

/** One thing that draws a reader to a story or away from it. `log`: how often it doubles (below 0: halves) a story that is wholly about it. */
export type Pull = { key: string; kind: TasteKind; how: 'follow' | 'region' | 'more' | 'less' | 'reading'; log: number; name: string }

/** A pull with what it does to a story of which its thing is a part: `flat` + `byPart` × part + `byRoot` × √part. `found`: where its thing is. */
export type Strength = Pull & { flat: number; byPart: number; byRoot: number; found: Found }

/** A taste as pages are made of it. */
export type Pulls = {
  pulls: Strength[]
  /** The things that pull. */
  keys: ReadonlySet<string>
  /** Keys that take a story away, or, of titles, writers and countries, a telling. */
  muted: ReadonlySet<string>
  mutedWords: string[]
  /** What speaks for and against a title's, a writer's or a country's telling, where a story has several. */
  tellings: ReadonlyMap<string, number>
  /** Titles and countries ('title:…', 'country:…') that are read in whatever language they write. */
  anyLanguage: ReadonlySet<string>
  language: string
  /** How sure the paper is of a thing, by pieces of it that were read or left. */
  readings: ReadonlyMap<string, number>
  seen: ReadonlyMap<number, Date>
  exploration: number
}

// Our own weights, told on the reader's page as factors: 1.2 is × 2.3. A title or a topic is a closer wish than a section, of which there are twelve.
const follows: Partial<Record<TasteKind, number>> = { title: 1.2, topic: 1.3, writer: 1.3, story: 1.5, desk: 0.8, country: 0.8 }
const region = 0.7
const more = 0.8
const less = -1.6
const reading: Partial<Record<TasteKind, number>> = { topic: 1.6, writer: 1.6, title: 1.2, desk: 1.6, country: 0.8 }
/** Between tellings of one story these count; a title that is followed goes before all others. */
const betweenTellings = { follow: 3, more: 1, less: -2, reading: 1, region: 0.4 }

/** Titles whose few stories would drown among those of a daily weigh more: up to half again, nothing from 32 stories on. */
const few = (stories: number): number => 0.6 * Math.max(0, 1 - Math.log2(Math.max(1, stories)) / 5)

const chosen = (taste: ReaderTaste, pool: Pool): Pull[] => [
  ...(taste.region
    ? [{ key: `country:${taste.region}`, kind: 'country' as const, how: 'region' as const, log: region, name: taste.region }]
    : []),
  ...taste.sections.map((desk) => ({
    key: `desk:${desk}`,
    kind: 'desk' as const,
    how: 'follow' as const,
    log: follows.desk as number,
    name: desk,
  })),
  ...taste.titles.map((id) => {
    const key = `title:${id}`
    return { key, kind: 'title' as const, how: 'follow' as const, log: follows.title as number, name: pool.names.get(key) ?? id }
  }),
]

const said = (taste: ReaderTaste): Pull[] =>
  taste.tunings.flatMap(({ kind, key, name, stance }): Pull[] => {
    if (stance === 'mute' || kind === 'word') return []
    const log = stance === 'follow' ? (follows[kind] ?? more) : stance === 'more' ? more : less
    return [{ key: `${kind}:${key}`, kind, how: stance, log, name }]
  })

const learnt = ({ learning, beliefs }: ReaderTaste): Pull[] =>
  learning
    ? beliefs.map(({ kind, key, name, weight }) => ({
        key: `${kind}:${key}`,
        kind,
        how: 'reading',
        log: weight * (reading[kind] ?? 0),
        name,
      }))
    : []

/** What the page of a reader follows from. `language`: the paper's; tellings in others are shown of titles and countries that he chose. */
export const readTaste = (taste: ReaderTaste, pool: Pool, language: string): Pulls => {
  const mutes = taste.tunings.filter(({ stance }) => stance === 'mute')
  const muted = new Set(mutes.map(({ kind, key }) => `${kind}:${key}`))
  const every = [...chosen(taste, pool), ...said(taste), ...learnt(taste)].filter(({ key }) => !muted.has(key))
  // A choice and a tuning may say the same: it counts once.
  const once = new Map(every.map((pull) => [`${pull.how} ${pull.key}`, pull]))
  const tellings = new Map<string, number>()
  const anyLanguage = new Set<string>()
  for (const pull of once.values()) {
    const { key, kind, how } = pull
    if (kind === 'title' || kind === 'writer' || kind === 'country') {
      const counts = how === 'reading' ? betweenTellings.reading * pull.log : betweenTellings[how]
      tellings.set(key, (tellings.get(key) ?? 0) + counts)
    }
    if ((kind === 'title' || kind === 'country') && (how === 'follow' || how === 'region' || how === 'more')) anyLanguage.add(key)
    if (kind === 'title' && how === 'follow') pull.log += few(pool.found.get(key)?.stories.length ?? 0)
  }
  const seen = new Map<number, Date>()
  for (const { storyId, at } of taste.seen) {
    const number = pool.numberOf(storyId)
    if (number !== undefined) seen.set(number, at)
  }
  const pulls: Strength[] = []
  for (const pull of once.values()) {
    const found = pull.log === 0 ? undefined : pool.found.get(pull.key)
    if (!found) continue
    const { key, kind, how, log, name } = pull
    const { flat, byPart, byRoot } = strengthOf(pull)
    pulls.push({ key, kind, how, log, name, flat, byPart, byRoot, found })
  }
  return {
    pulls,
    keys: new Set(pulls.map(({ key }) => key)),
    muted,
    mutedWords: mutes.flatMap(({ kind, key }) => (kind === 'word' ? (soughtWord(key) ?? []) : [])),
    tellings,
    anyLanguage,
    language: primaryLanguage(language) ?? 'en',
    readings: new Map(
      taste.learning ? taste.beliefs.map(({ kind, key, finished, abandoned }) => [`${kind}:${key}`, finished + abandoned]) : [],
    ),
    seen,
    exploration: Math.min(0.3, Math.max(0, taste.exploration)),
  }
}

/** A wish for a title counts however many others tell the story, a dislike by its part. */
const strengthOf = ({ kind, how, log }: Pull): { flat: number; byPart: number; byRoot: number } => {
  const wish = log > 0
  if (kind === 'desk' || kind === 'story' || (wish && how !== 'reading' && (kind === 'title' || kind === 'writer')))
    return { flat: log, byPart: 0, byRoot: 0 }
  if (kind === 'topic') return { flat: 0.4 * log, byPart: 0.6 * log, byRoot: 0 }
  return wish ? { flat: 0, byPart: 0, byRoot: log } : { flat: 0, byPart: log, byRoot: 0 }
}
