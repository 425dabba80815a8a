import { askCheckout, invoiceOfPayment } from './ask-checkout.ts'
import { askInvoice } from './ask-invoice.ts'
import { askSubscription } from './ask-subscription.ts'
import type { Subject } from './event-subject.ts'
import type { Heard, Hearing } from './hearing.ts'

/** A customer whom the operator deleted at Stripe is made anew when he next pays. */
const askCustomer = async ({ db, access }: Hearing, id: string, now: Date): Promise<Heard> => {
  const stripe = await access.client()
  const customer = await stripe.customers.retrieve(id).catch((error: { code?: string }) => {
    if (error.code === 'resource_missing') return { deleted: true as const }
    throw error
  })
  if (!customer.deleted) return 'same'
  const gone = await db.updateTable('customers').set({ left_at: now }).where('id', '=', id).where('left_at', 'is', null).executeTakeFirst()
  return gone.numUpdatedRows > 0n ? 'changed' : 'same'
}

const ask = async (hearing: Hearing, { about, id }: Subject, now: Date): Promise<Heard> => {
  if (about === 'subscription') return askSubscription(hearing, id, now)
  if (about === 'invoice') return askInvoice(hearing, id, now)
  if (about === 'checkout') return askCheckout(hearing, id, now)
  if (about === 'customer') return askCustomer(hearing, id, now)
  if (about !== 'payment') return 'foreign'
  const invoice = await invoiceOfPayment(hearing, id)
  return invoice ? askInvoice(hearing, invoice, now) : 'foreign'
}

/**
 * Hears what Stripe's messages tell of: asks for each thing as it is now, once however many messages tell of it, and marks them as heard afterwards, so
 * that what is interrupted is heard again. Throws when Stripe does not answer: the job is tried again. Gives how many things changed.
 */
export const hearPaymentEvents = async (hearing: Hearing, { events }: { events: string[] }, now: Date): Promise<number> => {
  const { db, log } = hearing
  if (events.length === 0) return 0
  const waiting = await db
    .selectFrom('payment_events')
    .select(['id', 'type', 'about', 'about_id'])
    .where('id', 'in', events)
    .where('heard_at', 'is', null)
    .execute()
  const subjects = Map.groupBy(waiting, (row) => `${row.about} ${row.about_id}`)
  let changed = 0
  for (const rows of subjects.values()) {
    const [first] = rows
    if (!first) continue
    const heard = await ask(hearing, { about: first.about as Subject['about'], id: first.about_id }, now)
    if (heard === 'changed') changed++
    if (heard === 'unknown') log.say('Stripe tells of a customer who is no reader of this paper', { event: first.id, type: first.type })
    await db
      .updateTable('payment_events')
      .set({ heard_at: now, outcome: heard === 'changed' || heard === 'same' ? 'heard' : heard })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute()
  }
  return changed
}
