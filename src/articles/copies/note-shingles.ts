import { setImmediate } from 'node:timers/promises'
import { day } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import type { ArticleId } from '../tables.ts'
import { marksOf, shingleBytes, shinglesOf, wordsOf } from './shingles.ts'

/** Copies appear within so many days of each other. */
export const copyWindow = 7 * day

/** What of an article is looked for. */
export type Noted = { id: ArticleId; title: string; published: Date; shingles: Uint32Array; marks: number[] }

type Row = { id: ArticleId; title: string; published: Date; html: string | null; state: string }

/**
 * Takes down the shingles of articles, those that stand there before going; of articles that are withdrawn, older than the window or too short only the going. Gives those
 * that have any.
 */
export const noteShingles = (db: Db, articles: ArticleId[], now: Date): Promise<Noted[]> =>
  inTransaction(db, async (tx) => {
    const { rows } = await sql<Row>`
      select a.id, a.title_id as title, a.published_at as published, x.html, a.state from articles a left join article_texts x on x.article_id = a.id
      where a.id = any(${articles}::text[])`.execute(tx)
    await sql`delete from article_shingles where article_id = any(${articles}::text[])`.execute(tx)
    const noted: Noted[] = []
    for (const { id, title, published, html, state } of rows) {
      if (state !== 'ready' || !html || published.getTime() <= now.getTime() - copyWindow) continue
      const shingles = shinglesOf(wordsOf(html))
      const marks = marksOf(shingles)
      if (marks.length > 0) noted.push({ id, title, published, shingles, marks })
      // Long texts are milliseconds of processor each: readers' questions come in between.
      await setImmediate()
    }
    if (noted.length === 0) return []
    const rowsOf = JSON.stringify(
      noted.map(({ id, title, published, shingles }) => ({
        id,
        title,
        published,
        shingles: Buffer.from(shingleBytes(shingles)).toString('base64'),
      })),
    )
    const { rows: numbers } = await sql<{ id: ArticleId; number: number }>`
      insert into article_shingles (article_id, title_id, published_at, shingles)
      select r.id, r.title, r.published, decode(r.shingles, 'base64') from json_to_recordset(${rowsOf}::json) as r(id text, title text, published timestamptz, shingles text)
      returning article_id as id, number`.execute(tx)
    const numberOf = new Map(numbers.map(({ id, number }) => [id, number]))
    const pairs = noted.flatMap(({ id, marks }) => marks.map((mark) => [mark, numberOf.get(id)!] as const))
    await sql`insert into shingle_marks (mark, number) select * from unnest(${pairs.map(([mark]) => mark)}::int[], ${pairs.map(([, number]) => number)}::int[])`.execute(
      tx,
    )
    return noted
  })

/** Lets go of the shingles of articles that no copy is looked for any more. Call it once an hour. Gives how many. */
export const dropOldShingles = async (db: Db, now: Date): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from article_shingles where published_at <= ${new Date(now.getTime() - copyWindow - day)} returning 1) select count(*)::int as n from gone`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
