import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/jobs.ts'
import { Refusal } from '../base/refusal.ts'
import { readMail } from './mail.ts'
import type { ReaderId } from './tables.ts'

/**
 * Makes a reader of a mail address without a letter, at the operator's word; one who is there already is left as he is. He signs in as everybody does.
 * Throws Refusal 'mail-wrong'.
 */
export const addReader = (db: Db, { mail }: { mail: string }, now: Date): Promise<{ reader: ReaderId; joined: boolean }> =>
  inTransaction(db, async (tx) => {
    const read = readMail(mail)
    if (!read) throw new Refusal('mail-wrong', `"${mail}" is no mail address. Write it as name@example.org.`)
    const made = await tx
      .insertInto('readers')
      .values({ id: newId('rd', now), mail: read, mail_confirmed: true, joined_at: now, changed_at: now })
      .onConflict((conflict) => conflict.column('mail').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) {
      await say(tx, 'reader-joined', { reader: made.id })
      return { reader: made.id, joined: true }
    }
    const there = await tx.selectFrom('readers').select('id').where('mail', '=', read).executeTakeFirstOrThrow()
    return { reader: there.id, joined: false }
  })
