import type { Selectable } from 'kysely'
import type { Tables } from '../base/database.ts'
import type { InvoiceFacts } from './write-invoice.ts'
import type { SubscriptionFacts } from './write-subscription.ts'

/** The facts of a row of a desk of ours, to be written again with something changed: there is no provider to ask. */
export const subscriptionAsIs = (row: Selectable<Tables['subscriptions']>): SubscriptionFacts => ({
  id: row.id,
  desk: row.desk,
  reader: row.reader_id,
  customer: row.customer_id,
  plan: row.plan_id,
  price: row.price_id,
  seats: row.seats,
  status: row.status,
  state: row.state,
  renews: row.renews,
  endsAt: row.ends_at,
  why: row.why,
  from: row.period_from,
  to: row.period_to,
  live: row.live,
  beganAt: row.began_at,
})

export const invoiceAsIs = (row: Selectable<Tables['invoices']>): InvoiceFacts => ({
  id: row.id,
  desk: row.desk,
  reader: row.reader_id,
  customer: row.customer_id,
  subscription: row.subscription_id,
  order: row.order_id,
  number: row.number,
  state: row.state,
  amount: { amount: BigInt(row.amount), currency: row.currency },
  tax: row.tax === null ? null : BigInt(row.tax),
  paid: BigInt(row.paid),
  refunded: BigInt(row.refunded),
  dispute: row.dispute,
  plan: row.plan_id,
  from: row.period_from,
  to: row.period_to,
  link: row.link,
  madeAt: row.made_at,
  paidAt: row.paid_at,
})
