import { createHash } from 'node:crypto'
import { day } from '../base/clock.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { newToken } from '../base/secret.ts'
import { giveRole } from './roles.ts'
import type { ReaderId } from './tables.ts'

const printOfToken = (token: string) => createHash('sha256').update(token).digest('base64url')

const hasOperator = async (db: Db) =>
  (await db.selectFrom('reader_roles').select('role').where('role', '=', 'operator').limit(1).execute()).length > 0

/**
 * The token of the link by which the first operator takes his paper, for the terminal; undefined when there is an operator already. It holds for a week, and
 * only the newest one does.
 */
export const offerOperator = (db: Db, now: Date): Promise<string | undefined> =>
  inTransaction(db, async (tx) => {
    if (await hasOperator(tx)) return undefined
    const token = newToken()
    await sql`delete from operator_claims`.execute(tx)
    await tx
      .insertInto('operator_claims')
      .values({ token_print: printOfToken(token), made_at: now, expires_at: new Date(now.getTime() + 7 * day) })
      .execute()
    return token
  })

/** Makes the reader who has the link the first operator. False when the token is not the offered one, is over, was used, or there is an operator. */
export const claimOperator = (db: Db, { token, reader }: { token: string; reader: ReaderId }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    // Whoever deletes the row has it: of two who come at once, the other finds none.
    const { rows } =
      await sql`delete from operator_claims where token_print = ${printOfToken(token)} and expires_at > ${now} returning 1`.execute(tx)
    if (rows.length === 0 || (await hasOperator(tx))) return false
    await giveRole(tx, { reader, role: 'operator' }, now)
    return true
  })
