import { type Db, inTransaction } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { ReaderId } from '../readers/readers.ts'
import { exportStanding } from './export-standing.ts'
import { exportGate, forgetGate } from './forget-gate.ts'
import { forgetStanding } from './forget-standing.ts'
import type { Rules } from './standing.ts'

/** Forgets all that this room knows of a reader, before his own row goes, in the same transaction. What stays is in `keptOfForgotten`. */
export const forgetMembership = (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    await forgetStanding(tx, { reader }, now)
    await forgetGate(tx, { reader }, now)
  })

/** All that this room knows of a reader, as plain data for his export. */
export const exportMembership = async (db: Db, reader: ReaderId, now: Date, given: { secret: Secret } & Rules): Promise<object> => ({
  ...(await exportStanding(db, { reader }, now, given)),
  ...(await exportGate(db, { reader })),
})
