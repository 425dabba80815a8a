import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { catchUp } from './know-window.ts'
import type { Placer } from './placer.ts'

/** One process places, moves or ties at a time: until the transaction ends. */
export const lockPlacing = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7235802)`.execute(tx)
}

/**
 * A transaction in which the placer and the database are changed as one: the placer knows all that others did, nobody else changes stories meanwhile, and where the database does not keep what
 * was done, the placer starts from the database again.
 */
export const inPlacing = <T>(db: Db, placer: Placer, now: Date, work: (tx: Tx) => Promise<T>): Promise<T> =>
  placer.alone(async () => {
    try {
      // A start reads the whole window: outside the lock, and outside the one session of an embedded database.
      if (!placer.known) await catchUp(db, placer, now)
      return await inTransaction(db, async (tx) => {
        await lockPlacing(tx)
        await catchUp(tx, placer, now)
        return await work(tx)
      })
    } catch (error) {
      placer.startAfresh()
      throw error
    }
  })
