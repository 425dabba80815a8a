import type { Db } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { seatsPaid } from './seats-paid.ts'
import type { Rules } from './standing.ts'
import type { SeatId } from './tables.ts'

/** A seat as its owner sees it: whom he invited, until when the invitation is good, and since when it is taken. */
export type Seat = { id: SeatId; place: number; mail: string; invitedAt: Date; openUntil: Date; takenAt: Date | null }

/** The family that a reader pays for: for how many people (1: it is none), and the seats given. Invitations that have run out are not among them. */
export const seatsOf = async (
  db: Db,
  { owner }: { owner: ReaderId },
  now: Date,
  rules: Rules,
): Promise<{ paid: number; seats: Seat[] }> => {
  const rows = await db.selectFrom('seats').selectAll().where('owner_id', '=', owner).orderBy('place').execute()
  const seats = rows
    .filter((row) => row.taken_at !== null || row.open_until > now)
    .map((row) => ({
      id: row.id,
      place: row.place,
      mail: row.mail,
      invitedAt: row.invited_at,
      openUntil: row.open_until,
      takenAt: row.taken_at,
    }))
  return { paid: await seatsPaid(db, owner, now, rules), seats }
}

/** The seat that a reader sits in, and by whose name or address; undefined when he sits in none. */
export const seatIn = async (db: Db, { reader }: { reader: ReaderId }): Promise<{ by: string; takenAt: Date } | undefined> => {
  const row = await db
    .selectFrom('seats')
    .innerJoin('readers', 'readers.id', 'seats.owner_id')
    .select(['readers.name', 'readers.mail', 'taken_at'])
    .where('seats.reader_id', '=', reader)
    .executeTakeFirst()
  return row?.taken_at ? { by: row.name || row.mail, takenAt: row.taken_at } : undefined
}
