import type Stripe from 'stripe'
import { idOf } from './stripe-access.ts'

/** What an event tells of, as far as it concerns us; its other contents are never used: the thing itself is asked for. */
export type Subject = { about: 'subscription' | 'invoice' | 'payment' | 'checkout' | 'customer' | 'other'; id: string }

type Loose = { id?: string; payment_intent?: string | { id: string } | null; invoice?: string | { id: string } | null }

/** Reads the subject of an event that Stripe signed. `other`: nothing that we deal in. */
export const subjectOf = ({ type, data }: Pick<Stripe.Event, 'type' | 'data'>): Subject => {
  const thing = data.object as Loose
  const found = (about: Subject['about'], id: string | null | undefined): Subject =>
    typeof id === 'string' && id.length > 0 && id.length <= 255
      ? { about, id }
      : { about: 'other', id: String(thing.id ?? '').slice(0, 255) }
  // invoice.upcoming tells of an invoice that is not there yet.
  if (type === 'invoice.upcoming') return found('other', thing.id)
  if (type.startsWith('customer.subscription.')) return found('subscription', thing.id)
  if (type.startsWith('invoice.')) return found('invoice', thing.id)
  if (type.startsWith('invoice_payment.')) return found('invoice', idOf(thing.invoice))
  if (type.startsWith('charge.refund') || type.startsWith('charge.dispute.') || type.startsWith('refund.'))
    return found('payment', idOf(thing.payment_intent))
  if (type.startsWith('checkout.session.')) return found('checkout', thing.id)
  return type === 'customer.deleted' ? found('customer', thing.id) : found('other', thing.id)
}
