import { type Db, inTransaction } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { forgetLetters } from '../letters/letters.ts'
import type { ReaderId } from './tables.ts'

/**
 * Deletes a reader and all that this room and the letters know of him; sessions, ways in, passkeys, choices and roles go with his row. What is under way to
 * his address goes too. Says 'reader-forgotten', once, for the rooms above; false when he was not there.
 */
export const forgetReader = (db: Db, { reader }: { reader: ReaderId }, _now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const row = await tx.deleteFrom('readers').where('id', '=', reader).returning('mail').executeTakeFirst()
    if (!row) return false
    await tx.deleteFrom('mail_proofs').where('mail', '=', row.mail).execute()
    await forgetLetters(tx, reader)
    await say(tx, 'reader-forgotten', { reader })
    return true
  })
