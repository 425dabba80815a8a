import { day } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import { type Secret, unseal } from '../base/secret.ts'
import type { Carried, Carrier } from './carrier.ts'
import type { Sealed } from './letter.ts'
import { nextTry, type Taken, takeDue } from './take-due.ts'
import { sealFor } from './write-letter.ts'

const atOnce = 20
const mostAtOnce = 1000

const empty = (db: Db, { id, ...what }: { id: Taken['id']; sent_at?: Date; given_up_at?: Date; problem?: string }) =>
  db
    .updateTable('letters')
    .set({ sealed: null, ...what })
    .where('id', '=', id)
    .execute()

/** Why this letter is not worth another try, if so. */
const tooLate = ({ written_at, good_until }: Taken, now: Date): string | undefined => {
  if (good_until && good_until <= now) return 'what it says is no longer true'
  return now.getTime() - written_at.getTime() > day ? 'it could not be sent for a day' : undefined
}

/**
 * Sends every letter whose time has come, some at a time. Gives how many were sent, and whether the mail server could be reached. A letter is given up,
 * with a line in the log, when the server refuses it for good, when what it says has run out, and after a day.
 */
export const sendDue = async (
  db: Db,
  { carrier, secret, log }: { carrier: () => Promise<Carrier>; secret: Secret; log: Log },
  now: Date,
): Promise<{ sent: number; reached: boolean }> => {
  const giveUp = async ({ id, kind, tries }: Taken, why: string) => {
    await empty(db, { id, given_up_at: now, problem: why })
    log.warn('a letter is given up', { kind, tries, why })
  }
  const sendOne = async (taken: Taken): Promise<Carried> => {
    const late = tooLate(taken, now)
    const text = taken.sealed === null ? undefined : unseal(secret, sealFor, taken.sealed)
    if (late || text === undefined) {
      const why = late ?? 'it was sealed with another secret'
      await giveUp(taken, why)
      return { kind: 'refused', why }
    }
    const carried = await (await carrier()).carry({ id: taken.id, written: taken.written_at, ...(JSON.parse(text) as Sealed) })
    if (carried.kind === 'sent') await empty(db, { id: taken.id, sent_at: now })
    else if (carried.kind === 'refused') await giveUp(taken, carried.why)
    else
      await db
        .updateTable('letters')
        .set({ problem: carried.why, due_at: nextTry(taken.tries, now) })
        .where('id', '=', taken.id)
        .execute()
    return carried
  }
  let sent = 0
  for (let taken = 0; taken < mostAtOnce; taken += atOnce) {
    const due = await takeDue(db, { most: atOnce }, now)
    const outcomes = await Promise.all(due.map(sendOne))
    sent += outcomes.filter(({ kind }) => kind === 'sent').length
    const none = outcomes.find((outcome) => outcome.kind === 'no-server')
    if (none) {
      log.warn('the mail server cannot be used', { why: none.why })
      return { sent, reached: false }
    }
    if (due.length < atOnce) break
  }
  return { sent, reached: true }
}
