import { type Db, inTransaction } from '../base/database.ts'
import { printOf, type Secret } from '../base/secret.ts'
import type { No, ReaderId } from '../readers/readers.ts'
import { alone, seatsPaid } from './seats-paid.ts'
import type { Rules } from './standing.ts'
import type { SeatId } from './tables.ts'
import { tellEvent } from './tell-event.ts'

type Found = { id: SeatId; owner: ReaderId; place: number; reader: ReaderId | null; until: Date; by: string }

const no = (code: string, message: string): No => ({ ok: false, code, message })
const gone = no('no-invitation', 'This invitation is no longer good. Ask whoever sent it for another.')

const find = async (db: Db, token: string, secret: Secret): Promise<Found | undefined> => {
  const row = await db
    .selectFrom('seats')
    .innerJoin('readers', 'readers.id', 'seats.owner_id')
    .select(['seats.id', 'owner_id', 'place', 'reader_id', 'open_until', 'readers.name', 'readers.mail as owner_mail'])
    .where('token_print', '=', printOf(secret, 'seat', token))
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      owner: row.owner_id,
      place: row.place,
      reader: row.reader_id,
      until: row.open_until,
      by: row.name || row.owner_mail,
    }
  )
}

/** What an invitation is, for the page that its link leads to: from whom, until when. No: 'no-invitation'. */
export const peekSeat = async (
  db: Db,
  { token }: { token: string },
  now: Date,
  { secret }: { secret: Secret },
): Promise<{ ok: true; by: string; until: Date } | No> => {
  const seat = await find(db, token, secret)
  return !seat || seat.reader || seat.until <= now ? gone : { ok: true, by: seat.by, until: seat.until }
}

/**
 * A signed-in reader takes the seat that a link stands for, whatever address he signed in with: the link is the key. The same reader again is told
 * yes again. No: 'no-invitation', 'own-seat', 'has-seat', 'no-family'.
 */
export const takeSeat = (
  db: Db,
  { reader, token }: { reader: ReaderId; token: string },
  now: Date,
  { secret, graceDays }: { secret: Secret } & Rules,
): Promise<{ ok: true; by: string } | No> =>
  inTransaction(db, async (tx): Promise<{ ok: true; by: string } | No> => {
    const owner = (await find(tx, token, secret))?.owner
    if (!owner) return gone
    await alone(tx, owner, reader)
    // Somebody may have taken it, or its owner taken it back, while we waited.
    const seat = await find(tx, token, secret)
    if (seat?.reader === reader) return { ok: true, by: seat.by }
    if (!seat || seat.reader || seat.until <= now) return gone
    if (owner === reader)
      return no('own-seat', 'This is a seat in your own family; you have the first one already. Send the link to somebody else.')
    if ((await seatsPaid(tx, owner, now, { graceDays })) < seat.place)
      return no('no-family', 'The membership that this seat belongs to has ended. Ask whoever sent the invitation.')
    const taken = await tx
      .updateTable('seats')
      .set({ reader_id: reader, taken_at: now })
      .where('id', '=', seat.id)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('seats as mine').select('mine.id').where('mine.reader_id', '=', reader))),
      )
      .returning('id')
      .executeTakeFirst()
    if (!taken) return no('has-seat', 'You sit in another family already. Leave that seat first, on your page of membership.')
    const facts = { seat: seat.id, family: owner, place: seat.place }
    await tellEvent(tx, { reader, key: `seat-given:${seat.id}`, kind: 'seat-given', facts }, now)
    return { ok: true, by: seat.by }
  })
