import { type Db, sql } from '../../base/database.ts'
import type { ArticleId } from '../tables.ts'
import { copyWindow, type Noted } from './note-shingles.ts'
import { shinglesIn } from './shingles.ts'
import { copyLikeness, textLikeness } from './text-likeness.ts'

/** Two articles that share their text. `article` < `other`. */
export type Likeness = { article: ArticleId; other: ArticleId; likeness: number }

// A mark that more articles have than this is a title's standing text: the newest are looked at. It bounds what one article costs, however many are held.
const mostPerMark = 40
const mostCandidates = 30

/**
 * The articles of other titles that share the text of this one, published within the window of each other: looked up by marks, and then compared shingle by shingle. Three
 * statements of bounded size; what it costs does not grow with the number of articles held.
 */
export const findLikenesses = async (db: Db, { id, title, published, shingles, marks }: Noted): Promise<Likeness[]> => {
  const [from, to] = [-copyWindow, copyWindow].map((by) => new Date(published.getTime() + by))
  const { rows } = await sql<{ id: ArticleId; shingles: Uint8Array }>`
    with found as (
      select x.number, count(*) as n from unnest(${marks}::int[]) as m(mark)
      cross join lateral (select number from shingle_marks where mark = m.mark order by number desc limit ${sql.lit(mostPerMark)}) x group by x.number
    )
    select s.article_id as id, s.shingles from found f join article_shingles s using (number)
    where s.article_id <> ${id} and s.title_id <> ${title} and s.published_at between ${from!} and ${to!} and f.n >= ${marks.length > 5 ? 2 : 1}
    order by f.n desc, s.number desc limit ${sql.lit(mostCandidates)}`.execute(db)
  return rows.flatMap((row) => {
    const likeness = textLikeness(shingles, shinglesIn(row.shingles))
    if (likeness < copyLikeness) return []
    return [id < row.id ? { article: id, other: row.id, likeness } : { article: row.id, other: id, likeness }]
  })
}
