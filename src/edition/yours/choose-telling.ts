import type { PoolStory, PoolTelling } from './index-pool.ts'
import type { Pulls } from './read-taste.ts'

/** The telling that stands for its story where nothing of the reader's says otherwise. */
const leads = 0.5
/** Each piece that a title has on the page already: of titles that tell a story alike, those that are not on it yet come in, the small ones among them. */
const again = 0.5

const isHidden = ({ title, country, writers }: PoolTelling, { muted }: Pulls): boolean =>
  muted.size > 0 && (muted.has(title) || (country !== null && muted.has(country)) || writers.some((key) => muted.has(key)))

/** Whether a telling is in the paper's language, or of a title or country that he chose. */
const isReadable = ({ of, title, country }: PoolTelling, { language, anyLanguage }: Pulls): boolean =>
  of.language === null || of.language === language || anyLanguage.has(title) || (country !== null && anyLanguage.has(country))

/** Whether any of a story's tellings is. */
export const isReadableStory = ({ languages, tellingBy }: PoolStory, { language, anyLanguage }: Pulls): boolean => {
  for (const one of languages) if (one === language || one === null) return true
  for (const key of anyLanguage) if (tellingBy.has(key)) return true
  return false
}

const speaksFor = ({ title, country, writers }: PoolTelling, { tellings }: Pulls): number => {
  let weight = tellings.get(title) ?? 0
  if (country) weight += tellings.get(country) ?? 0
  for (const key of writers) weight += tellings.get(key) ?? 0
  return weight
}

/** Whether the reader has muted the story itself, its section, or something that it is about. */
export const isMuted = ({ keys, desk, topics }: PoolStory, { muted }: Pulls): boolean =>
  muted.size > 0 && (muted.has(keys[0] as string) || (desk !== null && muted.has(desk)) || topics.some((key) => muted.has(key)))

/** Of a story that sixty titles tell, so many of the first are looked at for one whose turn it is. */
const turns = 8

/**
 * The telling of a story that this reader is shown: none that he muted, none in a language that he did not choose; of the others, a title's that he follows, else the
 * one that stands for the story, unless its title has had its share of the page (`shown`: pieces on it by title, `most` of one).
 */
export const chooseTelling = (
  { tellings, tellingBy }: PoolStory,
  taste: Pulls,
  shown: ReadonlyMap<string, number>,
  most: number,
): PoolTelling | undefined => {
  let best: PoolTelling | undefined
  let bestWeight = Number.NEGATIVE_INFINITY
  const plain = taste.tellings.size === 0
  const look = (i: number) => {
    const telling = tellings[i] as PoolTelling
    const had = shown.get(telling.title) ?? 0
    if (had >= most || isHidden(telling, taste) || !isReadable(telling, taste)) return
    const weight = (plain ? 0 : speaksFor(telling, taste)) + (i === 0 ? leads : 0) - again * had
    if (weight > bestWeight) {
      best = telling
      bestWeight = weight
    }
  }
  const first = Math.min(turns, tellings.length)
  for (let i = 0; i < first; i++) look(i)
  if (first < tellings.length)
    for (const key of taste.tellings.keys()) {
      const at = tellingBy.get(key)
      if (at !== undefined && at >= first) look(at)
    }
  // None of the first may be shown, and none is of a title that he chose.
  for (let i = first; best === undefined && i < tellings.length; i++) look(i)
  return best
}

/** How many titles that tell the story the reader has muted. */
export const hiddenIn = ({ tellings }: PoolStory, { muted }: Pulls): number =>
  muted.size === 0 ? 0 : tellings.filter(({ title }) => muted.has(title)).length
