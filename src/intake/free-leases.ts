import { type Db, sql } from '../base/database.ts'

/** Frees every feed, home page and host that is claimed, for a start after a process was killed; only where no other process can be at work on this database. */
export const freeLeases = async (db: Db): Promise<void> => {
  await sql`update feed_calls set leased_until = null where leased_until is not null`.execute(db)
  await sql`update home_calls set leased_until = null where leased_until is not null`.execute(db)
  await sql`update feed_hosts set busy_until = null where busy_until is not null`.execute(db)
}
