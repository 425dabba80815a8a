import { day } from '../base/clock.ts'
import { isLive } from './ground.ts'
import type { Rules } from './standing.ts'
import type { StandingEvent, SubscriptionFacts } from './standing-event.ts'
import { standingOf } from './standing-of.ts'
import { lastSeen, subscriptionGrounds } from './subscription-ground.ts'

/**
 * A letter that what is known of a subscription asks for. `until`: when what it gives ends or ended. `needed` false: it is none, and never will be.
 * `otherwise`: the reader reads on by something else.
 */
export type DueLetter = {
  kind: 'membership-begins' | 'card-refused' | 'membership-ended'
  key: string
  facts: SubscriptionFacts
  until: Date
  needed: boolean
  otherwise: boolean
}

// What ended longer ago (a paper that was off) is not news any more.
const stale = 3 * day

/** The key of the letter that a membership has ended because its payment failed; the round of memberships looks for it in SQL. */
export const failedKey = ({ subscription, paidUntil }: Pick<SubscriptionFacts, 'subscription' | 'paidUntil'>): string =>
  `${subscription}:${paidUntil ?? ''}:payment-failed`

/**
 * Which letters a reader's events ask for at `now`, whether they were written or not. Pure. A failed payment is told once for each period that is
 * paid until then, however often it is tried; a beginning once for each subscription, and not where another goes over into it.
 */
export const lettersDue = (events: readonly StandingEvent[], now: Date, rules: Rules): DueLetter[] => {
  const standing = standingOf(events, now, rules)
  const seen = lastSeen(events).map((one) => ({ one, ground: subscriptionGrounds([one], now, rules)[0] }))
  const live = seen.filter(({ ground }) => ground && isLive(ground, now))
  return seen.flatMap(({ one, ground }): DueLetter[] => {
    if (!ground?.until) return []
    const { facts, at } = one
    const { subscription, state, paidUntil, why } = facts
    const reads = isLive(ground, now)
    const back = why === 'refunded' || why === 'disputed'
    const pastDue = state === 'past-due' && !back
    const due: DueLetter[] = []
    const add = (kind: DueLetter['kind'], key: string, given: Partial<DueLetter> = {}) =>
      due.push({ kind, key, facts, until: ground.until as Date, needed: true, otherwise: false, ...given })
    if (paidUntil)
      add('membership-begins', subscription, {
        needed: reads && state === 'active' && live.length === 1,
        // What is paid, without the patience that is had with the payment provider.
        until: new Date(paidUntil),
      })
    if (pastDue && reads)
      add('card-refused', `${subscription}:${paidUntil}`, { otherwise: !(standing.kind === 'member' && standing.pastDueUntil) })
    const failed = pastDue || (state === 'ended' && why === 'payment-failed')
    const ended = pastDue ? ground.until : at
    if (!reads && (back || failed) && standing.kind === 'lapsed' && now.getTime() - ended.getTime() <= stale)
      add('membership-ended', failed ? failedKey(facts) : `${subscription}:${paidUntil ?? ''}:${why}`)
    return due
  })
}
