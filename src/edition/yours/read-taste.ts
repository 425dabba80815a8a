import { hour } from '../../base/clock.ts'
import { primaryLanguage } from '../../base/language.ts'
import { soughtWord } from '../../readers/readers.ts'
import type { Found, Pool, PoolStory } from './index-pool.ts'
import type { ReaderTaste, TasteKind } from './told.ts'

/** One thing that draws a reader to a story or away from it. `log`: how often it doubles (below 0: halves) a story that is wholly about it. `key`: 'desk:world'. */
export type Pull = { thing: number; key: string; kind: TasteKind; how: How; log: number; name: string }
type How = 'follow' | 'region' | 'more' | 'less' | 'reading'
const hows: readonly How[] = ['follow', 'region', 'more', 'less', 'reading']

/** A pull with what it does to a story of which its thing is a part: `flat` + `byPart` × part + `byRoot` × √part. `found`: where its thing is. */
export type Strength = Pull & { flat: number; byPart: number; byRoot: number; found: Found }

/** A taste as pages are made of it. What it says of a thing, muted or wanted, stands in the pool's scratch until that is cleared. */
export type Pulls = {
  pulls: Strength[]
  /** Whether anything but words is muted. */
  hasMutes: boolean
  mutedWords: string[]
  /** Titles, writers and countries that speak for or against a telling, where a story has several. */
  speakers: number[]
  /** The paper's, by the pool's number. */
  language: number
  /** Whether there is anything that he read or left. */
  hasReadings: boolean
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

type Add = (kind: TasteKind, key: string, how: How, log: number, name?: string) => void

const addChosen = ({ region: country, sections, titles }: ReaderTaste, add: Add) => {
  if (country) add('country', country, 'region', region, country)
  for (const desk of sections) add('desk', desk, 'follow', follows.desk as number, desk)
  for (const id of titles) add('title', id, 'follow', follows.title as number)
}

const addSaid = ({ tunings }: ReaderTaste, add: Add) => {
  for (const { kind, key, name, stance } of tunings)
    if (stance !== 'mute' && kind !== 'word')
      add(kind, key, stance, stance === 'follow' ? (follows[kind] ?? more) : stance === 'more' ? more : less, name)
}

const addLearnt = ({ learning, beliefs }: ReaderTaste, add: Add) => {
  if (learning) for (const { kind, key, name, weight } of beliefs) add(kind, key, 'reading', weight * (reading[kind] ?? 0), name)
}

/**
 * What the page of a reader follows from. `language`: the paper's; tellings in others are shown of titles and countries that he chose. Things that no story of the pool has are left out. It writes in the
 * pool's scratch: who asks clears that.
 */
export const readTaste = (taste: ReaderTaste, pool: Pool, language: string): Pulls => {
  const { muted, speaks, anyLanguage, pulls: isPull, readings, read, marked, touched } = pool.scratch
  const mutedWords: string[] = []
  let hasMutes = false
  for (const { kind, key, stance } of taste.tunings) {
    if (stance !== 'mute') continue
    const word = kind === 'word' ? soughtWord(key) : undefined
    if (word) mutedWords.push(word)
    const thing = pool.thingOf(kind, key)
    if (thing === 0) continue
    muted[thing] = 1
    marked.push(thing)
    hasMutes = true
  }
  // A choice and a tuning may say the same: it counts once.
  const once = new Map<number, Pull>()
  const add: Add = (kind, key, how, log, name) => {
    const thing = pool.thingOf(kind, key)
    if (thing === 0 || muted[thing] === 1) return
    once.set(thing * hows.length + hows.indexOf(how), {
      thing,
      key: `${kind}:${key}`,
      kind,
      how,
      log,
      name: name ?? pool.nameOf(thing) ?? key,
    })
  }
  addChosen(taste, add)
  addSaid(taste, add)
  addLearnt(taste, add)
  const speakers = new Set<number>()
  const pulls: Strength[] = []
  for (const pull of once.values()) {
    const { thing, kind, how } = pull
    const found = pool.found[thing] as Found
    marked.push(thing)
    if (kind === 'title' || kind === 'writer' || kind === 'country') {
      speaks[thing] = (speaks[thing] as number) + (how === 'reading' ? betweenTellings.reading * pull.log : betweenTellings[how])
      speakers.add(thing)
      if (kind !== 'writer' && (how === 'follow' || how === 'region' || how === 'more')) anyLanguage[thing] = 1
      if (kind === 'title' && how === 'follow') pull.log += few(found.stories.length)
    }
    if (pull.log === 0) continue
    isPull[thing] = 1
    const { flat, byPart, byRoot } = strengthOf(pull)
    const { key, log, name } = pull
    pulls.push({ thing, key, kind, how, log, name, flat, byPart, byRoot, found })
  }
  if (taste.learning)
    for (const { kind, key, finished, abandoned } of taste.beliefs) {
      const thing = pool.thingOf(kind, key)
      if (thing === 0) continue
      readings[thing] = finished + abandoned
      marked.push(thing)
    }
  const seen = new Map<number, Date>()
  for (const { storyId, at } of taste.seen) {
    const number = pool.numberOf(storyId)
    if (number === undefined) continue
    seen.set(number, at)
    read[number] = seenLog(pool.stories[number] as PoolStory, at)
    touched.push(number)
  }
  return {
    pulls,
    hasMutes,
    mutedWords,
    speakers: [...speakers],
    language: pool.columns.languageOf(primaryLanguage(language) ?? 'en'),
    hasReadings: taste.learning && taste.beliefs.length > 0,
    seen,
    exploration: Math.min(0.3, Math.max(0, taste.exploration)),
  }
}

/** A story of which he has opened an article sinks, by less when it was told on since. */
export const opened = { same: -4, more: -1 }
const toldOn = hour

export const seenLog = ({ told }: PoolStory, at: Date | undefined): number => {
  if (!at) return 0
  return told.latestAt.getTime() > at.getTime() + toldOn ? opened.more : opened.same
}

/** A wish for a title counts however many others tell the story, a dislike by its part. */
const strengthOf = ({ kind, how, log }: Pull): { flat: number; byPart: number; byRoot: number } => {
  const wish = log > 0
  if (kind === 'desk' || kind === 'story' || (wish && how !== 'reading' && (kind === 'title' || kind === 'writer')))
    return { flat: log, byPart: 0, byRoot: 0 }
  if (kind === 'topic') return { flat: 0.4 * log, byPart: 0.6 * log, byRoot: 0 }
  return wish ? { flat: 0, byPart: 0, byRoot: log } : { flat: 0, byPart: log, byRoot: 0 }
}
