import { type Db, inTransaction, sql } from '../../base/database.ts'
import type { ArticleId } from '../tables.ts'
import { findLikenesses } from './find-likenesses.ts'
import { groupCopies, writeLikenesses } from './group-copies.ts'
import { noteShingles } from './note-shingles.ts'

const atOnce = 50

/** One at a time regroups: two that did it at once would each miss what the other found. */
const alone = (db: Db) => sql`select pg_advisory_xact_lock(hashtext('masthead copies'))`.execute(db)

/**
 * Finds out which articles are copies of others, fresh ones and those whose text changed, and sets the groups anew: an article is a copy where the text that it shares with
 * another title's is most of the shorter of the two. Shingles are written in a transaction of their own first, so that of two copies that come in at once the later sees the
 * other. The same articles may be told again.
 */
export const findCopies = async (db: Db, articles: ArticleId[], now: Date): Promise<void> => {
  for (let from = 0; from < articles.length; from += atOnce) {
    const some = articles.slice(from, from + atOnce)
    const noted = await noteShingles(db, some, now)
    const found = await findLikenesses(db, noted)
    const { rows } = await sql<{ had: boolean }>`
      select exists (select from article_likenesses where article_id = any(${some}::text[]) or other_id = any(${some}::text[])) as had`.execute(
      db,
    )
    if (found.length === 0 && !rows[0]?.had) continue
    await inTransaction(db, async (tx) => {
      await alone(tx)
      await groupCopies(tx, await writeLikenesses(tx, some, found), now)
    })
  }
}

/** Takes articles that are withdrawn out of their groups, which mend. */
export const leaveCopies = (db: Db, articles: ArticleId[], now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    await alone(tx)
    await sql`delete from article_shingles where article_id = any(${articles}::text[])`.execute(tx)
    await sql`delete from article_copies where article_id = any(${articles}::text[])`.execute(tx)
    const touched = await writeLikenesses(tx, articles, [])
    const { rows } = await sql<{
      id: ArticleId
    }>`delete from article_copies where origin_id = any(${articles}::text[]) returning article_id as id`.execute(tx)
    for (const { id } of rows) touched.add(id)
    for (const id of articles) touched.delete(id)
    await groupCopies(tx, touched, now)
  })
