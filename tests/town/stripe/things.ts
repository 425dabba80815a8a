import type Stripe from 'stripe'

// The things that the house keeps, with the fields of Stripe's own that somebody may look at.
type Some<T, Names extends keyof T> = Pick<T, Names>

export type Customer = Some<Stripe.Customer, 'id' | 'object' | 'created' | 'email' | 'livemode' | 'metadata' | 'name'> & {
  card: Card
  deleted?: true
}
export type Card = 'good' | 'refused'
export type Product = Some<Stripe.Product, 'id' | 'object' | 'active' | 'created' | 'livemode' | 'metadata' | 'name'>
export type Price = Some<
  Stripe.Price,
  | 'id'
  | 'object'
  | 'active'
  | 'billing_scheme'
  | 'created'
  | 'currency'
  | 'livemode'
  | 'lookup_key'
  | 'metadata'
  | 'tax_behavior'
  | 'type'
  | 'unit_amount'
> & { product: string; recurring: { interval: 'month' | 'year'; interval_count: number; usage_type: 'licensed' } | null }
export type Item = Some<
  Stripe.SubscriptionItem,
  'id' | 'object' | 'created' | 'current_period_end' | 'current_period_start' | 'metadata' | 'subscription'
> & {
  price: Price
  quantity: number
}
export type Subscription = Some<
  Stripe.Subscription,
  | 'id'
  | 'object'
  | 'billing_cycle_anchor'
  | 'cancel_at'
  | 'cancel_at_period_end'
  | 'canceled_at'
  | 'collection_method'
  | 'created'
  | 'currency'
  | 'ended_at'
  | 'livemode'
  | 'metadata'
  | 'start_date'
  | 'status'
> & {
  automatic_tax: { enabled: boolean; disabled_reason: null; liability: null }
  billing_mode: { type: 'flexible'; flexible: null }
  cancellation_details: { comment: null; feedback: null; reason: 'cancellation_requested' | 'payment_failed' | null }
  customer: string
  items: { object: 'list'; has_more: boolean; url: string; data: Item[] }
  latest_invoice: string | null
}
export type Line = Some<
  Stripe.InvoiceLineItem,
  'id' | 'object' | 'amount' | 'currency' | 'description' | 'livemode' | 'metadata' | 'period' | 'quantity'
> & {
  parent: {
    type: 'subscription_item_details' | 'invoice_item_details'
    subscription_item_details: {
      subscription: string
      subscription_item: string
      proration: boolean
      invoice_item: null
      proration_details: null
    } | null
    invoice_item_details: null
  } | null
  pricing: { type: 'price_details'; price_details: { price: string; product: string }; unit_amount_decimal: string }
}
export type Invoice = Some<
  Stripe.Invoice,
  | 'id'
  | 'object'
  | 'amount_due'
  | 'amount_paid'
  | 'amount_remaining'
  | 'attempt_count'
  | 'attempted'
  | 'auto_advance'
  | 'automatically_finalizes_at'
  | 'billing_reason'
  | 'collection_method'
  | 'created'
  | 'currency'
  | 'customer_email'
  | 'customer_name'
  | 'hosted_invoice_url'
  | 'invoice_pdf'
  | 'livemode'
  | 'metadata'
  | 'next_payment_attempt'
  | 'number'
  | 'period_end'
  | 'period_start'
  | 'status'
  | 'status_transitions'
  | 'subtotal'
  | 'total'
  | 'total_excluding_tax'
> & {
  automatic_tax: { enabled: boolean; status: 'complete' | null; disabled_reason: null; liability: null; provider: null }
  customer: string
  lines: { object: 'list'; has_more: boolean; url: string; data: Line[] }
  parent: {
    type: 'subscription_details'
    quote_details: null
    subscription_details: { subscription: string; metadata: Stripe.Metadata }
  } | null
  total_taxes: {
    amount: number
    tax_behavior: 'inclusive' | 'exclusive'
    taxable_amount: number
    taxability_reason: 'standard_rated'
    type: 'tax_rate_details'
    tax_rate_details: null
  }[]
}
export type InvoicePayment = Some<
  Stripe.InvoicePayment,
  | 'id'
  | 'object'
  | 'amount_paid'
  | 'amount_requested'
  | 'created'
  | 'currency'
  | 'is_default'
  | 'livemode'
  | 'status'
  | 'status_transitions'
> & {
  invoice: string
  payment: { type: 'payment_intent'; payment_intent: string }
}
export type PaymentIntent = Some<
  Stripe.PaymentIntent,
  'id' | 'object' | 'amount' | 'amount_received' | 'created' | 'currency' | 'livemode' | 'metadata' | 'status'
> & {
  customer: string
  latest_charge: string | null
}
export type Charge = Some<
  Stripe.Charge,
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_refunded'
  | 'captured'
  | 'created'
  | 'currency'
  | 'disputed'
  | 'failure_code'
  | 'failure_message'
  | 'livemode'
  | 'paid'
  | 'refunded'
  | 'status'
> & { customer: string; payment_intent: string }
export type Refund = Some<Stripe.Refund, 'id' | 'object' | 'amount' | 'created' | 'currency' | 'metadata' | 'reason' | 'status'> & {
  charge: string
  payment_intent: string
}
export type Dispute = Some<
  Stripe.Dispute,
  'id' | 'object' | 'amount' | 'created' | 'currency' | 'livemode' | 'metadata' | 'reason' | 'status' | 'is_charge_refundable'
> & {
  charge: string
  payment_intent: string
}
export type Session = Some<
  Stripe.Checkout.Session,
  | 'id'
  | 'object'
  | 'amount_subtotal'
  | 'amount_total'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'currency'
  | 'expires_at'
  | 'livemode'
  | 'metadata'
  | 'mode'
  | 'payment_status'
  | 'status'
  | 'success_url'
  | 'url'
> & {
  automatic_tax: { enabled: boolean; status: null; liability: null; provider: null }
  customer: string
  invoice: string | null
  payment_intent: string | null
  subscription: string | null
  /** What was asked for and is no part of the answer. */
  wish: { price: string; quantity: number; metadata: Record<string, string>; invoice: Record<string, string> | null }
}
export type Event = {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: object; previous_attributes?: object }
  livemode: boolean
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: Stripe.Event.Type
}

// The compiler looks whether the builders' shapes are still the library's.
type Fits<T, _Of extends Partial<Record<keyof T, unknown>>> = T
export type Checked = [Fits<Stripe.Subscription, Subscription>, Fits<Stripe.Invoice, Invoice>, Fits<Stripe.Dispute, Dispute>]
