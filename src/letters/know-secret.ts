import type { Db } from '../base/database.ts'
import { printOf, type Secret } from '../base/secret.ts'

/**
 * Writes down that the paper was opened with `secret`. Gives false when it was so far opened with others only: then processes disagree, or the operator has
 * changed it, and what was sealed before is not read any more.
 */
export const knowSecret = async (db: Db, { secret }: { secret: Secret }, now: Date): Promise<boolean> => {
  const print = printOf(secret, 'paper', 'secret')
  const known = await db.selectFrom('secret_prints').select('print').execute()
  if (known.some((one) => one.print === print)) return true
  await db
    .insertInto('secret_prints')
    .values({ print, since: now })
    .onConflict((on) => on.doNothing())
    .execute()
  return known.length === 0
}
