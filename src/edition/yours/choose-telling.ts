import type { Pool } from './index-pool.ts'
import type { Pulls } from './read-taste.ts'
import { turns } from './telling-columns.ts'

/** The telling that stands for its story where nothing of the reader's says otherwise. */
const leads = 0.5
/** Each piece that a title has on the page already: of titles that tell a story alike, those that are not on it yet come in, the small ones among them. */
const again = 0.5

/** What of a pool may be shown to one reader, and which telling of it. Asks what stands of him in the pool's scratch. */
export const openTellings = ({ columns, scratch }: Pool, taste: Pulls) => {
  const { itself, desk, topicsFrom, topics, tellingsFrom, title, country, language, writersFrom, writers, first } = columns
  const { muted, speaks, anyLanguage, shown } = scratch
  const plain = taste.speakers.length === 0
  const { hasMutes } = taste

  const isHidden = (one: number): boolean => {
    if (muted[title[one] as number] === 1 || muted[country[one] as number] === 1) return true
    for (let i = writersFrom[one] as number; i < (writersFrom[one + 1] as number); i++) if (muted[writers[i] as number] === 1) return true
    return false
  }
  /** Whether a telling is in the paper's language, or of a title or country that he chose. */
  const isReadable = (one: number): boolean =>
    language[one] === 0 ||
    language[one] === taste.language ||
    anyLanguage[title[one] as number] === 1 ||
    anyLanguage[country[one] as number] === 1
  const speaksFor = (one: number): number => {
    let weight = (speaks[title[one] as number] as number) + (speaks[country[one] as number] as number)
    for (let i = writersFrom[one] as number; i < (writersFrom[one + 1] as number); i++) weight += speaks[writers[i] as number] as number
    return weight
  }
  return {
    /** Whether any of a story's tellings is in a language that he reads. */
    isReadableStory(story: number): boolean {
      const end = tellingsFrom[story + 1] as number
      for (let one = tellingsFrom[story] as number; one < end; one++) if (isReadable(one)) return true
      return false
    },
    /** Whether the reader has muted the story itself, its section, or something that it is about. */
    isMuted(story: number): boolean {
      if (!hasMutes) return false
      if (muted[itself[story] as number] === 1 || muted[desk[story] as number] === 1) return true
      for (let i = topicsFrom[story] as number; i < (topicsFrom[story + 1] as number); i++)
        if (muted[topics[i] as number] === 1) return true
      return false
    },
    /**
     * The telling of a story that this reader is shown, by its number among them, -1 for none: none that he muted, none in a language that he did not choose; of the others, a title's that he follows,
     * else the one that stands for the story, unless its title has had its share of the page (`most` pieces of one).
     */
    choose(story: number, most: number): number {
      const from = tellingsFrom[story] as number
      const many = (tellingsFrom[story + 1] as number) - from
      let best = -1
      let bestWeight = Number.NEGATIVE_INFINITY
      const look = (at: number) => {
        const one = from + at
        const had = shown[title[one] as number] as number
        if (had >= most || (hasMutes && isHidden(one)) || !isReadable(one)) return
        const weight = (plain ? 0 : speaksFor(one)) + (at === 0 ? leads : 0) - again * had
        if (weight > bestWeight) {
          best = at
          bestWeight = weight
        }
      }
      const early = Math.min(turns, many)
      for (let at = 0; at < early; at++) look(at)
      const places = first[story]
      if (places)
        for (const thing of taste.speakers) {
          const at = places.get(thing)
          if (at !== undefined && at >= early) look(at)
        }
      // None of the first may be shown, and none is of a title that he chose.
      for (let at = early; best === -1 && at < many; at++) look(at)
      return best
    },
    /** How many titles that tell the story the reader has muted. */
    hiddenIn(story: number): number {
      if (!hasMutes) return 0
      let hidden = 0
      const end = tellingsFrom[story + 1] as number
      for (let one = tellingsFrom[story] as number; one < end; one++) if (muted[title[one] as number] === 1) hidden++
      return hidden
    },
  }
}

export type Tellings = ReturnType<typeof openTellings>
