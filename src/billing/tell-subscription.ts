import type { Db } from '../base/database.ts'
import { type SubscriptionTold, tellSubscription } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import { type Payment, paidTime } from './paid-time.ts'

/** The invoices of a subscription as payments. */
const paymentsOf = async (tx: Db, subscription: string): Promise<Payment[]> => {
  const rows = await tx
    .selectFrom('invoices')
    .select(['state', 'paid', 'refunded', 'dispute', 'period_from', 'period_to'])
    .where('subscription_id', '=', subscription)
    .execute()
  return rows.map((row) => ({
    state: row.state,
    paid: BigInt(row.paid),
    refunded: BigInt(row.refunded),
    dispute: row.dispute,
    from: row.period_from,
    to: row.period_to,
  }))
}

/**
 * Tells membership how a subscription stands by its row and its invoices, in the transaction `tx`, if that differs from what it was told last. The row is
 * locked, so that of two who tell at once the later one sees what the earlier one wrote. True when something was told.
 */
export const tellStanding = async (tx: Db, id: string, now: Date): Promise<boolean> => {
  const row = await tx.selectFrom('subscriptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row?.reader_id) return false
  const time = paidTime(await paymentsOf(tx, id))
  const why = time.why ?? row.why
  const standing: Omit<SubscriptionTold, 'version'> = {
    id,
    by: row.desk === 'invoice' ? 'invoice' : 'subscription',
    plan: row.plan_id,
    seats: row.seats,
    state: row.state,
    paidFrom: time.from,
    paidUntil: time.until,
    renews: row.renews,
    endsAt: row.ends_at,
    ...(why ? { why } : {}),
  }
  const told = JSON.stringify(standing)
  if (told === row.told) return false
  const version = row.version + 1
  await tx.updateTable('subscriptions').set({ told, version }).where('id', '=', id).execute()
  await tellSubscription(
    tx,
    { reader: row.reader_id as ReaderId, key: `subscription:${id}:${version}`, subscription: { ...standing, version } },
    now,
  )
  return true
}
