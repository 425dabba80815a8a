import { type Books, change, must } from './books.ts'
import { draft, finalise, line } from './invoicing.ts'
import { intervalAfter } from './months.ts'
import { endSubscription, pay } from './paying.ts'
import type { Subscription } from './things.ts'

/** Something that Stripe's clock will do. */
type Due = { at: number; work: () => void }

/** A subscription's period is over: it ends, or the next one begins with a draft invoice. */
const turn = (books: Books, subscription: Subscription): void => {
  const item = must(subscription.items.data[0], 'item')
  if (subscription.cancel_at !== null && subscription.cancel_at <= books.now) {
    endSubscription(books, subscription.id, 'cancellation_requested')
    return
  }
  const before = structuredClone(subscription.items)
  item.current_period_start = item.current_period_end
  item.current_period_end = intervalAfter(
    item.current_period_start,
    must(item.price.recurring, 'interval').interval,
    subscription.billing_cycle_anchor,
  )
  const invoice = draft(books, {
    customer: subscription.customer,
    lines: [
      line(books, subscription, item.price, {
        start: item.current_period_start,
        end: item.current_period_end,
        amount: (item.price.unit_amount ?? 0) * item.quantity,
        quantity: item.quantity,
      }),
    ],
    reason: 'subscription_cycle',
    tax: subscription.automatic_tax.enabled ? item.price.tax_behavior : null,
    subscription,
  })
  subscription.latest_invoice = invoice.id
  books.happened('customer.subscription.updated', subscription, { items: before })
}

const nextDue = (books: Books): Due | undefined => {
  const due: Due[] = []
  for (const subscription of books.subscriptions.values())
    if (subscription.status !== 'canceled' && !subscription.status.startsWith('incomplete')) {
      const end = must(subscription.items.data[0], 'item').current_period_end
      due.push({ at: Math.min(end, subscription.cancel_at ?? end), work: () => turn(books, subscription) })
    }
  for (const invoice of books.invoices.values()) {
    if (invoice.status === 'draft' && invoice.automatically_finalizes_at)
      due.push({ at: invoice.automatically_finalizes_at, work: () => finalise(books, invoice) })
    if (invoice.status === 'open' && invoice.auto_advance && invoice.next_payment_attempt)
      due.push({ at: invoice.next_payment_attempt, work: () => pay(books, invoice) })
  }
  for (const session of books.sessions.values())
    if (session.status === 'open')
      due.push({
        at: session.expires_at,
        work: () => {
          change(session, { status: 'expired', url: null })
          books.happened('checkout.session.expired', session)
        },
      })
  return due.sort((a, b) => a.at - b.at)[0]
}

/** Lets time pass until `to`: renewals, drafts that become invoices, tries with a card, ends, checkouts that expire; each at its own second. */
export const advance = (books: Books, to: Date): void => {
  const until = Math.floor(to.getTime() / 1000)
  for (let due = nextDue(books); due && due.at <= until; due = nextDue(books)) {
    books.now = Math.max(books.now, due.at)
    due.work()
  }
  books.now = until
}
