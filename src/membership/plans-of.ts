import type { Db } from '../base/database.ts'
import { type Plan, type Price, planOf, priceOf } from './plan.ts'

export type OfferedPlan = Plan & { price: Price }
export type ListedPlan = Plan & { active: boolean; prices: Price[] }

/** Every plan with its prices in force at `now`, those that are not sold any more too, in the operator's order. */
export const listPlans = async (db: Db, now: Date): Promise<ListedPlan[]> => {
  const plans = await db.selectFrom('plans').selectAll().orderBy('position').orderBy('id').execute()
  const prices = await db
    .selectFrom('plan_prices')
    .selectAll()
    .where('since', '<=', now)
    .where((it) => it.or([it('until', 'is', null), it('until', '>', now)]))
    .orderBy('country')
    .execute()
  const byPlan = Map.groupBy(prices.map(priceOf), ({ plan }) => plan)
  return plans.map((plan) => ({ ...planOf(plan), active: plan.active, prices: byPlan.get(plan.id) ?? [] }))
}

/** What can be bought in a country (ISO 3166 alpha-2; null when it is not known), each plan at its price there, else at the general one. */
export const plansOf = async (db: Db, { country }: { country: string | null }, now: Date): Promise<OfferedPlan[]> =>
  (await listPlans(db, now)).flatMap(({ active, prices, ...plan }) => {
    const price = prices.find((one) => country !== null && one.country === country) ?? prices.find((one) => one.country === null)
    return active && price ? [{ ...plan, price }] : []
  })

/** The price at which one plan is sold in a country; undefined when there is no such plan, it is not sold, or not there. */
export const priceFor = async (
  db: Db,
  { plan, country }: { plan: string; country: string | null },
  now: Date,
): Promise<(Omit<Price, 'plan'> & { plan: Plan }) | undefined> => {
  const found = (await plansOf(db, { country }, now)).find(({ id }) => id === plan)
  return found && { ...found.price, plan: planOf(found) }
}

/** The plan of a price, also of one that is no longer in force: whoever bought at it goes on paying it. */
export const planOfPrice = async (db: Db, price: string): Promise<Plan | undefined> => {
  const row = await db
    .selectFrom('plan_prices')
    .innerJoin('plans', 'plans.id', 'plan_prices.plan_id')
    .selectAll('plans')
    .where('plan_prices.id', '=', price as Price['id'])
    .executeTakeFirst()
  return row && planOf(row)
}

/** One plan, whether it is sold or not: what a member bought has its name. */
export const planNamed = async (db: Db, plan: string): Promise<Plan | undefined> => {
  const row = await db.selectFrom('plans').selectAll().where('id', '=', plan).executeTakeFirst()
  return row && planOf(row)
}

/** The plans of these ids by id, whether they are sold or not. */
export const plansNamed = async (db: Db, ids: string[]): Promise<Map<string, Plan>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('plans').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, planOf(row)]))
}
