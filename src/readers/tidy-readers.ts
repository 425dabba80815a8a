import type { Db } from '../base/database.ts'

/** The daily round: what is over goes. Gives how many rows went. */
export const tidyReaders = async (db: Db, now: Date): Promise<number> => {
  let gone = 0
  for (const table of ['sessions', 'verifications', 'mail_proofs', 'operator_claims'] as const)
    gone += (await db.deleteFrom(table).where('expires_at', '<=', now).returning('expires_at').execute()).length
  gone += (await db.deleteFrom('rate_limits').where('until', '<=', now).returning('key').execute()).length
  return gone
}
