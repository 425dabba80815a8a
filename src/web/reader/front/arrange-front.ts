import { type Shelf, shelves } from '../../../desk/desk.ts'
import { countryName, type Desk, desks } from '../../furniture/desks.ts'
import type { Place } from '../gather-cards.ts'

/**
 * A band of a section is a `feature` (one large, two beside it, three told in few words) or a `row` of 2, 3, 4 or, with four headlines under them, 8: always so many
 * pieces as fill it.
 */
export type Band<One> = { desk: Desk; look: 'feature' | 'row'; pieces: One[] }
/** What editors picked, as far as it does not stand above: at the most four. */
export type ShelfBand<One> = { shelf: Shelf; pieces: One[] }
export type Arranged<One> = {
  lead: One | undefined
  /** Beside the lead. */
  beside: One[]
  /** Under it, in a row. */
  seconds: One[]
  shelves: ShelfBand<One>[]
  briefs: One[]
  bands: Band<One>[]
  countries: { country: string; pieces: One[] }[]
}

const needed = { beside: 3, seconds: 4, shelf: 4, briefs: 9, feature: 6, rows: [8, 4, 3, 2], country: 3, countries: 8 }

/**
 * Which place goes where on the front page. A story stands on it once: what has led it is not told again on a shelf or in its section's band. The countries'
 * band may repeat a story, told by a title of that country: those countries whose places come first, in the order of their names.
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
  const picked = (Object.keys(shelves) as Shelf[]).flatMap((shelf) => {
    const pieces = take(on(shelf), needed.shelf, told)
    return pieces.length > 0 ? [{ shelf, pieces }] : []
  })
  const briefs = take(front, needed.briefs, told)
  const bands: Band<One>[] = []
  for (const desk of Object.keys(desks) as Desk[]) {
    const left = on(`desk:${desk}`)
    const many = fresh(left, told)
    const look = bands.length % 2 === 0 && many >= needed.feature ? 'feature' : 'row'
    const most = look === 'feature' ? needed.feature : needed.rows.find((row) => many >= row)
    if (most) bands.push({ desk, look, pieces: take(left, most, told) })
  }
  const countries = [...new Set(places.flatMap((one) => (one.page.startsWith('country:') ? [one.page.slice(8)] : [])))]
    .filter((country) => countryName(country))
    .map((country) => ({ country, pieces: on(`country:${country}`).slice(0, needed.country) }))
    .filter((band) => band.pieces.length === needed.country)
    .slice(0, needed.countries)
    .sort((a, b) => (countryName(a.country) as string).localeCompare(countryName(b.country) as string, 'en'))
  return { lead, beside, seconds, shelves: picked, briefs, bands, countries }
}

/** How many stories of a list have not stood above. */
const fresh = <One extends Place>(list: One[], told: (one: One) => boolean): number =>
  new Set(list.filter((one) => !told(one)).map((one) => one.storyId ?? one.articleId)).size

/** Every place that stands on the arranged page, so that only their facts are gathered. */
export const standing = <One>(page: Arranged<One>): One[] => [
  ...(page.lead ? [page.lead] : []),
  ...page.beside,
  ...page.seconds,
  ...page.shelves.flatMap((band) => band.pieces),
  ...page.briefs,
  ...page.bands.flatMap((band) => band.pieces),
  ...page.countries.flatMap((band) => band.pieces),
]
