import { type Db, inTransaction } from '../base/database.ts'
import type { Letter, Letters } from '../letters/letters.ts'
import type { ReaderId } from '../readers/readers.ts'

/** The letters about standing. */
export type ReminderKind =
  | 'trial-ends-soon'
  | 'trial-ended'
  | 'membership-begins'
  | 'card-refused'
  | 'membership-ended'
  | 'membership-ends-soon'
  | 'year-renews-soon'

/** One letter that is due. `key`: of what it tells. Without `letter` it is written down as not needed, and never comes. */
export type Reminder = { reader: ReaderId; kind: ReminderKind; key: string; letter?: Letter | undefined }

/**
 * Writes a letter to a reader unless one of this kind and key was written before, whoever does it at the same time. False when there is none: told
 * before, not needed, or the reader is forgotten.
 */
export const writeOnce = (
  db: Db,
  { letters, reminder: { reader, kind, key, letter } }: { letters: Pick<Letters, 'write'>; reminder: Reminder },
  now: Date,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    // Shared with forgetting, which takes the row for itself: a letter is written before it, and dropped by it, or not at all.
    const there = await tx.selectFrom('readers').select('mail').where('id', '=', reader).forKeyShare().executeTakeFirst()
    if (!there) return false
    const mine = await tx
      .insertInto('reminders')
      .values({ reader_id: reader, kind, key, sent_at: now })
      .onConflict((on) => on.columns(['reader_id', 'kind', 'key']).doNothing())
      .returning('reader_id')
      .executeTakeFirst()
    if (!mine || !letter) return false
    await letters.write(tx, { to: there.mail, kind, letter, reader }, now)
    return true
  })
