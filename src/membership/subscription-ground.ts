import { day } from '../base/clock.ts'
import type { Ground } from './ground.ts'
import type { Rules } from './standing.ts'
import { eventsOfKind, type StandingEvent } from './standing-event.ts'

type Seen = Extract<StandingEvent, { kind: 'subscription-seen' }>

/** Of two that were seen, the later version; should two differ under one version, whichever order they came in, the same one. */
const later = (one: Seen, other: Seen): Seen => {
  if (one.facts.version !== other.facts.version) return one.facts.version > other.facts.version ? one : other
  return JSON.stringify([one.facts, one.key]) > JSON.stringify([other.facts, other.key]) ? one : other
}

/** What is known last of each subscription. */
export const lastSeen = (events: readonly StandingEvent[]): Seen[] =>
  [...Map.groupBy(eventsOfKind(events, 'subscription-seen'), ({ facts }) => facts.subscription).values()].map((seen) => seen.reduce(later))

const groundOf = (seen: Seen, now: Date, { graceDays }: Rules): Ground[] => {
  const { by, plan, state, paidUntil, renews, why } = seen.facts
  const back = why === 'refunded' || why === 'disputed'
  // Money that went back ends it at once: what an earlier payment still covers is all that is left.
  if (!paidUntil && !back) return []
  const paid = new Date(paidUntil ?? seen.at)
  const pastDue = state === 'past-due' && !back
  // A payment provider takes its time between the end of a period and the charge for the next (an hour at Stripe), and its word may be late.
  const lenient = pastDue || (state === 'active' && renews && !back)
  const until = lenient ? new Date(paid.getTime() + graceDays * day) : back && paid < seen.at ? seen.at : paid
  const told = pastDue || now >= paid ? until : paid
  return [
    {
      until,
      from: [seen.id],
      standing: {
        kind: 'member',
        until: told,
        by,
        plan,
        renews: renews && state !== 'ended' && !back,
        ...(pastDue ? { pastDueUntil: until } : {}),
      },
    },
  ]
}

/** The grounds that subscriptions give. `place`: only those that are for so many people at least. */
export const subscriptionGrounds = (events: readonly StandingEvent[], now: Date, rules: Rules, place = 1): Ground[] =>
  lastSeen(events)
    .filter(({ facts }) => facts.seats >= place)
    .flatMap((seen) => groundOf(seen, now, rules))
