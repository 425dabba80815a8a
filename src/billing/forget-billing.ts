import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import { type StripeAccess, unlessMissing } from './stripe-access.ts'

/**
 * Takes a reader out of the books, in the transaction `tx`: amounts, periods and numbers stay, who paid them does not, nor the links to pages that
 * name him. His customer at Stripe is deleted by `deleteCustomers`, which needs the network.
 */
export const forgetBilling = async (tx: Db, { reader }: { reader: string }, now: Date): Promise<void> => {
  await tx.updateTable('customers').set({ reader_id: null, leaving_at: now }).where('reader_id', '=', reader).execute()
  await tx.updateTable('invoices').set({ reader_id: null, link: null }).where('reader_id', '=', reader).execute()
  await tx.updateTable('subscriptions').set({ reader_id: null, told: null }).where('reader_id', '=', reader).execute()
  await tx.updateTable('orders').set({ reader_id: null, back: '/' }).where('reader_id', '=', reader).execute()
}

/**
 * Deletes at Stripe the customers whose readers were forgotten; Stripe ends their subscriptions with them at once, and nothing is charged any more
 * (docs.stripe.com/api/customers/delete). Throws when Stripe does not answer; what is done already is not done again. Gives how many.
 */
export const deleteCustomers = async ({ db, access, log }: { db: Db; access: StripeAccess; log: Log }, now: Date): Promise<number> => {
  const leaving = await db
    .selectFrom('customers')
    .select('id')
    .where('leaving_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('live', '=', access.live)
    .limit(500)
    .execute()
  if (leaving.length === 0) return 0
  const stripe = await access.client()
  for (const { id } of leaving) {
    await unlessMissing(stripe.customers.del(id))
    await db
      .updateTable('subscriptions')
      .set({ state: 'ended', status: 'canceled', renews: false, ends_at: now, why: 'forgotten' })
      .where('customer_id', '=', id)
      .where('state', '<>', 'ended')
      .execute()
    await db.updateTable('customers').set({ left_at: now }).where('id', '=', id).execute()
  }
  log.say('customers of forgotten readers were deleted at Stripe', { customers: leaving.length })
  return leaving.length
}
