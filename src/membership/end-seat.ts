import { type Db, inTransaction } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { alone } from './seats-paid.ts'
import type { SeatId } from './tables.ts'
import { tellEvent } from './tell-event.ts'

type Why = 'left' | 'removed' | 'family-gone'

/** Ends a seat, taken or not: its row goes, and with it the address that was invited. */
const end = async (tx: Db, seat: SeatId, why: Why, now: Date): Promise<boolean> => {
  const row = await tx.deleteFrom('seats').where('id', '=', seat).returning('reader_id').executeTakeFirst()
  if (row?.reader_id) await tellEvent(tx, { reader: row.reader_id, key: `seat-left:${seat}`, kind: 'seat-left', facts: { seat, why } }, now)
  return row !== undefined
}

/** `owner` takes back a seat of his own, or the invitation to it. Gives false when it is not his. */
export const removeSeat = (db: Db, { owner, seat }: { owner: ReaderId; seat: string }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await alone(tx, owner)
    const mine = await tx
      .selectFrom('seats')
      .select('id')
      .where('id', '=', seat as SeatId)
      .where('owner_id', '=', owner)
      .executeTakeFirst()
    return mine ? end(tx, mine.id, 'removed', now) : false
  })

/** A reader gives up the seat that he sits in. Gives false when he sits in none. */
export const leaveSeat = (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const mine = await tx.selectFrom('seats').select('id').where('reader_id', '=', reader).executeTakeFirst()
    return mine ? end(tx, mine.id, 'left', now) : false
  })

/** Ends every seat that a reader pays for, the one that he sits in, and invitations to his address that nobody took: he is being forgotten. */
export const endSeatsOf = async (tx: Db, reader: ReaderId, now: Date): Promise<void> => {
  await alone(tx, reader)
  const me = await tx.selectFrom('readers').select('mail').where('id', '=', reader).executeTakeFirst()
  if (me) await tx.deleteFrom('seats').where('mail', '=', me.mail).where('reader_id', 'is', null).execute()
  const seats = await tx.selectFrom('seats').select('id').where('owner_id', '=', reader).orderBy('id').execute()
  for (const { id } of seats) await end(tx, id, 'family-gone', now)
  await leaveSeat(tx, { reader }, now)
}
