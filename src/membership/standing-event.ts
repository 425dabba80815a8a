import type { Id } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'

export type StandingEventId = Id<'standing-event'>

/** A moment as ISO 8601 in UTC to the millisecond, as Date's toISOString writes it. */
export type Instant = string

/**
 * What billing last knew of a subscription, or of a membership paid by invoice. Each is the whole of it, not what changed; of several the one with
 * the highest version holds, so that they may come in any order and more than once.
 */
export type SubscriptionFacts = {
  subscription: string
  version: number
  by: 'subscription' | 'invoice'
  plan: string
  seats: number
  state: 'waiting' | 'active' | 'past-due' | 'ended'
  paidUntil: Instant | null
  renews: boolean
  why: 'refunded' | 'disputed' | 'payment-failed' | 'cancelled' | 'forgotten' | null
}

/** What happens to a person's standing: the kinds of event, each with its facts. */
export type Happening =
  | { kind: 'trial-began'; facts: { until: Instant } }
  | { kind: 'trial-refused'; facts: { why: 'claimed' | 'disposable' } }
  | { kind: 'subscription-seen'; facts: SubscriptionFacts }
  | { kind: 'complimentary-given'; facts: { grant: string; until: Instant | null; by: string; why: string } }
  | { kind: 'complimentary-ended'; facts: { grant: string; by: string; why: string } }
  | { kind: 'seat-given'; facts: { seat: string; family: string; place: number } }
  | { kind: 'seat-left'; facts: { seat: string; why: 'left' | 'removed' | 'family-gone' } }
  | { kind: 'gift-redeemed'; facts: { gift: string; plan: string; until: Instant } }
  | { kind: 'gift-taken-back'; facts: { gift: string; version: number; why: 'refunded' | 'disputed' } }
  | { kind: 'gift-restored'; facts: { gift: string; version: number } }
  | { kind: 'institution-joined'; facts: { institution: string; name: string; until: Instant | null } }
  | { kind: 'institution-left'; facts: { institution: string } }

/**
 * One event of a person's standing, as it was written. `key` is its own for ever. `family`: beside a seat that was given, the events of whoever pays
 * for the family, as far as they are of subscriptions.
 */
export type StandingEvent = Happening & {
  id: StandingEventId
  reader: ReaderId
  at: Date
  key: string
  family?: StandingEvent[]
}

/** The events of one kind. */
export const eventsOfKind = <Kind extends Happening['kind']>(events: readonly StandingEvent[], kind: Kind) =>
  events.filter((event): event is Extract<StandingEvent, { kind: Kind }> => event.kind === kind)

export const instant = (at: Date): Instant => at.toISOString()
