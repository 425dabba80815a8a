import { askInvoice } from './ask-invoice.ts'
import { askSubscription } from './ask-subscription.ts'
import type { Heard, Hearing } from './hearing.ts'
import { idOf, unlessMissing } from './stripe-access.ts'

/** Asks Stripe what became of a checkout that we opened, and of what was bought there. Throws when Stripe does not answer. */
export const askCheckout = async (hearing: Hearing, id: string, now: Date): Promise<Heard> => {
  const { db, access } = hearing
  const order = await db.selectFrom('orders').select(['id', 'state']).where('session', '=', id).executeTakeFirst()
  if (!order) return 'unknown'
  const stripe = await access.client()
  const session = await unlessMissing(stripe.checkout.sessions.retrieve(id))
  if (!session) return 'gone'
  if (session.status === 'expired') {
    const closed = await db
      .updateTable('orders')
      .set({ state: 'gone' })
      .where('id', '=', order.id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    return closed.numUpdatedRows > 0n ? 'changed' : 'same'
  }
  const invoice = idOf(session.invoice)
  const subscription = idOf(session.subscription)
  if (invoice) return askInvoice(hearing, invoice, now)
  return subscription ? askSubscription(hearing, subscription, now) : 'same'
}

/** The invoice that a payment was made for, asked of Stripe; undefined for a payment of something else. */
export const invoiceOfPayment = async ({ access }: Hearing, intent: string): Promise<string | undefined> => {
  const stripe = await access.client()
  const { data } = await stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: intent }, limit: 1 })
  return idOf(data[0]?.invoice) ?? undefined
}
