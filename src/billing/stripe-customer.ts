import type { Db } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { StripeAccess } from './stripe-access.ts'

/**
 * The customer at Stripe that a reader is, made on first need. Two processes that need him at once make one: the request has the reader's id as its
 * idempotency key (kept at Stripe for at least a day; docs.stripe.com/api/idempotent_requests).
 */
export const customerFor = async (
  db: Db,
  access: StripeAccess,
  { reader, mail }: { reader: ReaderId; mail: string },
  now: Date,
): Promise<string> => {
  // One statement: what is known and the number in the key must be of the same moment, or two who ask at once would make two.
  const all = await db
    .selectFrom('customers')
    .select(['id', 'leaving_at', 'left_at'])
    .where('reader_id', '=', reader)
    .where('live', '=', access.live)
    .orderBy('made_at')
    .execute()
  const known = all.find((one) => !one.leaving_at && !one.left_at)
  if (known) return known.id
  const stripe = await access.client()
  const { id } = await stripe.customers.create(
    { email: mail, metadata: { reader, paper: access.mark } },
    { idempotencyKey: `customer-${access.mark}-${reader}-${all.length}` },
  )
  await db
    .insertInto('customers')
    .values({ id, reader_id: reader, live: access.live, made_at: now, leaving_at: null, left_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}

/**
 * Whether a customer that Stripe names is one of ours. One that we do not know (a database that was restored) is taken in when what Stripe has of him
 * bears our mark and names a reader of ours; the mark cannot be made by others who use the same account.
 */
export const isOurCustomer = async (
  db: Db,
  access: StripeAccess,
  { customer, metadata }: { customer: string | null; metadata: Record<string, string> | null },
  now: Date,
): Promise<boolean> => {
  if (!customer) return false
  if (await db.selectFrom('customers').select('id').where('id', '=', customer).executeTakeFirst()) return true
  const reader = metadata?.paper === access.mark ? metadata.reader : undefined
  if (!reader) return false
  const known = await db
    .selectFrom('readers')
    .select('id')
    .where('id', '=', reader as ReaderId)
    .executeTakeFirst()
  if (!known) return false
  await db
    .insertInto('customers')
    .values({ id: customer, reader_id: reader, live: access.live, made_at: now, leaving_at: null, left_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return true
}
