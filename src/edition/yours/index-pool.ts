import { foldText } from '../../readers/readers.ts'
import type { Told, ToldBy } from './told.ts'

/** Which stories something is in, by their number in the pool, and how much of each: 0 to 1, and the square root of that. */
export type Found = { stories: Int32Array; parts: Float64Array; roots: Float64Array }

/** A thing draws readers to so many stories, the heaviest that it is most of: many times what a page has places. What a page costs is bounded so, however large the paper is. */
const mostOfOne = 240

/** A telling, and what it is looked up by. */
export type PoolTelling = { of: ToldBy; title: string; country: string | null; writers: string[] }

/** A story of a pool, and what it is looked up by: 'title:ledger', 'topic:t1', 'desk:world', 'country:AU', 'writer:jane-smith', 'story:s1'. */
export type PoolStory = {
  told: Told
  /** Everything that it is found by, itself first, and how much of it that is. */
  keys: string[]
  parts: number[]
  desk: string | null
  topics: string[]
  tellings: PoolTelling[]
  /** Where in `tellings` a title's, a writer's or a country's first is, by 'title:ledger', 'writer:jane-smith', 'country:AU'. */
  tellingBy: Map<string, number>
  /** In which languages it is told; null where one is not known. */
  languages: (string | null)[]
  /** Stories of the pool that tell the same event in other languages, by their numbers. */
  abroad: readonly number[]
  /** log2 of what it weighs for everyone, and the square of what it weighs. */
  log: number
  square: number
}

/**
 * The stories that may stand on readers' pages, read once for all readers. Numbers are given newest story first, so that of two that weigh the same the lower number
 * stands higher, and does so tomorrow too.
 */
export type Pool = {
  stories: readonly PoolStory[]
  found: ReadonlyMap<string, Found>
  /** Every number, the heaviest for everyone first. */
  heaviest: readonly number[]
  names: ReadonlyMap<string, string>
  /** How many titles and sections there are. */
  titles: number
  desks: number
  numberOf(storyId: string): number | undefined
  /** Whether any of its tellings says a word, which is folded; looked for once for all readers who have muted it. */
  says(story: number, word: string): boolean
  /** Room to add up in for one page at a time; who uses it leaves 0 and, of lanes, -1. */
  scratch: { best: Float64Array; sum: Float64Array; against: Float64Array; read: Float64Array; lane: Int32Array }
  /** The `log` of each story. */
  logs: Float64Array
}

const none: readonly number[] = []

// Of a story that thirty titles tell, each title is a part; of what it is about, each topic has a weight of its own.
const read = (told: Told): PoolStory => {
  const keys = new Map<string, number>([[`story:${told.storyId}`, 1]])
  const add = (key: string, part: number) => keys.set(key, Math.min(1, (keys.get(key) ?? 0) + part))
  const desk = told.desk && `desk:${told.desk}`
  if (desk) add(desk, 1)
  for (const { id, weight } of told.topics) add(`topic:${id}`, weight)
  const part = 1 / told.tellings.length
  const log = Math.log2(Math.max(told.common, 0.01))
  const tellings = told.tellings.map((of) => ({
    of,
    title: `title:${of.titleId}`,
    country: of.country && `country:${of.country}`,
    writers: of.writers.map(({ key }) => `writer:${key}`),
  }))
  for (const { title, country, writers } of tellings) for (const key of [title, ...(country ? [country] : []), ...writers]) add(key, part)
  return {
    told,
    keys: [...keys.keys()],
    parts: [...keys.values()],
    desk,
    topics: told.topics.map(({ id }) => `topic:${id}`),
    tellings,
    languages: [...new Set(told.tellings.map(({ language }) => language))],
    abroad: none,
    // Backwards, so that the first stays.
    tellingBy: new Map(
      tellings
        .flatMap(({ title, country, writers }, i) =>
          [title, ...(country ? [country] : []), ...writers].map((key): [string, number] => [key, i]),
        )
        .reverse(),
    ),
    log,
    square: 4 ** log,
  }
}

/** Words that readers have muted and of which is held which stories say them. */
const mostWords = 500

const openSaying = (stories: readonly PoolStory[]) => {
  const texts: (string | undefined)[] = stories.map(() => undefined)
  const textOf = (number: number) =>
    (texts[number] ??= foldText((stories[number] as PoolStory).told.tellings.map(({ text }) => text).join(' . ')))
  // By word: 0 not looked for yet, 1 says it, 2 does not.
  const found = new Map<string, Uint8Array>()
  return (story: number, word: string): boolean => {
    let known = found.get(word)
    if (!known) {
      if (found.size >= mostWords) found.clear()
      known = new Uint8Array(stories.length)
      found.set(word, known)
    }
    if (known[story] === 0) known[story] = textOf(story).includes(word) ? 1 : 2
    return known[story] === 1
  }
}

const letGo = (story: PoolStory, key: string) => {
  const at = story.keys.indexOf(key)
  story.keys.splice(at, 1)
  story.parts.splice(at, 1)
}

/** Reads a pool for `arrangeForYou`: some tens of milliseconds for some thousand stories, so that it is done when the pool changes and not for each reader. */
export const indexPool = (all: readonly Told[]): Pool => {
  const stories = all
    .filter(({ tellings }) => tellings.length > 0)
    .sort((a, b) => b.beganAt.getTime() - a.beganAt.getTime() || (a.storyId < b.storyId ? -1 : 1))
    .map(read)
  const numbers = new Map<string, number>()
  const names = new Map<string, string>()
  const byKey = new Map<string, { number: number; part: number; weight: number }[]>()
  for (const [number, { told, keys, parts, log }] of stories.entries()) {
    numbers.set(told.storyId, number)
    for (const [i, key] of keys.entries()) {
      const part = parts[i] as number
      const list = byKey.get(key) ?? []
      list.push({ number, part, weight: log + 0.5 * Math.log2(Math.max(part, 0.01)) })
      if (list.length === 1) byKey.set(key, list)
    }
    for (const { titleId, titleName } of told.tellings) names.set(`title:${titleId}`, titleName)
  }
  for (const story of stories) if (story.told.abroad?.length) story.abroad = story.told.abroad.flatMap((id) => numbers.get(id) ?? [])
  const found = new Map<string, Found>()
  for (const [key, all] of byKey) {
    all.sort((a, b) => b.weight - a.weight || a.number - b.number)
    for (const { number } of all.slice(mostOfOne)) letGo(stories[number] as PoolStory, key)
    const list = all.slice(0, mostOfOne).sort((a, b) => a.number - b.number)
    found.set(key, {
      stories: Int32Array.from(list, ({ number }) => number),
      parts: Float64Array.from(list, ({ part }) => part),
      roots: Float64Array.from(list, ({ part }) => Math.sqrt(part)),
    })
  }
  const logOf = (number: number) => (stories[number] as PoolStory).log
  return {
    stories,
    found,
    names,
    titles: names.size,
    desks: [...found.keys()].filter((key) => key.startsWith('desk:')).length,
    heaviest: stories.map((_, number) => number).sort((a, b) => logOf(b) - logOf(a) || a - b),
    numberOf: (storyId) => numbers.get(storyId),
    says: openSaying(stories),
    logs: Float64Array.from(stories, ({ log }) => log),
    scratch: {
      best: new Float64Array(stories.length),
      sum: new Float64Array(stories.length),
      against: new Float64Array(stories.length),
      read: new Float64Array(stories.length),
      lane: new Int32Array(stories.length).fill(-1),
    },
  }
}
