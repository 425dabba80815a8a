import type { Books } from './books.ts'
import { must } from './books.ts'
import { pay } from './paying.ts'
import type { Invoice, Line, Price, Subscription } from './things.ts'

export const hour = 3600

const taxOf = (books: Books, amount: number, behaviour: Price['tax_behavior']): number =>
  behaviour === 'inclusive' ? Math.round((amount * books.taxRate) / (100 + books.taxRate)) : Math.round((amount * books.taxRate) / 100)

/** A line for one period of a subscription's item, or a reckoning of what was left of one. */
export const line = (
  books: Books,
  subscription: Subscription,
  price: Price,
  over: { start: number; end: number; amount: number; proration?: boolean; quantity?: number },
): Line => ({
  id: books.id('il'),
  object: 'line_item',
  amount: over.amount,
  currency: price.currency,
  description: over.proration ? 'Unused time' : '1 × membership',
  livemode: books.live,
  metadata: {},
  period: { start: over.start, end: over.end },
  quantity: over.quantity ?? 1,
  parent: {
    type: 'subscription_item_details',
    invoice_item_details: null,
    subscription_item_details: {
      subscription: subscription.id,
      subscription_item: must(subscription.items.data[0], 'item').id,
      proration: over.proration ?? false,
      invoice_item: null,
      proration_details: null,
    },
  },
  pricing: {
    type: 'price_details',
    price_details: { price: price.id, product: price.product },
    unit_amount_decimal: String(price.unit_amount),
  },
})

type Wish = {
  customer: string
  lines: Line[]
  reason: Invoice['billing_reason']
  tax: Price['tax_behavior'] | null
  subscription?: Subscription
  metadata?: Record<string, string>
}

/** A draft invoice: for a renewal it waits an hour; others are finalised at once. */
export const draft = (books: Books, { customer, lines, reason, tax, subscription, metadata }: Wish): Invoice => {
  const id = books.id('in')
  const sum = lines.reduce((all, one) => all + one.amount, 0)
  const taxed = tax ? taxOf(books, sum, tax) : 0
  const total = tax === 'exclusive' ? sum + taxed : sum
  const owner = must(books.customers.get(customer), 'customer')
  const invoice: Invoice = {
    id,
    object: 'invoice',
    amount_due: Math.max(0, total),
    amount_paid: 0,
    amount_remaining: Math.max(0, total),
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { enabled: tax !== null, status: tax ? 'complete' : null, disabled_reason: null, liability: null, provider: null },
    automatically_finalizes_at: books.now + hour,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: books.now,
    currency: must(lines[0], 'line').currency,
    customer,
    customer_email: owner.email,
    customer_name: owner.name ?? null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: { object: 'list', has_more: false, url: `/v1/invoices/${id}/lines`, data: lines },
    livemode: books.live,
    metadata: metadata ?? {},
    next_payment_attempt: books.now + hour,
    number: null,
    parent: subscription
      ? {
          type: 'subscription_details',
          quote_details: null,
          subscription_details: { subscription: subscription.id, metadata: subscription.metadata },
        }
      : null,
    period_end: books.now,
    period_start: subscription?.items.data[0]?.current_period_start ?? books.now,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: sum,
    total,
    total_excluding_tax: total - taxed,
    total_taxes: tax
      ? [
          {
            amount: taxed,
            tax_behavior: tax as 'inclusive',
            taxable_amount: total - taxed,
            taxability_reason: 'standard_rated',
            type: 'tax_rate_details',
            tax_rate_details: null,
          },
        ]
      : [],
  }
  books.invoices.set(id, invoice)
  if (subscription) subscription.latest_invoice = id
  books.happened('invoice.created', invoice)
  return invoice
}

/** Finalises a draft and tries to be paid. */
export const finalise = (books: Books, invoice: Invoice): void => {
  invoice.status = 'open'
  invoice.number = `TOWN-${String(books.invoices.size).padStart(4, '0')}`
  invoice.automatically_finalizes_at = null
  invoice.hosted_invoice_url = `${books.address}/i/${invoice.id}`
  invoice.invoice_pdf = `${books.address}/i/${invoice.id}/pdf`
  invoice.status_transitions.finalized_at = books.now
  books.happened('invoice.finalized', invoice)
  pay(books, invoice)
}
