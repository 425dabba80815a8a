import { day } from '../base/clock.ts'
import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { newToken, printOf } from '../base/secret.ts'
import { type No, normalMail, type ReaderId, readMail, spend } from '../readers/readers.ts'
import { sayDay } from './say-day.ts'
import { alone, seatsPaid } from './seats-paid.ts'
import type { Sender } from './sender.ts'
import type { Rules } from './standing.ts'
import type { SeatId } from './tables.ts'

const openFor = 7 * day
// Letters to strangers, at a member's word: enough for a family that mistypes, too few to be a nuisance with.
const most = 12

const no = (code: string, message: string, until?: Date): No => ({ ok: false, code, message, ...(until && { until }) })

/**
 * Invites somebody by mail to a seat that `owner` pays for: a letter with a link that is good for seven days. Invitations that nobody took are void
 * then, and their seats free again. No: 'mail-wrong', 'own-mail', 'no-family', 'invited-already', 'no-free-seat', 'too-many'.
 */
export const inviteSeat = async (
  db: Db,
  { owner, mail: written }: { owner: ReaderId; mail: string },
  now: Date,
  { letters, secret, address, graceDays }: Sender & Rules,
): Promise<{ ok: true; seat: SeatId; until: Date } | No> => {
  const mail = readMail(written)
  if (!mail) return no('mail-wrong', 'That is not a mail address. Write it as name@example.org.')
  const spent = await spend(db, { key: `seat-letters:${printOf(secret, 'spend', owner)}`, most, within: day }, now)
  if (!spent.ok) return no('too-many', `You have invited ${most} times in a day, which is the most. Try again tomorrow.`, spent.until)
  return inTransaction(db, async (tx) => {
    await alone(tx, owner)
    const me = await tx.selectFrom('readers').select(['mail', 'name']).where('id', '=', owner).executeTakeFirst()
    const paid = await seatsPaid(tx, owner, now, { graceDays })
    if (!me || paid < 2) return no('no-family', 'Your membership is for one person. Choose the one for a family to give seats.')
    if (normalMail(me.mail) === normalMail(mail)) return no('own-mail', 'That is your own address; you have the first seat already.')
    await tx.deleteFrom('seats').where('owner_id', '=', owner).where('reader_id', 'is', null).where('open_until', '<=', now).execute()
    const seats = await tx.selectFrom('seats').select(['place', 'mail']).where('owner_id', '=', owner).execute()
    if (seats.some((seat) => normalMail(seat.mail) === normalMail(mail)))
      return no('invited-already', 'You have given a seat to this address already. Take it back first to invite again.')
    const place = Array.from({ length: paid - 1 }, (_, n) => n + 2).find((free) => !seats.some((seat) => seat.place === free))
    if (!place) return no('no-free-seat', `All ${paid} seats are taken. Take one back first.`)
    const token = newToken()
    const seat = newId<'seat'>('st', now)
    const until = new Date(now.getTime() + openFor)
    const token_print = printOf(secret, 'seat', token)
    await tx
      .insertInto('seats')
      .values({ id: seat, owner_id: owner, place, mail, token_print, invited_at: now, open_until: until, reader_id: null, taken_at: null })
      .execute()
    // The name alone is the writer's own words, in a letter that we sign: short, and no link.
    const from = me.name && !/[/:@]|\.\p{L}/u.test(me.name) ? `${me.name.slice(0, 60)} (${me.mail})` : me.mail
    const letter = {
      subject: 'A seat in a family membership',
      heading: 'You are invited to read',
      paragraphs: [
        `${from} has a membership for a family and invites you to one of its seats. You read everything with it, with an account of your own, and pay nothing.`,
        `The invitation is good until ${sayDay(until)}.`,
      ],
      action: { label: 'Take the seat', href: `${address}/seats/${token}` },
      small: ['If you do not want it, do nothing. We have written down your address for this invitation only.'],
    }
    await letters.write(tx, { to: mail, kind: 'seat-invitation', letter, reader: owner, until }, now)
    return { ok: true, seat, until }
  })
}
