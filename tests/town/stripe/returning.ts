import type { Books } from './books.ts'
import type { Charge, Refund } from './things.ts'

/** Gives money of a charge back, all that is left of it without an amount. */
export const refund = (books: Books, { charge, amount }: { charge: Charge; amount?: number }): Refund => {
  const back = amount ?? charge.amount - charge.amount_refunded
  const made: Refund = {
    id: books.id('re'),
    object: 'refund',
    amount: back,
    charge: charge.id,
    created: books.now,
    currency: charge.currency,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'requested_by_customer',
    status: 'succeeded',
  }
  books.refunds.set(made.id, made)
  charge.amount_refunded += back
  charge.refunded = charge.amount_refunded === charge.amount
  books.happened('refund.created', made)
  books.happened('charge.refunded', charge)
  books.happened('charge.refund.updated', made)
  return made
}
