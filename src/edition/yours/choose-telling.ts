import type { Pulls } from './read-taste.ts'
import type { Told, ToldBy } from './told.ts'

/** The telling that stands for its story where nothing of the reader's says otherwise. */
const leads = 0.5
/** Each piece that a title has on the page already: of titles that tell a story alike, those that are not on it yet come in, the small ones among them. */
const again = 0.5

const isHidden = ({ titleId, country, writers }: ToldBy, { muted }: Pulls): boolean =>
  muted.has(`title:${titleId}`) ||
  (country !== null && muted.has(`country:${country}`)) ||
  (writers.length > 0 && muted.size > 0 && writers.some(({ key }) => muted.has(`writer:${key}`)))

const isReadable = ({ titleId, country, language }: ToldBy, taste: Pulls): boolean =>
  language === null ||
  language === taste.language ||
  taste.anyLanguage.has(`title:${titleId}`) ||
  (country !== null && taste.anyLanguage.has(`country:${country}`))

const speaksFor = ({ titleId, country, writers }: ToldBy, { tellings }: Pulls): number => {
  let weight = tellings.get(`title:${titleId}`) ?? 0
  if (country) weight += tellings.get(`country:${country}`) ?? 0
  for (const { key } of writers) weight += tellings.get(`writer:${key}`) ?? 0
  return weight
}

/** Whether the reader has muted the story itself, its section, or something that it is about. */
export const isMuted = ({ storyId, desk, topics }: Told, { muted }: Pulls): boolean =>
  muted.size > 0 &&
  (muted.has(`story:${storyId}`) || (desk !== null && muted.has(`desk:${desk}`)) || topics.some(({ id }) => muted.has(`topic:${id}`)))

/**
 * The telling of a story that this reader is shown: none that he muted, none in a language that he did not choose; of the others, a title's that he follows, else the
 * one that stands for the story, unless its title has had its share of the page (`shown`: pieces on it by title, `most` of one).
 */
export const chooseTelling = (story: Told, taste: Pulls, shown: ReadonlyMap<string, number>, most: number): ToldBy | undefined => {
  let best: ToldBy | undefined
  let bestWeight = Number.NEGATIVE_INFINITY
  const plain = taste.tellings.size === 0
  for (const [i, telling] of story.tellings.entries()) {
    const had = shown.get(telling.titleId) ?? 0
    if (had >= most || isHidden(telling, taste) || !isReadable(telling, taste)) continue
    const weight = (plain ? 0 : speaksFor(telling, taste)) + (i === 0 ? leads : 0) - again * had
    if (weight > bestWeight) {
      best = telling
      bestWeight = weight
    }
  }
  return best
}

/** How many titles that tell the story the reader has muted. */
export const hiddenIn = ({ tellings }: Told, { muted }: Pulls): number =>
  muted.size === 0 ? 0 : tellings.filter(({ titleId }) => muted.has(`title:${titleId}`)).length
