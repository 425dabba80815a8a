import { day } from '../base/clock.ts'
import type { Db } from '../base/database.ts'

/** Drops every letter to a reader, sent or not: he has asked to be forgotten. */
export const forgetLetters = async (db: Db, reader: string): Promise<void> => {
  await db.deleteFrom('letters').where('reader_id', '=', reader).execute()
}

/** Drops what was written more than a week ago. */
export const dropOldLetters = async (db: Db, now: Date): Promise<void> => {
  await db
    .deleteFrom('letters')
    .where('written_at', '<', new Date(now.getTime() - 7 * day))
    .execute()
}
