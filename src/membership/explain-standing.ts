import { isLive } from './ground.ts'
import { distinctEvents, groundsOf } from './grounds-of.ts'
import { sayDay } from './say-day.ts'
import type { Rules, Standing } from './standing.ts'
import { eventsOfKind, type StandingEvent, type SubscriptionFacts } from './standing-event.ts'
import { standingBy } from './standing-of.ts'
import { lastSeen } from './subscription-ground.ts'

/** One line of the explanation: what happened, whether the standing rests on it now, and if it did and no longer does, why. */
export type ExplainedLine = { at: Date; words: string; counts: boolean }

const until = (end: string | null) => (end === null ? 'without an end' : `until ${sayDay(new Date(end))}`)

const reasons: Record<NonNullable<SubscriptionFacts['why']>, string> = {
  refunded: 'the money was given back',
  disputed: 'the payer disputes the payment at the bank',
  'payment-failed': 'a payment failed',
  cancelled: 'it was cancelled',
  forgotten: 'the reader was forgotten',
}

const subscriptionWords = ({ subscription, by, plan, seats, state, paidUntil, renews, why }: SubscriptionFacts): string => {
  const what = `${by === 'invoice' ? 'Membership by invoice' : 'Subscription'} ${subscription} (${plan || 'a plan that is not ours'}${seats > 1 ? `, ${seats} seats` : ''})`
  const how = { waiting: 'waits for its first payment', active: 'is active', 'past-due': 'is past due', ended: 'has ended' }[state]
  const paid = paidUntil ? `paid ${until(paidUntil)}` : 'nothing is paid'
  return `${what} ${how}: ${paid}${state === 'active' && !renews ? ', does not renew' : ''}${why ? `; ${reasons[why]}` : ''}`
}

const wordsOf = (event: StandingEvent): string => {
  switch (event.kind) {
    case 'trial-began':
      return `Trial began, ${until(event.facts.until)}`
    case 'trial-refused':
      return event.facts.why === 'claimed'
        ? 'No trial: somebody with this mail address had one before'
        : "No trial: the mail address is at a domain of throw-away mail, which the paper's rules do not let"
    case 'subscription-seen':
      return subscriptionWords(event.facts)
    case 'complimentary-given':
      return `Complimentary reading given by ${event.facts.by}, ${until(event.facts.until)}: ${event.facts.why}`
    case 'complimentary-ended':
      return `Complimentary reading ended by ${event.facts.by}: ${event.facts.why}`
    case 'seat-given':
      return `Took seat ${event.facts.place} in the family of ${event.facts.family}`
    case 'seat-left':
      return `Seat given up: ${{ left: 'the reader left it', removed: "the family's payer took it back", 'family-gone': "the family's payer is gone" }[event.facts.why]}`
    case 'gift-redeemed':
      return `Gift ${event.facts.gift} redeemed (${event.facts.plan}), ${until(event.facts.until)}`
    case 'gift-taken-back':
      return `Gift ${event.facts.gift} taken back: ${reasons[event.facts.why]}`
    case 'gift-restored':
      return `Gift ${event.facts.gift} restored: its payment holds after all`
    case 'institution-joined':
      return `Joined ${event.facts.name}, ${until(event.facts.until)}`
    case 'institution-left':
      return `Left institution ${event.facts.institution}`
  }
}

// What gives nothing by itself needs no word on why it does not count.
const giving = ['trial-began', 'subscription-seen', 'complimentary-given', 'seat-given', 'gift-redeemed', 'institution-joined']

/**
 * Why a reader stands as he does, for the operator: every event in order, in plain words, and whether the standing rests on it at `now`. Pure.
 */
export const explainStanding = (
  events: readonly StandingEvent[],
  now: Date,
  rules: Rules,
): { standing: Standing; lines: ExplainedLine[] } => {
  const once = distinctEvents(events)
  const grounds = groundsOf(once, now, rules)
  const known = new Set(grounds.flatMap(({ from }) => from))
  const counting = new Set(grounds.filter((ground) => isLive(ground, now)).flatMap(({ from }) => from))
  const last = new Set(lastSeen(eventsOfKind(once, 'subscription-seen')).map(({ id }) => id))
  const whyNot = (event: StandingEvent): string => {
    if (counting.has(event.id) || !giving.includes(event.kind)) return ''
    if (event.kind === 'subscription-seen' && !last.has(event.id)) return ' (a later word on it holds)'
    if (event.kind === 'seat-given' && !known.has(event.id)) return ' (its family is not paid for so many)'
    return known.has(event.id) ? ' (over)' : ' (gives nothing)'
  }
  const lines = once
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1))
    .map((event) => ({ at: event.at, words: `${wordsOf(event)}${whyNot(event)}.`, counts: counting.has(event.id) }))
  return { standing: standingBy(grounds, now), lines }
}
