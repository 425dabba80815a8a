import type Stripe from 'stripe'
import { atSecond, idOf } from './stripe-access.ts'
import type { OurPrice } from './stripe-price.ts'
import type { SubscriptionState, Why } from './tables.ts'
import type { SubscriptionFacts } from './write-subscription.ts'

// docs.stripe.com/billing/subscriptions/overview#subscription-statuses. 'unpaid' is what Stripe may be set to do after its last try: nothing more is
// asked for, and the grace since the last paid period has its own end here.
const states: Record<string, SubscriptionState> = {
  incomplete: 'waiting',
  incomplete_expired: 'ended',
  trialing: 'active',
  active: 'active',
  past_due: 'past-due',
  unpaid: 'past-due',
  paused: 'ended',
  canceled: 'ended',
}

const whyEnded = ({ status, cancellation_details }: Stripe.Subscription): Why | null => {
  if (status === 'past_due' || status === 'unpaid') return 'payment-failed'
  if (status !== 'canceled') return null
  const reason = cancellation_details?.reason
  return reason === 'payment_failed' ? 'payment-failed' : reason === 'payment_disputed' ? 'disputed' : 'cancelled'
}

/** A subscription at Stripe in our words. `ours`: the price of its item, if it is one of ours. */
export const subscriptionFacts = (at: Stripe.Subscription, ours: OurPrice | undefined): SubscriptionFacts => {
  const item = at.items.data[0]
  const state = states[at.status] ?? 'waiting'
  // Where billing is 'flexible', and in the portal, an end is told by cancel_at alone.
  const renews = state !== 'ended' && !at.cancel_at_period_end && at.cancel_at === null
  const to = atSecond(item?.current_period_end)
  return {
    id: at.id,
    desk: 'stripe',
    reader: null,
    customer: idOf(at.customer),
    plan: ours?.plan ?? '',
    price: ours?.price ?? null,
    seats: Math.min(6, (ours?.seats ?? 1) * (item?.quantity ?? 1)),
    status: at.status,
    state,
    renews,
    endsAt: state === 'ended' ? atSecond(at.ended_at) : renews ? null : (atSecond(at.cancel_at) ?? to),
    why: whyEnded(at),
    from: atSecond(item?.current_period_start),
    to,
    live: at.livemode,
    beganAt: atSecond(at.start_date) ?? new Date(0),
  }
}
