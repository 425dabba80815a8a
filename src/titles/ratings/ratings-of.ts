import { csvCell } from '../../base/csv-cell.ts'
import { type Db, sql } from '../../base/database.ts'
import type { RatingScheme, TitleId } from '../tables.ts'
import { leaningWord, medianOf } from './leaning.ts'

/** What one rater says of a title, and where. `ratedAt`: '2026-11-23'. */
export type Rating = { scheme: RatingScheme; value: number; label: string; ratedBy: string; link: string; ratedAt: string | null }

/** A title's position among its raters: their median; `word` is the nearest of the scheme's five. */
export type Leaning = { value: number; word: string; ratings: Rating[] }

/** The leaning that ratings give together, undefined where there are none. Pure. */
export const leaningOf = (ratings: readonly Rating[]): Leaning | undefined => {
  const told = ratings.filter(({ scheme }) => scheme === 'leaning')
  const value = medianOf(told.map((one) => one.value))
  return value === undefined ? undefined : { value, word: leaningWord(value), ratings: told }
}

/** All ratings of these titles, raters in the order of their names. One query. */
export const ratingsOf = async (db: Db, titles: readonly TitleId[]): Promise<Map<TitleId, Rating[]>> => {
  if (titles.length === 0) return new Map()
  const { rows } = await sql<Rating & { title: TitleId }>`
    select title_id as title, scheme, value, label, rated_by as "ratedBy", link, rated_at as "ratedAt" from title_ratings
    where title_id = any(${[...titles]}) order by title_id, scheme, rated_by`.execute(db)
  return new Map([...Map.groupBy(rows, (row) => row.title)].map(([title, some]) => [title, some.map(({ title: _, ...rating }) => rating)]))
}

export type ListedRating = Rating & { title: TitleId; name: string; setAt: Date }

/** Ratings in the order of raters and titles, at most `most` after so many; of one rater where he is named. */
export const listRatings = async (
  db: Db,
  { ratedBy, most = 100_000, after = 0 }: { ratedBy?: string | undefined; most?: number; after?: number } = {},
): Promise<ListedRating[]> => {
  const { rows } = await sql<ListedRating>`
    select r.title_id as title, t.name, r.scheme, r.value, r.label, r.rated_by as "ratedBy", r.link, r.rated_at as "ratedAt", r.set_at as "setAt"
    from title_ratings r join titles t on t.id = r.title_id where ${ratedBy ?? null}::text is null or r.rated_by = ${ratedBy ?? null}
    order by r.scheme, r.rated_by, lower(t.name), r.title_id limit ${most} offset ${after}`.execute(db)
  return rows
}

/** All ratings in a form that takeRatings takes back. */
export const exportRatings = async (db: Db, form: 'csv' | 'json'): Promise<string> => {
  const rows = (await listRatings(db)).map((one) => ({
    ...{
      title: one.title,
      scheme: one.scheme,
      value: one.value,
      label: one.label,
      rated_by: one.ratedBy,
      link: one.link,
      date: one.ratedAt,
    },
  }))
  if (form === 'json') return `${JSON.stringify({ ratings: rows }, null, 1)}\n`
  const head = ['title', 'scheme', 'value', 'label', 'rated_by', 'link', 'date'] as const
  return `${[head, ...rows.map((row) => head.map((name) => csvCell(String(row[name] ?? ''))))].map((cells) => cells.join(',')).join('\n')}\n`
}
