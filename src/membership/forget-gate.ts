import { type Db, sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { longestWindow } from './meter-window.ts'

/**
 * What the gate keeps of a reader is gone: what he opened on meters, and his gift links open nothing any more. What a gift opened stays counted for the publisher,
 * without anyone's name.
 */
export const forgetGate = async (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<void> => {
  await sql`delete from unlocks where reader_id = ${reader} and gift_id is null`.execute(db)
  await sql`update unlocks set reader_id = null where reader_id = ${reader}`.execute(db)
  await sql`update article_gifts set reader_id = null, sealed = null, revoked_at = coalesce(revoked_at, ${now}) where reader_id = ${reader}`.execute(
    db,
  )
}

/** What the gate keeps of a reader, for his export. */
export const exportGate = async (db: Db, { reader }: { reader: ReaderId }): Promise<{ opened: unknown[]; given: unknown[] }> => {
  const opened = await sql`
    select article_id as article, title_id as title, why, opened_at as "openedAt" from unlocks where reader_id = ${reader} order by opened_at, id`.execute(
    db,
  )
  const given = await sql`
    select article_id as article, given_at as "givenAt", expires_at as "expiresAt", revoked_at as "revokedAt" from article_gifts
    where reader_id = ${reader} order by given_at, id`.execute(db)
  return { opened: opened.rows, given: given.rows }
}

/**
 * What no meter counts any more is forgotten, and who opened a gift that has long ended, which stays counted without his name: for the timetable. Gives how many openings
 * that were.
 */
export const forgetOldUnlocks = async (db: Db, now: Date): Promise<number> => {
  const before = new Date(now.getTime() - longestWindow)
  const { rows } = await sql`delete from unlocks where place is not null and opened_at < ${before} returning 1`.execute(db)
  const named =
    await sql`update unlocks set reader_id = null where place is null and reader_id is not null and opened_at < ${before} returning 1`.execute(
      db,
    )
  return rows.length + named.rows.length
}
