import { addMonths } from '../base/add-months.ts'
import { hour } from '../base/clock.ts'
import { type Db, inTransaction } from '../base/database.ts'
import { printOf, type Secret } from '../base/secret.ts'
import { type No, type ReaderId, spend } from '../readers/readers.ts'
import { codePrint } from './gift-code.ts'
import { alone } from './seats-paid.ts'
import type { Rules } from './standing.ts'
import { instant } from './standing-event.ts'
import { standingFor } from './standing-events-of.ts'
import { tellEvent } from './tell-event.ts'

const no = (code: string, message: string, until?: Date): No => ({ ok: false, code, message, ...(until && { until }) })
const unknown = no('no-gift', 'There is no gift with this code. Look at it letter by letter, or ask whoever gave it to you.')
const taken = no('gift-taken', 'This gift has been taken already.')
const takenBack = no('gift-void', 'This gift is no longer good, because its payment was taken back. Ask whoever gave it to you.')

const find = (db: Db, code: string, secret: Secret) =>
  db.selectFrom('subscription_gifts').selectAll().where('code_print', '=', codePrint(secret, code)).executeTakeFirst()

/** What a code stands for, for the page that its link leads to. No: 'no-gift', 'gift-taken', 'gift-void'. */
export const peekGift = async (
  db: Db,
  { code }: { code: string },
  { secret }: { secret: Secret },
): Promise<{ ok: true; months: number } | No> => {
  const gift = await find(db, code, secret)
  if (!gift) return unknown
  if (gift.redeemed_at) return taken
  return gift.state === 'paid' ? { ok: true, months: gift.months } : takenBack
}

/** From when a gift counts: after what the reader has already, as far as that has an end of its own. */
const beginning = async (db: Db, reader: ReaderId, now: Date, rules: Rules): Promise<Date> => {
  const standing = await standingFor(db, { reader }, now, rules)
  if (standing.kind !== 'trial' && standing.kind !== 'member' && standing.kind !== 'complimentary' && standing.kind !== 'institution')
    return now
  // What a card that was refused still lets read is a grace, not something to begin after.
  if (standing.kind === 'member' && standing.pastDueUntil) return now
  return standing.until && standing.until > now ? standing.until : now
}

/**
 * A signed-in reader takes a gift: once, for its months, counted from now or from the end of what he has already. The same reader again is told the
 * same again. `renews`: he pays for a membership that goes on by itself, and should know that it runs beside the gift unless he cancels it.
 * No: 'no-gift', 'gift-taken', 'gift-void', 'too-many'.
 */
export const redeemGift = async (
  db: Db,
  { reader, code }: { reader: ReaderId; code: string },
  now: Date,
  { secret, graceDays }: { secret: Secret } & Rules,
): Promise<{ ok: true; until: Date; renews: boolean } | No> => {
  const spent = await spend(db, { key: `gift-codes:${printOf(secret, 'spend', reader)}`, most: 20, within: hour }, now)
  if (!spent.ok) return no('too-many', 'You have tried many codes. Try again in an hour.', spent.until)
  return inTransaction(db, async (tx): Promise<{ ok: true; until: Date; renews: boolean } | No> => {
    const gift = await find(tx, code, secret)
    if (!gift) return unknown
    await alone(tx, reader)
    const standing = await standingFor(tx, { reader }, now, { graceDays })
    const renews = standing.kind === 'member' && standing.renews && (standing.by === 'subscription' || standing.by === 'invoice')
    const until = addMonths(await beginning(tx, reader, now, { graceDays }), gift.months)
    const mine = await tx
      .updateTable('subscription_gifts')
      .set({ redeemed_by: reader, redeemed_at: now })
      .where('id', '=', gift.id)
      .where('redeemed_at', 'is', null)
      .where('state', '=', 'paid')
      .returning('id')
      .executeTakeFirst()
    const key = `gift-redeemed:${gift.id}`
    if (mine) {
      await tellEvent(tx, { reader, key, kind: 'gift-redeemed', facts: { gift: gift.id, plan: gift.plan_id, until: instant(until) } }, now)
      return { ok: true, until, renews }
    }
    const had = await tx
      .selectFrom('standing_events')
      .select('facts')
      .where('key', '=', key)
      .where('reader_id', '=', reader)
      .executeTakeFirst()
    if (had && 'until' in had.facts && had.facts.until) return { ok: true, until: new Date(had.facts.until), renews }
    return gift.redeemed_at || gift.state === 'paid' ? taken : takenBack
  })
}
