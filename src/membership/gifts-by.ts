import type { Db } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { ReaderId } from '../readers/readers.ts'
import { giftCode } from './gift-code.ts'
import type { SubscriptionGiftId } from './tables.ts'

/** A gift as its giver sees it. `code` while it can be taken; who took it is the taker's own affair. */
export type GivenGift = {
  id: SubscriptionGiftId
  plan: string
  months: number
  boughtAt: Date
  redeemedAt: Date | null
  state: 'paid' | 'refunded' | 'disputed'
  code: string | null
}

/** The gifts that a reader bought, newest first. */
export const giftsBy = async (db: Db, { giver }: { giver: ReaderId }, { secret }: { secret: Secret }): Promise<GivenGift[]> => {
  const rows = await db
    .selectFrom('subscription_gifts')
    .selectAll()
    .where('giver_id', '=', giver)
    .orderBy('bought_at', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    plan: row.plan_id,
    months: row.months,
    boughtAt: row.bought_at,
    redeemedAt: row.redeemed_at,
    state: row.state,
    code: row.redeemed_at || row.state !== 'paid' ? null : giftCode(secret, row.id),
  }))
}
