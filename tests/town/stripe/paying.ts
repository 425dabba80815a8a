import { type Books, change, must } from './books.ts'
import type { Charge, Invoice, InvoicePayment, PaymentIntent } from './things.ts'

const day = 86_400
// Days until the next try; after the last one the subscription is cancelled (docs.stripe.com/billing/revenue-recovery/smart-retries: a custom schedule).
const retries = [3, 5, 7]

const intentFor = (books: Books, invoice: Invoice): PaymentIntent => {
  const before = [...books.invoicePayments.values()].find((one) => one.invoice === invoice.id)
  if (before) return must(books.paymentIntents.get(before.payment.payment_intent), 'payment intent')
  const intent: PaymentIntent = {
    id: books.id('pi'),
    object: 'payment_intent',
    amount: invoice.amount_due,
    amount_received: 0,
    created: books.now,
    currency: invoice.currency,
    customer: invoice.customer,
    latest_charge: null,
    livemode: books.live,
    metadata: {},
    status: 'requires_payment_method',
  }
  books.paymentIntents.set(intent.id, intent)
  const payment: InvoicePayment = {
    id: books.id('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: books.now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: books.live,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  }
  books.invoicePayments.set(payment.id, payment)
  books.happened('payment_intent.created', intent)
  return intent
}

const chargeFor = (books: Books, intent: PaymentIntent, good: boolean): Charge => {
  const charge: Charge = {
    id: books.id('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_refunded: 0,
    captured: good,
    created: books.now,
    currency: intent.currency,
    customer: intent.customer,
    disputed: false,
    failure_code: good ? null : 'card_declined',
    failure_message: good ? null : 'Your card was declined.',
    livemode: books.live,
    paid: good,
    payment_intent: intent.id,
    refunded: false,
    status: good ? 'succeeded' : 'failed',
  }
  books.charges.set(charge.id, charge)
  intent.latest_charge = charge.id
  return charge
}

const subscriptionOf = (books: Books, invoice: Invoice) =>
  invoice.parent ? must(books.subscriptions.get(invoice.parent.subscription_details.subscription), 'subscription') : undefined

const paid = (books: Books, invoice: Invoice): void => {
  change(invoice, {
    status: 'paid',
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
  })
  invoice.status_transitions.paid_at = books.now
  books.happened('invoice.paid', invoice)
  books.happened('invoice.payment_succeeded', invoice)
  const subscription = subscriptionOf(books, invoice)
  if (!subscription || subscription.status === 'active' || subscription.status === 'canceled') return
  // An older invoice that stays open keeps a subscription past due.
  const open = [...books.invoices.values()].some(
    (one) => one.status === 'open' && one.parent?.subscription_details.subscription === subscription.id,
  )
  if (open) return
  books.happened('customer.subscription.updated', subscription, change(subscription, { status: 'active' }))
}

/** Ends a subscription now. */
export const endSubscription = (books: Books, id: string, reason: 'cancellation_requested' | 'payment_failed' | null): void => {
  const subscription = must(books.subscriptions.get(id), 'subscription')
  if (subscription.status === 'canceled') return
  change(subscription, { status: 'canceled', ended_at: books.now, canceled_at: subscription.canceled_at ?? books.now })
  subscription.cancellation_details.reason = reason
  for (const invoice of books.invoices.values())
    if (invoice.parent?.subscription_details.subscription === id && invoice.status === 'open')
      change(invoice, { auto_advance: false, next_payment_attempt: null })
  books.happened('customer.subscription.deleted', subscription)
}

/** Tries to have an open invoice paid with the customer's card. */
export const pay = (books: Books, invoice: Invoice): void => {
  if (invoice.amount_due === 0) {
    paid(books, invoice)
    return
  }
  const good = must(books.customers.get(invoice.customer), 'customer').card === 'good'
  const intent = intentFor(books, invoice)
  const charge = chargeFor(books, intent, good)
  invoice.attempted = true
  invoice.attempt_count++
  if (good) {
    change(intent, { status: 'succeeded', amount_received: intent.amount })
    books.happened('charge.succeeded', charge)
    books.happened('payment_intent.succeeded', intent)
    const payment = must(
      [...books.invoicePayments.values()].find((one) => one.invoice === invoice.id),
      'invoice payment',
    )
    change(payment, { status: 'paid', amount_paid: intent.amount })
    payment.status_transitions.paid_at = books.now
    paid(books, invoice)
    books.happened('invoice_payment.paid', payment)
    return
  }
  books.happened('charge.failed', charge)
  books.happened('payment_intent.payment_failed', intent)
  const wait = retries[invoice.attempt_count - 1]
  const subscription = subscriptionOf(books, invoice)
  invoice.next_payment_attempt = wait && subscription ? books.now + wait * day : null
  books.happened('invoice.payment_failed', invoice)
  if (!subscription || subscription.status === 'incomplete') return
  if (subscription.status === 'active')
    books.happened('customer.subscription.updated', subscription, change(subscription, { status: 'past_due' }))
  if (!wait) endSubscription(books, subscription.id, 'payment_failed')
}
