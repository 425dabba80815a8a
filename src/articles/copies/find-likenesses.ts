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

/** Articles of one statement: each may bring thirty long texts to compare, while readers wait for the thread. */
const atOnce = 10

/**
 * The articles of other titles that share the text of these, published within the window of each other: looked up by marks, and then compared shingle by shingle. One
 * statement of bounded size for ten articles; what one costs does not grow with the number of articles held.
 */
export const findLikenesses = async (db: Db, noted: readonly Noted[]): Promise<Likeness[]> => {
  const found: Likeness[] = []
  for (let from = 0; from < noted.length; from += atOnce) found.push(...(await findSome(db, noted.slice(from, from + atOnce))))
  return found
}

// Each lookup is a lateral one of its own: by rows that the planner only guesses at, it reads a whole table instead.
const findSome = async (db: Db, some: readonly Noted[]): Promise<Likeness[]> => {
  const wanted = JSON.stringify(
    some.map(({ id, title, published, marks }, n) => ({
      n,
      id,
      title,
      after: new Date(published.getTime() - copyWindow),
      before: new Date(published.getTime() + copyWindow),
      least: marks.length > 5 ? 2 : 1,
      marks,
    })),
  )
  const { rows } = await sql<{ n: number; id: ArticleId; shingles: Uint8Array }>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${wanted}::jsonb) as w(n int, id text, title text, after timestamptz, before timestamptz, least int, marks int[])
    ), met as materialized (
      select w.n, x.number, count(*) as marks from wanted w cross join lateral unnest(w.marks) as m(mark)
      cross join lateral (select number from shingle_marks where mark = m.mark order by number desc limit ${sql.lit(mostPerMark)}) x
      group by 1, 2 having count(*) >= min(w.least)
    ), candidates as (
      select w.n, met.number, row_number() over (partition by w.n order by met.marks desc, met.number desc) as place
      from met join wanted w on w.n = met.n
      cross join lateral (select article_id, title_id, published_at from article_shingles where number = met.number limit 1) s
      where s.article_id <> w.id and s.title_id <> w.title and s.published_at between w.after and w.before
    )
    select c.n, s.article_id as id, s.shingles from candidates c
    cross join lateral (select article_id, shingles from article_shingles where number = c.number limit 1) s
    where c.place <= ${sql.lit(mostCandidates)} order by c.n, c.place`.execute(db)
  return rows.flatMap(({ n, id: other, shingles }) => {
    const { id, shingles: own } = some[n] as Noted
    const likeness = textLikeness(own, shinglesIn(shingles))
    if (likeness < copyLikeness) return []
    return [id < other ? { article: id, other, likeness } : { article: other, other: id, likeness }]
  })
}
