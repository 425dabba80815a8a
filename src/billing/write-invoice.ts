import { type Db, inTransaction } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { Money } from '../base/money.ts'
import { readerOf } from './reader-of.ts'
import type { DeskKind, DisputeState, InvoiceState } from './tables.ts'
import { type Sender, tellGiftOf } from './tell-gift.ts'
import { tellStanding } from './tell-subscription.ts'

/** An invoice as its desk knows it now. Amounts in minor units of `amount.currency`. */
export type InvoiceFacts = {
  id: string
  desk: DeskKind
  /** Of a desk of ours; at Stripe the reader follows from the customer. */
  reader: string | null
  customer: string | null
  subscription: string | null
  order: string | null
  number: string | null
  year?: number
  numberInYear?: number
  state: InvoiceState
  amount: Money
  tax: bigint | null
  paid: bigint
  refunded: bigint
  dispute: DisputeState | null
  plan: string
  from: Date | null
  to: Date | null
  link: string | null
  madeAt: Date
  paidAt: Date | null
}

/**
 * Writes what the desk said under a ticket, unless a later answer is there; says 'payment-received' when it is paid for the first time, and tells
 * membership: all in one transaction. True when anything changed.
 */
export const writeInvoice = (
  db: Db,
  { facts, ticket, sender }: { facts: InvoiceFacts; ticket: number; sender: Sender },
  now: Date,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const reader = await readerOf(tx, facts)
    const row = {
      reader_id: reader,
      number: facts.number,
      state: facts.state,
      amount: facts.amount.amount,
      currency: facts.amount.currency,
      tax: facts.tax,
      paid: facts.paid,
      refunded: facts.refunded,
      dispute: facts.dispute,
      plan_id: facts.plan,
      period_from: facts.from,
      period_to: facts.to,
      // The provider's page names whoever paid: when he is forgotten, it is not written down again.
      link: reader === null ? null : facts.link,
      paid_at: facts.paidAt,
      subscription_id: facts.subscription,
      order_id: facts.order,
      asked_no: ticket,
    }
    await tx
      .insertInto('invoices')
      .values({
        id: facts.id,
        desk: facts.desk,
        customer_id: facts.customer,
        year: facts.year ?? null,
        number_in_year: facts.numberInYear ?? null,
        made_at: facts.madeAt,
        ...row,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('invoices.asked_no', '<', ticket))
      .execute()
    const paidNow = await tx
      .updateTable('invoices')
      .set({ said_paid: true })
      .where('id', '=', facts.id)
      .where('state', '=', 'paid')
      .where('said_paid', '=', false)
      .returning('id')
      .executeTakeFirst()
    if (paidNow) await say(tx, 'payment-received', { invoice: facts.id })
    if (facts.order) await settleOrder(tx, facts, now)
    const told = facts.subscription ? await tellStanding(tx, facts.subscription, now) : await tellGiftOf(tx, facts.id, sender, now)
    return told || paidNow !== undefined
  })

const settleOrder = async (tx: Db, { order, state, subscription }: InvoiceFacts, now: Date) => {
  if (state !== 'paid' || !order) return
  await tx
    .updateTable('orders')
    .set({ state: 'paid', paid_at: now, ...(subscription ? { subscription_id: subscription } : {}) })
    .where('id', '=', order)
    .where('state', '<>', 'paid')
    .execute()
}
