import { type Db, inTransaction } from '../base/database.ts'
import { readerOf } from './reader-of.ts'
import type { DeskKind, SubscriptionState, Why } from './tables.ts'
import { tellStanding } from './tell-subscription.ts'

/** A subscription as its desk knows it now. */
export type SubscriptionFacts = {
  id: string
  desk: DeskKind
  /** Of a desk of ours; at Stripe the reader follows from the customer. */
  reader: string | null
  customer: string | null
  plan: string
  price: string | null
  seats: number
  status: string
  state: SubscriptionState
  renews: boolean
  endsAt: Date | null
  why: Why | null
  from: Date | null
  to: Date | null
  live: boolean
  beganAt: Date
}

/** Writes what the desk said under a ticket, unless a later answer is there, and tells membership in the same transaction. True when anything changed. */
export const writeSubscription = (db: Db, { facts, ticket }: { facts: SubscriptionFacts; ticket: number }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const row = {
      customer_id: facts.customer,
      reader_id: await readerOf(tx, facts),
      plan_id: facts.plan,
      price_id: facts.price,
      seats: facts.seats,
      status: facts.status,
      state: facts.state,
      renews: facts.renews,
      ends_at: facts.endsAt,
      why: facts.why,
      period_from: facts.from,
      period_to: facts.to,
      asked_no: ticket,
    }
    await tx
      .insertInto('subscriptions')
      .values({ id: facts.id, desk: facts.desk, live: facts.live, began_at: facts.beganAt, told: null, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('subscriptions.asked_no', '<', ticket))
      .execute()
    return tellStanding(tx, facts.id, now)
  })
