import { type Db, inTransaction, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { TitleId } from '../titles/titles.ts'
import { tellPurge } from './life/purges.ts'
import { asRows } from './rows.ts'
import type { ArticleId, PurgeReason } from './tables.ts'

/** `by`: at whose word; absent where the piece goes on in another (`joinedInto`): then nothing has to leave. */
export type Withdrawal = { id: ArticleId; note: string | null; joinedInto?: ArticleId; by?: PurgeReason }

/**
 * Takes articles back at their publisher's word, and says so. The words go, of all versions, and the pictures; the row stays and tells the fact, and its names
 * stay, so that a slower feed of the title does not bring it back. A headline can be the libel itself: it goes too, and out of the address. Those already withdrawn are left alone, but
 * one that has only expired can be taken back for good. Gives the articles that were withdrawn by this call.
 */
export const withdrawArticles = (db: Db, articles: Withdrawal[], now: Date): Promise<ArticleId[]> =>
  inTransaction(db, async (tx) => {
    if (articles.length === 0) return []
    const told = articles.map(({ id, note, joinedInto, by = 'publisher' }) => ({
      ...{ id, note, by, joined: joinedInto ?? null },
      as: joinedInto ? 'joined' : by === 'expiry' ? 'expired' : 'taken-back',
    }))
    const { rows } = await sql<{ id: ArticleId; expired: boolean; joined: boolean }>`
      update articles a set state = 'withdrawn', withdrawn_as = r.as, slug = case when r.joined is null then 'withdrawn' else a.slug end, withdrawn_note = r.note, joined_into = r.joined, headline = '', standfirst = null, byline = '[]', wire = null, opening = null,
        correction = null, rights = null, picture_id = null, words = 0, minutes = 0, search = '', changed_at = ${now}
      from json_to_recordset(${asRows(told)}) as r(id text, note text, joined text, "as" text)
      where a.id = r.id and (a.state <> 'withdrawn' or (a.withdrawn_as = 'expired' and r.as <> 'expired'))
      returning a.id, r.as = 'expired' as expired, r.joined is not null as joined`.execute(tx)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return []
    const gone = new Set(rows.flatMap(({ id, joined }) => (joined ? [] : [id])))
    await tellPurge(
      tx,
      told.filter(({ id }) => gone.has(id)),
      now,
    )
    for (const table of ['article_images', 'article_versions'] as const) await tx.deleteFrom(table).where('article_id', 'in', ids).execute()
    // Of one that has expired it stays known which version it was: a later one may have the right again.
    const expired = rows.filter((row) => row.expired).map(({ id }) => id)
    const others = rows.filter((row) => !row.expired).map(({ id }) => id)
    if (expired.length > 0)
      await tx.updateTable('article_texts').set({ html: '', origin: 'feed' }).where('article_id', 'in', expired).execute()
    if (others.length > 0) await tx.deleteFrom('article_texts').where('article_id', 'in', others).execute()
    for (const article of ids) await say(tx, 'article-withdrawn', { article })
    return ids
  })

/**
 * Withdraws one article, by its id or by the title's own guid for it. `note` is told to readers: why, in the publisher's words, or null.
 * Gives its id, or null when there is no such article or it was withdrawn before.
 */
export const withdraw = (
  db: Db,
  what: ({ article: ArticleId } | { titleId: TitleId; guid: string }) & { note: string | null; by?: PurgeReason },
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
    return (await withdrawArticles(tx, [{ id, note: what.note, ...(what.by && { by: what.by }) }], now))[0] ?? null
  })
