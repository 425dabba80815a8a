import type { Selectable } from 'kysely'
import { type Db, inTransaction, type Tables } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { type No, no } from './cash-desk.ts'
import { invoiceAsIs, subscriptionAsIs } from './own-facts.ts'
import type { Sender } from './tell-gift.ts'
import { takeTicket } from './ticket.ts'
import { type InvoiceFacts, writeInvoice } from './write-invoice.ts'
import { type SubscriptionFacts, writeSubscription } from './write-subscription.ts'

export type OrderRow = Selectable<Tables['orders']>

/** A subscription of a desk of ours, as an order begins it; nothing is paid yet. */
export const subscriptionOfOrder = (order: OrderRow, seats: number, now: Date): SubscriptionFacts => ({
  id: newId('sb', now),
  desk: order.desk,
  reader: order.reader_id,
  customer: null,
  plan: order.plan_id,
  price: order.price_id,
  seats,
  status: 'waiting',
  state: 'waiting',
  renews: false,
  endsAt: null,
  why: null,
  from: null,
  to: null,
  live: order.desk === 'invoice',
  beganAt: now,
})

/** An open invoice of a desk of ours. */
export const openInvoice = (
  from: Pick<InvoiceFacts, 'desk' | 'reader' | 'subscription' | 'order' | 'plan' | 'amount'>,
  now: Date,
): InvoiceFacts => ({
  id: newId('iv', now),
  customer: null,
  number: null,
  state: 'open',
  tax: null,
  paid: 0n,
  refunded: 0n,
  dispute: null,
  from: null,
  to: null,
  link: null,
  madeAt: now,
  paidAt: null,
  ...from,
})

/** Writes what changed of a subscription and an invoice of a desk of ours: the invoice first, so that membership is told once. */
export const writeOwn = async (
  tx: Db,
  { invoice, subscription, sender }: { invoice?: InvoiceFacts; subscription?: SubscriptionFacts; sender: Sender },
  now: Date,
): Promise<void> => {
  const ticket = await takeTicket(tx)
  if (invoice) await writeInvoice(tx, { facts: invoice, ticket, sender }, now)
  if (subscription) await writeSubscription(tx, { facts: subscription, ticket }, now)
}

/** Ends a subscription of ours with its period, or lets it go on. */
export const setOwnRenewing = (db: Db, { id, renews, sender }: { id: string; renews: boolean; sender: Sender }, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('subscriptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (row.state === 'ended') return
    const endsAt = renews ? null : row.period_to
    await writeOwn(tx, { subscription: { ...subscriptionAsIs(row), renews, endsAt, why: renews ? null : 'cancelled' }, sender }, now)
  })

/** Writes down that money of an invoice of ours was given back, all of it when `amount` is undefined. */
export const refundOwn = (
  db: Db,
  { id, amount, sender }: { id: string; amount: bigint | undefined; sender: Sender },
  now: Date,
): Promise<{ ok: true } | No> =>
  inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('invoices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row?.state !== 'paid') return no('not-paid', 'This invoice is not paid.')
    const facts = invoiceAsIs(row)
    const left = facts.paid - facts.refunded
    const back = amount ?? left
    if (back <= 0n || back > left) return no('too-much', 'More than was paid cannot be given back.')
    await writeOwn(tx, { invoice: { ...facts, refunded: facts.refunded + back }, sender }, now)
    return { ok: true }
  })
