import type Stripe from 'stripe'
import { atSecond, idOf } from './stripe-access.ts'
import { fromStripe } from './stripe-amount.ts'
import type { DisputeState, InvoiceState } from './tables.ts'
import type { InvoiceFacts } from './write-invoice.ts'

/** What became of the money of an invoice after it was paid, in Stripe's units. */
export type Afterwards = { refunded: number; dispute: DisputeState | null }

const stored: Record<string, InvoiceState> = { open: 'open', paid: 'paid', void: 'void', uncollectible: 'uncollectible' }

/** A dispute in our words: an inquiry ('warning_…') has taken nothing, nor has one that was prevented (docs.stripe.com/api/disputes/object). */
export const disputeState = (status: string): DisputeState | null => {
  if (status.startsWith('warning_') || status === 'prevented') return null
  return status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'open'
}

/**
 * The time that an invoice pays for: from the first start to the last end of its lines that cost something and are no reckoning of an earlier period;
 * when there is none (a change of plan), of all its lines. The invoice's own period_end is the day it was made, for subscriptions.
 */
const periodOf = (lines: Stripe.InvoiceLineItem[]): { from: Date | null; to: Date | null } => {
  const whole = lines.filter((line) => !line.parent?.subscription_item_details?.proration && !line.parent?.invoice_item_details?.proration)
  const told = (whole.length > 0 ? whole : lines.filter((line) => line.amount >= 0)).map((line) => line.period)
  if (told.length === 0) return { from: null, to: null }
  return { from: atSecond(Math.min(...told.map(({ start }) => start))), to: atSecond(Math.max(...told.map(({ end }) => end))) }
}

export const subscriptionOf = (at: Stripe.Invoice): string | null => idOf(at.parent?.subscription_details?.subscription)

/** An invoice at Stripe in our words; undefined for a draft, which may yet change or go away. `order`, `plan`: of ours. */
export const invoiceFacts = (
  at: Stripe.Invoice,
  { refunded, dispute }: Afterwards,
  { order, plan }: { order: string | null; plan: string },
): InvoiceFacts | undefined => {
  const state = stored[at.status ?? '']
  if (!state) return undefined
  const currency = at.currency.toUpperCase()
  const taxes = at.total_taxes ?? []
  const subscription = subscriptionOf(at)
  return {
    id: at.id,
    desk: 'stripe',
    reader: null,
    customer: idOf(at.customer),
    subscription,
    order,
    number: at.number,
    state,
    amount: { amount: fromStripe(at.total, currency), currency },
    tax:
      at.automatic_tax.enabled || taxes.length > 0
        ? fromStripe(
            taxes.reduce((sum, tax) => sum + tax.amount, 0),
            currency,
          )
        : null,
    paid: fromStripe(at.amount_paid, currency),
    refunded: fromStripe(refunded, currency),
    dispute,
    plan,
    ...(subscription ? periodOf(at.lines.data) : { from: null, to: null }),
    link: at.hosted_invoice_url ?? null,
    madeAt: atSecond(at.created) ?? new Date(0),
    paidAt: atSecond(at.status_transitions.paid_at),
  }
}
