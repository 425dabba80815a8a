import { type Db, inTransaction, sql } from '../../base/database.ts'
import { say } from '../../base/jobs.ts'
import type { ArticleId } from '../tables.ts'
import { withdrawArticles } from '../withdraw.ts'

/** What readers are told where a piece has expired. */
export const expiredNote = 'The right to show this piece has ended.'

// So many at a time: a stroke of the clock must not hold the tables for long.
const atOnce = 500

/**
 * What the clock does to the life of articles: those whose embargo has ended appear as new (article-received), those whose right has ended are withdrawn. Call it every few
 * seconds; it costs two small index scans. Several processes may call it at once.
 */
export const releaseAndExpire = (db: Db, now: Date): Promise<{ released: ArticleId[]; expired: ArticleId[] }> =>
  inTransaction(db, async (tx) => {
    const { rows: over } = await sql<{ id: ArticleId }>`
      select id from articles where expires_at <= ${now} and state <> 'withdrawn' order by expires_at limit ${atOnce} for update skip locked`.execute(
      tx,
    )
    const expired = await withdrawArticles(
      tx,
      over.map(({ id }) => ({ id, note: expiredNote, by: 'expiry' as const })),
      now,
    )
    const { rows } = await sql<{ id: ArticleId }>`
      update articles a set state = 'ready', shown = true, changed_at = ${now}
      from (select id from articles where state = 'held' and not withheld and embargo_until <= ${now} order by embargo_until limit ${atOnce} for update skip locked) due
      where a.id = due.id returning a.id`.execute(tx)
    const released = rows.map(({ id }) => id)
    if (released.length > 0) await say(tx, 'article-received', { articles: released })
    return { released, expired }
  })
