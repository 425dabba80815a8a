import type Stripe from 'stripe'
import type { Db } from '../base/database.ts'
import { askSubscription } from './ask-subscription.ts'
import type { Heard, Hearing } from './hearing.ts'
import { type Afterwards, disputeState, invoiceFacts, subscriptionOf } from './invoice-facts.ts'
import { idOf, type StripeAccess, unlessMissing } from './stripe-access.ts'
import { isOurCustomer } from './stripe-customer.ts'
import { takeTicket } from './ticket.ts'
import { writeInvoice } from './write-invoice.ts'

/** What became of the money of an invoice: asked of each payment that was made for it. */
const askAfterwards = async (stripe: Stripe, at: Stripe.Invoice): Promise<Afterwards> => {
  const paid = (at.payments?.data ?? []).filter((payment) => payment.status === 'paid')
  const found: Afterwards = { refunded: 0, dispute: null }
  for (const { payment } of paid) {
    const intent = idOf(payment.payment_intent)
    if (!intent) continue
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge'] })
    if (!charge || typeof charge === 'string') continue
    found.refunded += charge.amount_refunded
    if (!charge.disputed) continue
    const disputes = await stripe.disputes.list({ payment_intent: intent, limit: 10 })
    const states = disputes.data.map(({ status }) => disputeState(status))
    found.dispute = (['open', 'lost', 'won'] as const).find((state) => states.includes(state)) ?? found.dispute
  }
  return found
}

/** The order of ours that an invoice belongs to, by what was written with it when its checkout was opened; not taken on trust from another paper's. */
const orderOf = async (db: Db, access: StripeAccess, at: Stripe.Invoice) => {
  const metadata = at.parent?.subscription_details?.metadata ?? at.metadata
  if (metadata?.paper !== access.mark || !metadata.order) return undefined
  return db.selectFrom('orders').select(['id', 'plan_id']).where('id', '=', metadata.order).executeTakeFirst()
}

/** Asks Stripe for an invoice as it is now, with its subscription and its payments, and writes it. Throws when Stripe does not answer. */
export const askInvoice = async (hearing: Hearing, id: string, now: Date): Promise<Heard> => {
  const { db, access, sender } = hearing
  const stripe = await access.client()
  const ticket = await takeTicket(db)
  const at = await unlessMissing(stripe.invoices.retrieve(id, { expand: ['payments'] }))
  if (!at) return 'gone'
  const metadata = at.parent?.subscription_details?.metadata ?? at.metadata
  if (!(await isOurCustomer(db, access, { customer: idOf(at.customer), metadata }, now))) return 'unknown'
  const subscription = subscriptionOf(at)
  const order = await orderOf(db, access, at)
  const first = subscription ? await askSubscription(hearing, subscription, now) : 'same'
  const plan =
    subscription && (await db.selectFrom('subscriptions').select('plan_id').where('id', '=', subscription).executeTakeFirst())?.plan_id
  // Of several invoices of one subscription only the first is what was ordered.
  const ordered = order && (!subscription || at.billing_reason === 'subscription_create') ? order.id : null
  const facts = invoiceFacts(at, await askAfterwards(stripe, at), { order: ordered, plan: plan ?? order?.plan_id ?? '' })
  if (!facts) return first
  return (await writeInvoice(db, { facts, ticket, sender }, now)) ? 'changed' : first
}
