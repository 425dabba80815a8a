import type { Db } from '../base/database.ts'
import type { NextCharge, PriceId } from '../membership/membership.ts'

/**
 * What the next period of a subscription costs: the price that it was bought at. undefined when the provider names a price that is none of ours, or
 * nothing is charged by itself. `taxed`: whether the payment provider works out taxes. Discounts are the provider's and not known here.
 */
export const nextCharge = async (db: Db, subscription: string, { taxed }: { taxed: boolean }): Promise<NextCharge | undefined> => {
  const row = await db
    .selectFrom('subscriptions')
    .select(['desk', 'price_id', 'renews', 'state'])
    .where('id', '=', subscription)
    .executeTakeFirst()
  if (!row?.price_id || !row.renews || row.state === 'ended') return undefined
  const price = await db
    .selectFrom('plan_prices')
    .select(['amount', 'currency', 'inclusive'])
    .where('id', '=', row.price_id as PriceId)
    .executeTakeFirst()
  return (
    price && {
      price: { amount: BigInt(price.amount), currency: price.currency },
      plusTax: taxed && row.desk === 'stripe' && !price.inclusive,
    }
  )
}
