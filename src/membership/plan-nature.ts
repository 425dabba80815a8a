import { type Db, sql } from '../base/database.ts'
import type { Plan } from './plan.ts'
import { planNamed } from './plans-of.ts'

/** Whoever changes plans waits for the other who does, until the end of the transaction: two at once would both end a price and begin another. */
export const alonePlans = (tx: Db): Promise<unknown> => sql`select pg_advisory_xact_lock(7235813)`.execute(tx)

const wasSold = async (tx: Db, plan: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from standing_events where facts ->> 'plan' = ${plan}
    union all select 1 from subscription_gifts where plan_id = ${plan} limit 1`.execute(tx)
  return rows.length > 0
}

/** Whether `plan` would make something else of one that somebody has bought: its name and its order may change, not what it is. */
export const changesSold = async (tx: Db, plan: Plan): Promise<boolean> => {
  const known = await planNamed(tx, plan.id)
  if (!known) return false
  const same = known.kind === plan.kind && known.every === plan.every && known.months === plan.months && known.seats === plan.seats
  return !same && (await wasSold(tx, plan.id))
}

export const soldWords = (plan: string): string =>
  `Somebody has bought the membership ${plan}, so what it is may not change. Make another one, and sell this one no more.`
