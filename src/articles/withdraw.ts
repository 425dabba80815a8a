import { type Db, inTransaction, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { TitleId } from '../titles/titles.ts'
import { asRows } from './rows.ts'
import type { ArticleId } from './tables.ts'

/**
 * Takes articles back at their publisher's word, and says so. The words go, of all versions, and the pictures; the row stays and tells the fact, and its names
 * stay, so that a slower feed of the title does not bring it back. A headline can be the libel itself: it goes too. Those already withdrawn are left alone.
 * Gives the articles that were withdrawn by this call.
 */
export const withdrawArticles = (
  db: Db,
  articles: { id: ArticleId; note: string | null; joinedInto?: ArticleId }[],
  now: Date,
): Promise<ArticleId[]> =>
  inTransaction(db, async (tx) => {
    if (articles.length === 0) return []
    const { rows } = await sql<{ id: ArticleId }>`
      update articles a set state = 'withdrawn', withdrawn_note = r.note, joined_into = r.joined, headline = '', standfirst = null, byline = '[]', wire = null, opening = null,
        correction = null, picture_id = null, words = 0, minutes = 0, search = '', changed_at = ${now}
      from json_to_recordset(${asRows(articles.map(({ id, note, joinedInto }) => ({ id, note, joined: joinedInto ?? null })))}) as r(id text, note text, joined text)
      where a.id = r.id and a.state <> 'withdrawn' returning a.id`.execute(tx)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return []
    for (const table of ['article_texts', 'article_images', 'article_versions'] as const)
      await tx.deleteFrom(table).where('article_id', 'in', ids).execute()
    for (const article of ids) await say(tx, 'article-withdrawn', { article })
    return ids
  })

/**
 * Withdraws one article, by its id or by the title's own guid for it. `note` is told to readers: why, in the publisher's words, or null.
 * Gives its id, or null when there is no such article or it was withdrawn before.
 */
export const withdraw = (
  db: Db,
  what: { article: ArticleId; note: string | null } | { titleId: TitleId; guid: string; note: string | null },
  now: Date,
): Promise<ArticleId | null> =>
  inTransaction(db, async (tx) => {
    const id =
      'article' in what
        ? what.article
        : (
            await tx
              .selectFrom('article_keys')
              .select('article_id')
              .where('title_id', '=', what.titleId)
              .where('kind', '=', 'guid')
              .where('key', '=', what.guid)
              .executeTakeFirst()
          )?.article_id
    if (!id) return null
    return (await withdrawArticles(tx, [{ id, note: what.note }], now))[0] ?? null
  })
