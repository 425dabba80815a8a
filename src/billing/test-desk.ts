import { type Db, inTransaction } from '../base/database.ts'
import { type CashDesk, type No, no } from './cash-desk.ts'
import { openInvoice, refundOwn, setOwnRenewing, subscriptionOfOrder, writeOwn } from './own-desk.ts'
import { invoiceAsIs, subscriptionAsIs } from './own-facts.ts'
import { periodEnd } from './period-end.ts'
import type { Sender } from './tell-gift.ts'

/** What a reader may play at the test desk. */
export type Outcome = 'pays' | 'card-refused' | 'walks-away'

/** The test desk's page of an order. */
export const testDeskPath = (order: string): string => `/desk-for-tests/${order}`

/** A desk at which nothing is paid: its page says so, and asks what shall happen. */
export const testDesk = ({ db, sender }: { db: Db; sender: Sender }): CashDesk => ({
  kind: 'test',
  origins: [],
  openCheckout: async (order) => ({ to: testDeskPath(order.id), session: null }),
  closeCheckout: async () => {},
  openPortal: async () => undefined,
  setRenewing: (running, renews, now) => setOwnRenewing(db, { id: running.id, renews, sender }, now),
  async refund(invoice, amount, now) {
    await refundOwn(db, { id: invoice, amount, sender }, now)
  },
})

/** Plays what becomes of an order of this reader's at the test desk. An order whose card was refused may be tried again. */
export const payOrder = (
  db: Db,
  { order: id, reader, outcome, sender }: { order: string; reader: string; outcome: Outcome; sender: Sender },
  now: Date,
): Promise<{ ok: true; back: string } | No> =>
  inTransaction(db, async (tx) => {
    const order = await tx
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', id)
      .where('reader_id', '=', reader)
      .forUpdate()
      .executeTakeFirst()
    if (order?.desk !== 'test') return no('no-such-order', 'There is no such order.')
    if (order.state !== 'open' && order.state !== 'refused') return no('order-closed', 'This order is settled already.')
    if (outcome !== 'pays') {
      await tx
        .updateTable('orders')
        .set({ state: outcome === 'card-refused' ? 'refused' : 'gone' })
        .where('id', '=', id)
        .execute()
      return outcome === 'card-refused'
        ? no('card-refused', 'The card was refused. Try again, or with another card.')
        : { ok: true, back: order.back }
    }
    const plan = await tx.selectFrom('plans').select(['every', 'seats']).where('id', '=', order.plan_id).executeTakeFirstOrThrow()
    const amount = { amount: BigInt(order.amount), currency: order.currency }
    const times = plan.every && { from: now, to: periodEnd(now, plan.every) }
    const begun = times && {
      ...subscriptionOfOrder(order, plan.seats, now),
      ...times,
      status: 'active',
      state: 'active' as const,
      renews: true,
    }
    const invoice = openInvoice({ desk: 'test', reader, subscription: begun?.id ?? null, order: id, plan: order.plan_id, amount }, now)
    await writeOwn(
      tx,
      {
        invoice: { ...invoice, ...times, number: `TEST-${invoice.id.slice(-6)}`, state: 'paid', paid: amount.amount, paidAt: now },
        ...(begun ? { subscription: begun } : {}),
        sender,
      },
      now,
    )
    return { ok: true, back: order.back }
  })

/** Plays that the card of a subscription is refused from now on, or that a good one was given: what is open is paid with it at once. */
export const setTestCard = (
  db: Db,
  { subscription, reader, card, sender }: { subscription: string; reader: string; card: 'good' | 'refused'; sender: Sender },
  now: Date,
): Promise<{ ok: true } | No> =>
  inTransaction(db, async (tx) => {
    const row = await tx
      .updateTable('subscriptions')
      .set({ card })
      .where('id', '=', subscription)
      .where('reader_id', '=', reader)
      .where('desk', '=', 'test')
      .returningAll()
      .executeTakeFirst()
    if (!row) return no('no-such-subscription', 'There is no such subscription.')
    if (card === 'good' && row.state === 'past-due') {
      const open = await tx
        .selectFrom('invoices')
        .selectAll()
        .where('subscription_id', '=', subscription)
        .where('state', '=', 'open')
        .execute()
      for (const one of open)
        await writeOwn(tx, { invoice: { ...invoiceAsIs(one), state: 'paid', paid: BigInt(one.amount), paidAt: now }, sender }, now)
      await writeOwn(tx, { subscription: { ...subscriptionAsIs(row), status: 'active', state: 'active', why: null }, sender }, now)
    }
    return { ok: true }
  })
