import type { Db } from '../base/database.ts'

/** The round that lets go of invitations to seats that nobody took in time, and with them of strangers' addresses. Gives how many. */
export const dropOldInvitations = async (db: Db, now: Date): Promise<number> =>
  (await db.deleteFrom('seats').where('reader_id', 'is', null).where('open_until', '<=', now).returning('id').execute()).length
