import type Stripe from 'stripe'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { CashDesk, Ordered, PortalWish } from './cash-desk.ts'
import { idOf, type StripeAccess } from './stripe-access.ts'
import { toStripe } from './stripe-amount.ts'
import { customerFor } from './stripe-customer.ts'
import { stripePrice } from './stripe-price.ts'

type Given = { db: Db; access: StripeAccess; config: Pick<Config, 'STRIPE_TAX' | 'STRIPE_API'>; address: string }

const checkoutWish = async (
  { db, access, config, address }: Given,
  order: Ordered,
  now: Date,
): Promise<Stripe.Checkout.SessionCreateParams> => {
  const metadata = { order: order.id, reader: order.reader, plan: order.plan.id, price: order.price.id, paper: access.mark }
  const gift = order.plan.kind === 'gift'
  return {
    mode: gift ? 'payment' : 'subscription',
    customer: await customerFor(db, access, { reader: order.reader, mail: order.mail }, now),
    client_reference_id: order.id,
    line_items: [{ price: await stripePrice(access, order), quantity: 1 }],
    success_url: `${address}${order.paid}`,
    cancel_url: `${address}${order.back}`,
    metadata,
    // What is bought once gets an invoice too, so that every cent that comes in has one.
    ...(gift ? { invoice_creation: { enabled: true, invoice_data: { metadata } } } : { subscription_data: { metadata } }),
    ...(config.STRIPE_TAX
      ? { automatic_tax: { enabled: true }, billing_address_collection: 'required', customer_update: { address: 'auto', name: 'auto' } }
      : {}),
  }
}

const flows: Record<Exclude<PortalWish, 'all'>, (subscription: string) => Stripe.BillingPortal.SessionCreateParams.FlowData> = {
  card: () => ({ type: 'payment_method_update' }),
  plan: (subscription) => ({ type: 'subscription_update', subscription_update: { subscription } }),
  cancel: (subscription) => ({ type: 'subscription_cancel', subscription_cancel: { subscription } }),
}

/** Stripe: Checkout for buying, the Billing Portal for card, plan and receipts (to be switched on in Stripe's Dashboard once). */
export const stripeDesk = (given: Given): CashDesk => {
  const { access, config, address } = given
  return {
    kind: 'stripe',
    origins: config.STRIPE_API ? [new URL(config.STRIPE_API).origin] : ['https://checkout.stripe.com', 'https://billing.stripe.com'],
    async openCheckout(order, now) {
      const stripe = await access.client()
      const session = await stripe.checkout.sessions.create(await checkoutWish(given, order, now), { idempotencyKey: `order-${order.id}` })
      if (!session.url) throw new Error(`Stripe opened ${session.id} without an address`)
      return { to: session.url, session: session.id }
    },
    async closeCheckout(session) {
      const stripe = await access.client()
      await stripe.checkout.sessions.expire(session)
    },
    async openPortal({ running, wish, back }) {
      if (!running.customer) return undefined
      const stripe = await access.client()
      const flow = wish === 'all' ? {} : { flow_data: flows[wish](running.id) }
      const { url } = await stripe.billingPortal.sessions.create({ customer: running.customer, return_url: `${address}${back}`, ...flow })
      return { to: url }
    },
    async setRenewing({ id }, renews) {
      const stripe = await access.client()
      const at = await stripe.subscriptions.retrieve(id)
      if (!renews) await stripe.subscriptions.update(id, { cancel_at_period_end: true })
      else if (at.cancel_at_period_end) await stripe.subscriptions.update(id, { cancel_at_period_end: false })
      // The portal may have written a day in place of the period's end.
      else if (at.cancel_at !== null) await stripe.subscriptions.update(id, { cancel_at: '' })
    },
    async refund(invoice, amount) {
      const stripe = await access.client()
      const at = await stripe.invoices.retrieve(invoice, { expand: ['payments'] })
      const paid = at.payments?.data.find((payment) => payment.status === 'paid')
      const intent = idOf(paid?.payment.payment_intent)
      if (!intent) throw new Error(`${invoice} has no payment at Stripe that could be given back`)
      await stripe.refunds.create({
        payment_intent: intent,
        ...(amount === undefined ? {} : { amount: toStripe({ amount, currency: at.currency.toUpperCase() }) }),
      })
    },
  }
}
