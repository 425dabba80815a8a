import type { Db } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { instant, type SubscriptionFacts } from './standing-event.ts'
import { tellEvent } from './tell-event.ts'

/**
 * What billing knows of a subscription, whole, each time that something of it changed. `version` rises with each change. `paidUntil`: the end of the
 * last period that is paid with money that has not gone back; null when nothing is. `seats`: for how many people, the payer included (1 to 6).
 */
export type SubscriptionTold = {
  /** Billing's own id of it. */
  id: string
  version: number
  by: 'subscription' | 'invoice'
  /** A plan's id; '' for a price at the payment provider that is none of ours. */
  plan: string
  seats: number
  state: SubscriptionFacts['state']
  paidFrom: Date | null
  paidUntil: Date | null
  renews: boolean
  endsAt: Date | null
  why?: SubscriptionFacts['why'] | undefined
}

/**
 * Takes in what billing tells, in its transaction `db`. `key` is that of this version. Gives false when it was told before or the reader is
 * forgotten. Any order and any doubling is harmless.
 */
export const tellSubscription = (
  db: Db,
  { reader, key, subscription }: { reader: ReaderId; key: string; subscription: SubscriptionTold },
  now: Date,
): Promise<boolean> => {
  const { id, version, by, plan, seats, state, paidUntil, renews, why = null } = subscription
  const facts = { subscription: id, version, by, plan, seats, state, paidUntil: paidUntil && instant(paidUntil), renews, why }
  return tellEvent(db, { reader, key, kind: 'subscription-seen', facts }, now)
}
