import { foldText } from '../../readers/readers.ts'
import { openScratch, type Scratch } from './scratch.ts'
import { type Columns, openColumns } from './telling-columns.ts'
import type { TasteKind, Told } from './told.ts'

/** Which stories something is in, by their number in the pool, and how much of each: 0 to 1, and the square root of that. */
export type Found = { stories: Int32Array; parts: Float64Array; roots: Float64Array }

/** A thing draws readers to so many stories, the heaviest that it is most of: many times what a page has places. What a page costs is bounded so, however large the paper is. */
const mostOfOne = 240

/** A story of a pool. What it is looked up by is in the pool's columns. */
export type PoolStory = {
  told: Told
  /** Stories of the pool that tell the same event in other languages, by their numbers. */
  abroad: readonly number[]
  /** log2 of what it weighs for everyone, and the square of what it weighs. */
  log: number
  square: number
}

/**
 * The stories that may stand on readers' pages, read once for all readers. Numbers are given newest story first, so that of two that weigh the same the lower number
 * stands higher, and does so tomorrow too. Whatever a story is looked up by is a thing and has a number as well: a title, topic, section, country, writer, or the story itself; 0 is none.
 */
export type Pool = {
  stories: readonly PoolStory[]
  /** By thing. */
  found: readonly Found[]
  /** Every number, the heaviest for everyone first. */
  heaviest: readonly number[]
  /** How many titles and sections there are. */
  titles: number
  desks: number
  numberOf(storyId: string): number | undefined
  /** The number of a thing; 0 where no story of the pool has it. */
  thingOf(kind: TasteKind, key: string): number
  /** What a title is called; undefined for what is no title. */
  nameOf(thing: number): string | undefined
  /** Whether any of its tellings says a word, which is folded; looked for once for all readers who have muted it. */
  says(story: number, word: string): boolean
  columns: Columns
  scratch: Scratch
  /** The `log` of each story. */
  logs: Float64Array
}

/** Numbers for things, in the order in which they are met. */
const openThings = () => {
  const kinds = new Map<TasteKind, Map<string, number>>()
  let count = 1
  return {
    numbered(kind: TasteKind, key: string): number {
      let keys = kinds.get(kind)
      if (!keys) kinds.set(kind, (keys = new Map()))
      const had = keys.get(key)
      if (had !== undefined) return had
      keys.set(key, count)
      return count++
    },
    numberOf: (kind: TasteKind, key: string): number => kinds.get(kind)?.get(key) ?? 0,
    of: (kind: TasteKind): number => kinds.get(kind)?.size ?? 0,
    count: () => count,
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

type Of = { number: number; part: number; weight: number }

const foundOf = (all: Of[]): Found => {
  all.sort((a, b) => b.weight - a.weight || a.number - b.number)
  const list = all.slice(0, mostOfOne).sort((a, b) => a.number - b.number)
  return {
    stories: Int32Array.from(list, ({ number }) => number),
    parts: Float64Array.from(list, ({ part }) => part),
    roots: Float64Array.from(list, ({ part }) => Math.sqrt(part)),
  }
}

/** So much of the work is done in one go: a millisecond or two. */
const atOnce = 100

/** The same as `indexPool`, in steps between which others have their turn. */
export function* indexInSteps(all: readonly Told[]): Generator<undefined, Pool> {
  const stories: PoolStory[] = all
    .filter(({ tellings }) => tellings.length > 0)
    .sort((a, b) => b.beganAt.getTime() - a.beganAt.getTime() || (a.storyId < b.storyId ? -1 : 1))
    .map((told) => {
      const log = Math.log2(Math.max(told.common, 0.01))
      return { told, log, square: 4 ** log, abroad: [] }
    })
  const numbers = new Map(stories.map(({ told }, number) => [told.storyId, number]))
  const things = openThings()
  const names = new Map<number, string>()
  const columns = openColumns(stories, things.numbered)
  const byThing: Of[][] = [[]]
  for (const [number, story] of stories.entries()) {
    if (number % atOnce === 0) yield
    const { told, log } = story
    if (told.abroad?.length) story.abroad = told.abroad.flatMap((id) => numbers.get(id) ?? [])
    for (const [thing, part] of columns.read(number))
      (byThing[thing] ??= []).push({ number, part, weight: log + 0.5 * Math.log2(Math.max(part, 0.01)) })
    for (const { titleId, titleName } of told.tellings) names.set(things.numberOf('title', titleId), titleName)
  }
  const found: Found[] = []
  for (const [thing, list] of byThing.entries()) {
    if (thing % atOnce === 0) yield
    found.push(foundOf(list))
  }
  const logs = Float64Array.from(stories, ({ log }) => log)
  return {
    stories,
    found,
    titles: things.of('title'),
    desks: things.of('desk'),
    heaviest: stories.map((_, number) => number).sort((a, b) => (logs[b] as number) - (logs[a] as number) || a - b),
    numberOf: (storyId) => numbers.get(storyId),
    thingOf: things.numberOf,
    nameOf: (thing) => names.get(thing),
    says: openSaying(stories),
    columns: columns.all(),
    logs,
    scratch: openScratch(stories.length, things.count()),
  }
}

/** Reads a pool for `arrangeForYou`: some tens of milliseconds for some thousand stories, so that it is done when the pool changes and not for each reader. */
export const indexPool = (all: readonly Told[]): Pool => {
  const steps = indexInSteps(all)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
