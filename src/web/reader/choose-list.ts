import { type Db, sql } from '../../base/database.ts'
import type { Reason } from '../../edition/edition.ts'
import type { Place } from './gather-cards.ts'

/** The places of one page that the edition has set, in order. */
export const choosePlaces = async (db: Db, page: string, most = 40): Promise<Place[]> => {
  const { rows } = await sql<{ story_id: string; article_id: string; reasons: Reason[]; line: string | null }>`
    select story_id, article_id, reasons, line from edition_places where page = ${page} and place < ${most} order by place`.execute(db)
  return rows.map((row) => ({ page, storyId: row.story_id, articleId: row.article_id, reasons: row.reasons, line: row.line }))
}

export type From = { desk?: string; country?: string; title?: string }

/** The newest articles of a desk, country or title after a mark, newest first: one more than a page holds tells whether there is another page. */
export const chooseLatest = async (
  db: Db,
  from: From,
  before: Mark | undefined,
  most: number,
): Promise<{ places: Place[]; next: string | undefined }> => {
  const conditions = [
    sql`a.state = 'ready'`,
    ...(from.desk ? [sql`a.desk = ${from.desk}`] : []),
    ...(from.country ? [sql`a.country = ${from.country}`] : []),
    ...(from.title ? [sql`a.title_id = ${from.title}`] : []),
    ...(before ? [sql`(a.published_at, a.id) < (${before.at}, ${before.id})`] : []),
  ]
  const { rows } = await sql<{ id: string; published_at: Date; story_id: string | null }>`
    select a.id, a.published_at, sa.story_id
    from (select id, published_at from articles a where ${sql.join(conditions, sql` and `)} order by published_at desc, id desc limit ${most + 1}) a
    left join story_articles sa on sa.article_id = a.id
    order by a.published_at desc, a.id desc`.execute(db)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    places: shown.map((row) => ({ page: 'latest', storyId: row.story_id, articleId: row.id, reasons: [] })),
    next: rows.length > most && last ? writeMark({ at: last.published_at, id: last.id }) : undefined,
  }
}

/** Where a page of a long list begins: after this article. It stays true when new articles come in, as page numbers do not. */
export type Mark = { at: Date; id: string }
export const writeMark = (mark: Mark): string => `${mark.at.getTime().toString(36)}-${mark.id}`
export const readMark = (text: string | undefined): Mark | undefined => {
  const [, time, id] = /^([0-9a-z]{6,10})-([0-9a-z]{1,40})$/.exec(text ?? '') ?? []
  const at = new Date(Number.parseInt(time ?? '', 36))
  // PostgreSQL reads no year of five digits as JavaScript writes it.
  return id && at.getUTCFullYear() < 10_000 ? { at, id } : undefined
}
