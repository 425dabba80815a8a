import { type Books, change, must } from './books.ts'
import { draft, finalise, line } from './invoicing.ts'
import { intervalAfter } from './months.ts'
import { endSubscription, pay } from './paying.ts'
import { refund } from './returning.ts'
import type { Card, Charge, Dispute, Item, Session, Subscription } from './things.ts'

/** The subscription that a paid checkout begins. */
const begin = (books: Books, session: Session): Subscription => {
  const price = must(books.prices.get(session.wish.price), 'price')
  const id = books.id('sub')
  const item: Item = {
    id: books.id('si'),
    object: 'subscription_item',
    created: books.now,
    current_period_start: books.now,
    current_period_end: intervalAfter(books.now, must(price.recurring, 'interval').interval, books.now),
    metadata: {},
    price: structuredClone(price),
    quantity: session.wish.quantity,
    subscription: id,
  }
  const subscription: Subscription = {
    id,
    object: 'subscription',
    automatic_tax: { enabled: session.automatic_tax.enabled, disabled_reason: null, liability: null },
    billing_cycle_anchor: books.now,
    billing_mode: { type: 'flexible', flexible: null },
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: 'charge_automatically',
    created: books.now,
    currency: price.currency,
    customer: session.customer,
    ended_at: null,
    items: { object: 'list', has_more: false, url: `/v1/subscription_items?subscription=${id}`, data: [item] },
    latest_invoice: null,
    livemode: books.live,
    metadata: session.wish.metadata,
    start_date: books.now,
    status: 'incomplete',
  }
  books.subscriptions.set(id, subscription)
  books.happened('customer.subscription.created', subscription)
  return subscription
}

/** What readers and banks do at the payment house. */
export const acts = (books: Books) => ({
  /** A reader pays at Stripe's page. */
  pay(id: string): Session {
    const session = must(books.sessions.get(id), 'session')
    if (session.status !== 'open') throw new Error(`${id} is ${session.status}`)
    const customer = must(books.customers.get(session.customer), 'customer')
    if (customer.deleted) throw new Error(`${customer.id} is deleted`)
    customer.card = 'good'
    const price = must(books.prices.get(session.wish.price), 'price')
    const tax = session.automatic_tax.enabled ? price.tax_behavior : null
    const subscription = session.mode === 'subscription' ? begin(books, session) : undefined
    const item = subscription?.items.data[0]
    const amount = (price.unit_amount ?? 0) * session.wish.quantity
    const bought = subscription
      ? line(books, subscription, price, { start: books.now, end: must(item, 'item').current_period_end, amount })
      : {
          ...line(books, { items: { data: [{ id: '' }] }, id: '' } as Subscription, price, { start: books.now, end: books.now, amount }),
          parent: null,
        }
    const invoice = draft(books, {
      customer: session.customer,
      lines: [bought],
      reason: subscription ? 'subscription_create' : 'manual',
      tax,
      ...(subscription ? { subscription } : { metadata: session.wish.invoice ?? {} }),
    })
    finalise(books, invoice)
    const payment = [...books.invoicePayments.values()].find((one) => one.invoice === invoice.id)
    change(session, {
      status: 'complete',
      payment_status: 'paid',
      url: null,
      subscription: subscription?.id ?? null,
      invoice: invoice.id,
      payment_intent: subscription ? null : (payment?.payment.payment_intent ?? null),
    })
    books.happened('checkout.session.completed', session)
    return session
  },
  /** A reader's card is refused at Stripe's page: he may try again, so the checkout stays open. */
  decline(id: string): void {
    const session = must(books.sessions.get(id), 'session')
    books.happened('payment_intent.payment_failed', {
      id: books.id('pi'),
      object: 'payment_intent',
      customer: session.customer,
      livemode: books.live,
      metadata: {},
      status: 'requires_payment_method',
    })
  },
  /** A reader's card stops working, or he gives another in the portal and pays there what is open. */
  setCard(customer: string, card: Card): void {
    must(books.customers.get(customer), 'customer').card = card
    if (card === 'good')
      for (const invoice of [...books.invoices.values()])
        if (invoice.customer === customer && invoice.status === 'open' && invoice.auto_advance) pay(books, invoice)
  },
  /** A reader cancels in the portal, which writes the day on which it ends. */
  leave(id: string): void {
    const subscription = must(books.subscriptions.get(id), 'subscription')
    const before = change(subscription, { cancel_at: must(subscription.items.data[0], 'item').current_period_end, canceled_at: books.now })
    subscription.cancellation_details.reason = 'cancellation_requested'
    books.happened('customer.subscription.updated', subscription, before)
  },
  /** He lets it go on after all. */
  stay(id: string): void {
    const subscription = must(books.subscriptions.get(id), 'subscription')
    const before = change(subscription, { cancel_at: null, cancel_at_period_end: false, canceled_at: null })
    subscription.cancellation_details.reason = null
    books.happened('customer.subscription.updated', subscription, before)
  },
  /** He takes another plan in the portal: what is left of the old period is reckoned at once, and where the interval changes a new one begins. */
  changePlan(id: string, priceId: string): void {
    const subscription = must(books.subscriptions.get(id), 'subscription')
    const item = must(subscription.items.data[0], 'item')
    const price = must(books.prices.get(priceId), 'price')
    const before = structuredClone(subscription.items)
    const old = item.price
    const end = item.current_period_end
    const share = (end - books.now) / (end - item.current_period_start)
    const isNewInterval = price.recurring?.interval !== old.recurring?.interval
    item.price = structuredClone(price)
    if (isNewInterval) {
      subscription.billing_cycle_anchor = books.now
      item.current_period_start = books.now
      item.current_period_end = intervalAfter(books.now, must(price.recurring, 'interval').interval, books.now)
    }
    const credit = line(books, subscription, old, {
      start: books.now,
      end,
      amount: -Math.round((old.unit_amount ?? 0) * share),
      proration: true,
    })
    const full = price.unit_amount ?? 0
    const charged = line(books, subscription, price, {
      start: books.now,
      end: item.current_period_end,
      amount: isNewInterval ? full : Math.round(full * share),
      proration: !isNewInterval,
    })
    const invoice = draft(books, {
      customer: subscription.customer,
      lines: [credit, charged],
      reason: 'subscription_update',
      tax: null,
      subscription,
    })
    books.happened('customer.subscription.updated', subscription, { items: before })
    finalise(books, invoice)
  },
  /** Somebody in the Dashboard ends a subscription at once. */
  endNow: (id: string) => endSubscription(books, id, 'cancellation_requested'),
  endAll(customer: string): void {
    for (const one of books.subscriptions.values()) if (one.customer === customer) endSubscription(books, one.id, 'cancellation_requested')
  },
  /** Somebody in the Dashboard gives money back. */
  refund: (invoice: string, amount?: number) =>
    refund(books, { charge: chargeOf(books, invoice), ...(amount === undefined ? {} : { amount }) }),
  /** A bank takes the money of an invoice back, or only asks about it. */
  dispute(invoice: string, status: 'needs_response' | 'warning_needs_response' = 'needs_response'): Dispute {
    const charge = chargeOf(books, invoice)
    const dispute: Dispute = {
      id: books.id('du'),
      object: 'dispute',
      amount: charge.amount,
      charge: charge.id,
      created: books.now,
      currency: charge.currency,
      is_charge_refundable: status.startsWith('warning'),
      livemode: books.live,
      metadata: {},
      payment_intent: charge.payment_intent,
      reason: 'fraudulent',
      status,
    }
    books.disputes.set(dispute.id, dispute)
    charge.disputed = true
    books.happened('charge.dispute.created', dispute)
    if (status === 'needs_response') books.happened('charge.dispute.funds_withdrawn', dispute)
    return dispute
  },
  /** The bank decides. */
  decide(id: string, status: 'won' | 'lost'): void {
    const dispute = must(books.disputes.get(id), 'dispute')
    books.happened('charge.dispute.closed', dispute, change(dispute, { status }))
    if (status === 'won') books.happened('charge.dispute.funds_reinstated', dispute)
  },
})

const chargeOf = (books: Books, invoice: string): Charge => {
  const payment = must(
    [...books.invoicePayments.values()].find((one) => one.invoice === invoice && one.status === 'paid'),
    'payment',
  )
  const intent = must(books.paymentIntents.get(payment.payment.payment_intent), 'payment intent')
  return must(books.charges.get(intent.latest_charge ?? ''), 'charge')
}
