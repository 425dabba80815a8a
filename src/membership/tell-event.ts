import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/jobs.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Happening } from './standing-event.ts'

export type Telling = Happening & { reader: ReaderId; key: string }

/** Readers who sit in a seat that `owner` pays for: how he stands is how they stand. */
const sitters = async (db: Db, owner: ReaderId): Promise<ReaderId[]> => {
  const rows = await db.selectFrom('seats').select('reader_id').where('owner_id', '=', owner).where('reader_id', 'is not', null).execute()
  return rows.map((row) => row.reader_id as ReaderId)
}

/**
 * Writes one event of how a reader stands, and says standing-changed for him and for those who sit in his seats, in one transaction. false, and nothing
 * is said, when the key was told before or the reader is forgotten: what a payment house says late about him must not bring him back.
 */
export const tellEvent = (db: Db, { reader, key, kind, facts }: Telling, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    // Shared with forgetting, which takes the row for itself: an event is written before it or not at all.
    const there = await tx.selectFrom('readers').select('id').where('id', '=', reader).forKeyShare().executeTakeFirst()
    if (!there) return false
    const written = await tx
      .insertInto('standing_events')
      .values({ id: newId<'standing-event'>('se', now), reader_id: reader, kind, at: now, facts, key })
      .onConflict((on) => on.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) return false
    for (const one of [reader, ...(await sitters(tx, reader))]) await say(tx, 'standing-changed', { reader: one })
    return true
  })
