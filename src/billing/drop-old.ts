import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'

// Stripe gives a checkout up after a day, and tells of nothing that is older than thirty (docs.stripe.com/api/events/list).
const kept = 90 * day

/**
 * Drops purchases that were begun and came to nothing, and messages of the payment provider that were heard, when they are older than ninety days: what was paid is in the
 * invoices. Gives how many rows went.
 */
export const dropOld = async (db: Db, now: Date): Promise<number> => {
  const before = new Date(now.getTime() - kept)
  const orders = await sql`delete from orders o where state <> 'paid' and made_at < ${before}
    and not exists (select 1 from invoices where order_id = o.id) and not exists (select 1 from subscriptions where id = o.subscription_id) returning 1`.execute(
    db,
  )
  // The newest stays: from it on the night looks for what was lost.
  const events =
    await sql`delete from payment_events where heard_at < ${before} and arrived_at < (select max(arrived_at) from payment_events) returning 1`.execute(
      db,
    )
  return orders.rows.length + events.rows.length
}
