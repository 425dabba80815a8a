import { countryName, type Desk, desks } from '../../furniture/desks.ts'
import type { Place } from '../gather-cards.ts'

export type Band<One> = { desk: Desk; pieces: One[] }
export type Arranged<One> = {
  lead: One | undefined
  /** Beside the lead. */
  beside: One[]
  /** Under it, in a row. */
  seconds: One[]
  briefs: One[]
  bands: Band<One>[]
  countries: { country: string; pieces: One[] }[]
}

const needed = { beside: 3, seconds: 4, briefs: 9, band: 6, bandLeast: 2, country: 3, countries: 8 }

/**
 * Which place goes where on the front page. A story stands on it once: what has led it is not told again in its section's band. The countries'
 * band may repeat a story, told by a title of that country, unless it is the very same article.
 */
export const arrangeFront = <One extends Place>(places: One[]): Arranged<One> => {
  const stories = new Set<string>()
  const articles = new Set<string>()
  const take = (list: One[], most: number, seen: (one: One) => boolean): One[] => {
    const taken: One[] = []
    for (const one of list) {
      if (taken.length === most) break
      if (seen(one)) continue
      if (one.storyId) stories.add(one.storyId)
      articles.add(one.articleId)
      taken.push(one)
    }
    return taken
  }
  const told = (one: One) => (one.storyId !== null && stories.has(one.storyId)) || articles.has(one.articleId)
  const on = (page: string) => places.filter((one) => one.page === page)
  const front = on('front')
  const [lead] = take(front, 1, told)
  const beside = take(front, needed.beside, told)
  const seconds = take(front, needed.seconds, told)
  const briefs = take(front, needed.briefs, told)
  const bands = (Object.keys(desks) as Desk[])
    .filter((desk) => on(`desk:${desk}`).filter((one) => !told(one)).length >= needed.bandLeast)
    .map((desk) => ({ desk, pieces: take(on(`desk:${desk}`), needed.band, told) }))
  const countries = [...new Set(places.flatMap((one) => (one.page.startsWith('country:') ? [one.page.slice(8)] : [])))]
    .filter((country) => countryName(country))
    .map((country) => ({ country, pieces: on(`country:${country}`).slice(0, needed.country) }))
    .filter((band) => band.pieces.length === needed.country)
    .slice(0, needed.countries)
  return { lead, beside, seconds, briefs, bands, countries }
}

/** Every place that stands on the arranged page, so that only their facts are gathered. */
export const standing = <One>(page: Arranged<One>): One[] => [
  ...(page.lead ? [page.lead] : []),
  ...page.beside,
  ...page.seconds,
  ...page.briefs,
  ...page.bands.flatMap((band) => band.pieces),
  ...page.countries.flatMap((band) => band.pieces),
]
