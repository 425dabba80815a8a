import type { Money } from '../base/money.ts'
import type { PriceId } from './tables.ts'

export const planKinds = ['personal', 'student', 'family', 'gift'] as const
export type PlanKind = (typeof planKinds)[number]

/** What can be bought. `every`: how often it is paid; null for a gift, which is paid once and gives `months`. `seats`: for how many people (1 to 6). */
export type Plan = { id: string; name: string; kind: PlanKind; every: 'month' | 'year' | null; months: number | null; seats: number }

/** What a plan costs in one country, or (null) wherever it has no price of its own. `inclusive`: the tax is in it. `provider`: the price's id at the payment provider. */
export type Price = { id: PriceId; plan: string; country: string | null; price: Money; inclusive: boolean; provider: string | null }

type PlanRow = Plan & { position: number; active: boolean }
export const planOf = ({ id, name, kind, every, months, seats }: PlanRow | Plan): Plan => ({ id, name, kind, every, months, seats })

type PriceRow = {
  id: PriceId
  plan_id: string
  country: string | null
  currency: string
  amount: number | bigint
  inclusive: boolean
  provider: string | null
}
export const priceOf = ({ id, plan_id, country, currency, amount, inclusive, provider }: PriceRow): Price => ({
  id,
  plan: plan_id,
  country,
  price: { amount: BigInt(amount), currency },
  inclusive,
  provider,
})
