import { type Db, inTransaction, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import { codePrint, giftCode } from './gift-code.ts'
import { planNamed } from './plans-of.ts'
import type { Sender } from './sender.ts'
import { tellEvent } from './tell-event.ts'

/** What billing knows of a gift that was bought, whole, each time that something of it changed. `id`: billing's order. */
export type GiftTold = { id: string; version: number; plan: string; state: 'paid' | 'refunded' | 'disputed' }
type Told = { buyer: ReaderId; key: string; gift: GiftTold }

const make = async (tx: Db, { buyer, gift }: Told, now: Date, { letters, secret, address }: Sender): Promise<void> => {
  const plan = await planNamed(tx, gift.plan)
  if (!plan?.months) throw new Error(`a gift was bought on plan ${gift.plan}, which is none for gifts`)
  const id = newId<'subscription gift'>('sg', now)
  const code = giftCode(secret, id)
  const giver = await tx.selectFrom('readers').select(['id', 'mail']).where('id', '=', buyer).executeTakeFirst()
  const made = { id, bought_as: gift.id, version: gift.version, state: gift.state, plan_id: plan.id, months: plan.months }
  await tx
    .insertInto('subscription_gifts')
    .values({
      ...made,
      giver_id: giver?.id ?? null,
      code_print: codePrint(secret, code),
      bought_at: now,
      redeemed_by: null,
      redeemed_at: null,
    })
    .execute()
  if (!giver || gift.state !== 'paid') return
  const letter = {
    subject: 'Your gift is ready',
    heading: 'Your gift is ready',
    paragraphs: [
      `Thank you. The link below gives ${plan.months === 1 ? 'one month' : `${plan.months} months`} of membership to whoever opens it first. Send it, or print it with the code.`,
      'The time begins when it is taken, after whatever the person has already.',
    ],
    code,
    action: { label: 'The gift', href: `${address}/gifts/${code}` },
    small: ['Your page of membership shows it again, and whether it was taken.'],
  }
  await letters.write(tx, { to: giver.mail, kind: 'gift', letter, reader: giver.id }, now)
}

/**
 * Takes in what billing tells of a gift, in its transaction `db`. The first telling makes the gift and writes to its giver; when the money goes back, what was redeemed ends and
 * what was not can no longer be; when it is paid after all, it goes on. Of several tellings the one with the highest version holds, whatever the order.
 */
export const tellGift = (db: Db, told: Told, now: Date, sender: Sender): Promise<void> =>
  inTransaction(db, async (tx) => {
    const { gift, key } = told
    await sql`select pg_advisory_xact_lock(7235815, hashtext(${gift.id}))`.execute(tx)
    const known = await tx.selectFrom('subscription_gifts').selectAll().where('bought_as', '=', gift.id).executeTakeFirst()
    if (!known) return make(tx, told, now, sender)
    if (known.version >= gift.version) return
    // Read from the row as it is written: somebody may have redeemed it since it was looked up.
    const { redeemed_by: taker } = await tx
      .updateTable('subscription_gifts')
      .set({ version: gift.version, state: gift.state })
      .where('id', '=', known.id)
      .returning('redeemed_by')
      .executeTakeFirstOrThrow()
    if (!taker || (known.state === 'paid') === (gift.state === 'paid')) return
    const of = { gift: known.id, version: gift.version }
    if (gift.state === 'paid') await tellEvent(tx, { reader: taker, key, kind: 'gift-restored', facts: of }, now)
    else await tellEvent(tx, { reader: taker, key, kind: 'gift-taken-back', facts: { ...of, why: gift.state } }, now)
  })
