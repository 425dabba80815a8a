import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { Price } from './plan.ts'
import { priceOf } from './plan.ts'
import type { PlanForm } from './plan-form.ts'
import { alonePlans, changesSold, soldWords } from './plan-nature.ts'

export type PlansPut = { plans: number; pricesNew: number; pricesEnded: number }

type Wanted = PlanForm['prices'][number]
const same = (one: Price, other: Wanted) =>
  one.price.amount === other.price.amount &&
  one.price.currency === other.price.currency &&
  one.inclusive === other.inclusive &&
  (one.provider === other.provider || other.provider === null)

const putPrices = async (tx: Db, plan: string, wanted: Wanted[], now: Date): Promise<{ begun: number; ended: number }> => {
  const rows = await tx.selectFrom('plan_prices').selectAll().where('plan_id', '=', plan).where('until', 'is', null).execute()
  const inForce = rows.map(priceOf)
  const stays = (price: Price) => wanted.some((one) => one.country === price.country && same(price, one))
  const over = inForce.filter((price) => !stays(price))
  const fresh = wanted.filter((one) => !inForce.some((price) => price.country === one.country && same(price, one)))
  for (const { id } of over) await tx.updateTable('plan_prices').set({ until: now }).where('id', '=', id).execute()
  for (const { country, price, inclusive, provider } of fresh)
    await tx
      .insertInto('plan_prices')
      .values({
        id: newId('pr', now),
        plan_id: plan,
        country,
        currency: price.currency,
        amount: price.amount,
        inclusive,
        provider,
        since: now,
        until: null,
      })
      .execute()
  return { begun: fresh.length, ended: over.length }
}

/**
 * Puts plans in force as they are handed in. A price that changes ends and another begins: whoever bought at the old one keeps it. Plans that are not among them stay
 * as they are; one that shall no longer be sold is handed in with `active: false`. The same again changes nothing.
 * Throws Refusal 'plan-sold' for one that was bought and would become something else.
 */
export const putPlans = (db: Db, plans: readonly PlanForm[], now: Date): Promise<PlansPut> =>
  inTransaction(db, async (tx) => {
    await alonePlans(tx)
    const { last } = await tx
      .selectFrom('plans')
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirstOrThrow()
    const put: PlansPut = { plans: plans.length, pricesNew: 0, pricesEnded: 0 }
    for (const [at, { prices, ...plan }] of plans.entries()) {
      if (await changesSold(tx, plan)) throw new Refusal('plan-sold', soldWords(plan.id))
      await tx
        .insertInto('plans')
        .values({ ...plan, position: (last ?? 0) + at + 1 })
        .onConflict((on) => on.column('id').doUpdateSet(plan))
        .execute()
      const { begun, ended } = await putPrices(tx, plan.id, prices, now)
      put.pricesNew += begun
      put.pricesEnded += ended
    }
    return put
  })
