import { type Db, sql } from '../base/database.ts'

/** Makes every feed due at once, for a paper whose publishers are its own (the sample town): a real publisher is called when its own pace says so. */
export const callAgain = async (db: Db, now: Date): Promise<void> => {
  await sql`update feed_calls set next_call_at = ${now} where next_call_at > ${now} and (leased_until is null or leased_until <= ${now})`.execute(
    db,
  )
}
