import type Stripe from 'stripe'
import type { Heard, Hearing } from './hearing.ts'
import { idOf, unlessMissing } from './stripe-access.ts'
import { isOurCustomer } from './stripe-customer.ts'
import { ourPrice } from './stripe-price.ts'
import { subscriptionFacts } from './subscription-facts.ts'
import { takeTicket } from './ticket.ts'
import { writeSubscription } from './write-subscription.ts'

/** Writes a subscription as Stripe gave it under a ticket, if it is one of our customers'. */
export const putSubscription = async (hearing: Hearing, at: Stripe.Subscription, ticket: number, now: Date): Promise<Heard> => {
  const { db, access, log } = hearing
  if (!(await isOurCustomer(db, access, { customer: idOf(at.customer), metadata: at.metadata }, now))) return 'unknown'
  const price = at.items.data[0]?.price
  const ours = price && (await ourPrice(db, access, price))
  if (!ours) log.warn('a subscription at Stripe has a price that is no plan of this paper', { subscription: at.id, price: price?.id })
  const facts = subscriptionFacts(at, ours)
  if (!(await writeSubscription(db, { facts, ticket }, now))) return 'same'
  if (facts.state === 'active' && facts.customer) await warnOfSecond(hearing, facts.customer)
  return 'changed'
}

/** Who pays in two windows at once has two subscriptions: money is given back by a person, who has to be told. */
const warnOfSecond = async ({ db, log }: Hearing, customer: string): Promise<void> => {
  const running = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('customer_id', '=', customer)
    .where('state', '=', 'active')
    .execute()
  if (running.length > 1)
    log.warn('a reader pays for several subscriptions', { customer, subscriptions: running.map(({ id }) => id).join(' ') })
}

/** Asks Stripe for a subscription as it is now, and writes it. Throws when Stripe does not answer. */
export const askSubscription = async (hearing: Hearing, id: string, now: Date): Promise<Heard> => {
  const stripe = await hearing.access.client()
  const ticket = await takeTicket(hearing.db)
  const at = await unlessMissing(stripe.subscriptions.retrieve(id))
  return at ? putSubscription(hearing, at, ticket, now) : 'gone'
}
