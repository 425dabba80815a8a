import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { type Money, minorDigits } from '../base/money.ts'
import { Refusal } from '../base/refusal.ts'
import type { No } from '../readers/readers.ts'
import { isCountry } from '../titles/titles.ts'
import { priceOf } from './plan.ts'
import { alonePlans } from './plan-nature.ts'
import { planNamed } from './plans-of.ts'
import type { PriceId } from './tables.ts'

type PriceSet = { plan: string; country: string | null; price: Money; inclusive: boolean; provider: string | null }

const no = (code: string, message: string): No => ({ ok: false, code, message })

const whyNot = async (tx: Db, { plan, country, price }: PriceSet): Promise<No | undefined> => {
  if (!(await planNamed(tx, plan))) return no('no-such-plan', 'There is no such membership.')
  if (country !== null && !isCountry(country)) return no('country-wrong', 'A country is two letters of ISO 3166 in capitals, as GB.')
  try {
    minorDigits(price.currency)
  } catch (error) {
    if (error instanceof Refusal) return no(error.code, error.message)
    throw error
  }
  return price.amount < 0n || price.amount > 100_000_000n ? no('amount-wrong', 'That is no price for a membership.') : undefined
}

/**
 * Sets what a plan costs in a country (null: everywhere else). The price in force ends and another begins, with an id of its own; the same again keeps the
 * one in force. No: 'no-such-plan', 'country-wrong', 'no-such-currency', 'amount-wrong'.
 */
export const setPrice = (db: Db, wanted: PriceSet, now: Date): Promise<{ ok: true; price: PriceId } | No> =>
  inTransaction(db, async (tx): Promise<{ ok: true; price: PriceId } | No> => {
    await alonePlans(tx)
    const wrong = await whyNot(tx, wanted)
    if (wrong) return wrong
    const { plan, country, price, inclusive, provider } = wanted
    const row = await tx
      .selectFrom('plan_prices')
      .selectAll()
      .where('plan_id', '=', plan)
      .where('country', country === null ? 'is' : '=', country)
      .where('until', 'is', null)
      .executeTakeFirst()
    const had = row && priceOf(row)
    if (
      had &&
      had.price.amount === price.amount &&
      had.price.currency === price.currency &&
      had.inclusive === inclusive &&
      had.provider === provider
    )
      return { ok: true, price: had.id }
    if (had) await tx.updateTable('plan_prices').set({ until: now }).where('id', '=', had.id).execute()
    const id = newId<'price'>('pr', now)
    const { amount, currency } = price
    await tx
      .insertInto('plan_prices')
      .values({ id, plan_id: plan, country, currency, amount, inclusive, provider, since: now, until: null })
      .execute()
    return { ok: true, price: id }
  })

/** Ends a price: its plan is sold there at the general price, or no more. Gives false when it is not in force. */
export const endPrice = async (db: Db, { price }: { price: string }, now: Date): Promise<boolean> => {
  const ended = await db
    .updateTable('plan_prices')
    .set({ until: now })
    .where('id', '=', price as PriceId)
    .where('until', 'is', null)
    .returning('id')
    .execute()
  return ended.length > 0
}
