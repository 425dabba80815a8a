import type { TasteKind, Told } from './told.ts'

/**
 * What the stories of a pool and their tellings are looked up by, by number. Columns and no objects: a page looks at some hundred tellings all over the pool, and what it costs is the waiting for memory.
 * Of story n the topics stand in `topics` from `topicsFrom[n]` to before `topicsFrom[n + 1]`, and so its tellings, and a telling's writers.
 */
export type Columns = {
  /** Things: the story itself, its section, its topics. */
  itself: Int32Array
  desk: Int32Array
  topicsFrom: Int32Array
  topics: Int32Array
  tellingsFrom: Int32Array
  /** By telling; a language is a number of its own, 0 where it is not known. */
  title: Int32Array
  country: Int32Array
  language: Int32Array
  writersFrom: Int32Array
  writers: Int32Array
  /** Of a story with many tellings: where its first of a title, a writer or a country is. */
  first: readonly (ReadonlyMap<number, number> | undefined)[]
  /** The number of a language; -1 where nothing is told in it. */
  languageOf(language: string): number
}

/** Of a story that sixty titles tell, so many of the first are looked at for one whose turn it is; the others are found by what speaks for them. */
export const turns = 8

type Read = { told: Told }

/** Fills columns story by story, in their order. `numbered` gives a thing its number. */
export const openColumns = (stories: readonly Read[], numbered: (kind: TasteKind, key: string) => number) => {
  const itself: number[] = []
  const desks: number[] = []
  const topicsFrom = [0]
  const topics: number[] = []
  const tellingsFrom = [0]
  const titles: number[] = []
  const countries: number[] = []
  const tongues: number[] = []
  const writersFrom = [0]
  const writers: number[] = []
  const first: (ReadonlyMap<number, number> | undefined)[] = []
  const languages = new Map<string, number>()
  const numberOfLanguage = (language: string) => {
    const had = languages.get(language) ?? languages.size + 1
    languages.set(language, had)
    return had
  }
  const firsts = (from: number, many: number): Map<number, number> => {
    const found = new Map<number, number>()
    const add = (thing: number, at: number) => {
      if (thing !== 0 && !found.has(thing)) found.set(thing, at)
    }
    for (let at = 0; at < many; at++) {
      const one = from + at
      add(titles[one] as number, at)
      add(countries[one] as number, at)
      for (let i = writersFrom[one] as number; i < (writersFrom[one + 1] as number); i++) add(writers[i] as number, at)
    }
    return found
  }
  return {
    /** The things of the next story, itself first, and how much of it each is: of a story that thirty titles tell, each title is a part; of what it is about, each topic has a weight of its own. */
    read(story: number): Map<number, number> {
      const { told } = stories[story] as Read
      const things = new Map<number, number>()
      const add = (thing: number, part: number) => {
        if (thing !== 0) things.set(thing, Math.min(1, (things.get(thing) ?? 0) + part))
        return thing
      }
      itself.push(add(numbered('story', told.storyId), 1))
      desks.push(add(told.desk ? numbered('desk', told.desk) : 0, 1))
      for (const { id, weight } of told.topics) topics.push(add(numbered('topic', id), weight))
      topicsFrom.push(topics.length)
      const from = titles.length
      const part = 1 / told.tellings.length
      for (const { titleId, country, language, writers: by } of told.tellings) {
        titles.push(add(numbered('title', titleId), part))
        countries.push(add(country ? numbered('country', country) : 0, part))
        tongues.push(language === null ? 0 : numberOfLanguage(language))
        for (const { key } of by) writers.push(add(numbered('writer', key), part))
        writersFrom.push(writers.length)
      }
      tellingsFrom.push(titles.length)
      first.push(told.tellings.length > turns ? firsts(from, told.tellings.length) : undefined)
      return things
    },
    all: (): Columns => ({
      itself: Int32Array.from(itself),
      desk: Int32Array.from(desks),
      topicsFrom: Int32Array.from(topicsFrom),
      topics: Int32Array.from(topics),
      tellingsFrom: Int32Array.from(tellingsFrom),
      title: Int32Array.from(titles),
      country: Int32Array.from(countries),
      language: Int32Array.from(tongues),
      writersFrom: Int32Array.from(writersFrom),
      writers: Int32Array.from(writers),
      first,
      languageOf: (language) => languages.get(language) ?? -1,
    }),
  }
}
