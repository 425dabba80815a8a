import type Stripe from 'stripe'
import type { Db } from '../base/database.ts'
import type { Plan, Price, PriceId } from '../membership/membership.ts'
import type { StripeAccess } from './stripe-access.ts'
import { toStripe } from './stripe-amount.ts'

/** What the price of a plan is called at Stripe. A price of ours never changes its amount, so its name never leads to another amount. */
const lookupKey = (access: StripeAccess, price: string) => `masthead-${access.mark}-${price}`

/** The id of the price at Stripe, which is made there, with its product, when it is asked for first. */
export const stripePrice = async (access: StripeAccess, { plan, price }: { plan: Plan; price: Omit<Price, 'plan'> }): Promise<string> => {
  if (price.provider) return price.provider
  const stripe = await access.client()
  const key = lookupKey(access, price.id)
  const { data } = await stripe.prices.list({ lookup_keys: [key], active: true, limit: 1 })
  if (data[0]) return data[0].id
  const product = await stripeProduct(stripe, access, plan)
  const made = await stripe.prices.create(
    {
      product,
      currency: price.price.currency.toLowerCase(),
      unit_amount: toStripe(price.price),
      lookup_key: key,
      tax_behavior: price.inclusive ? 'inclusive' : 'exclusive',
      metadata: { price: price.id, plan: plan.id, paper: access.mark },
      ...(plan.every ? { recurring: { interval: plan.every } } : {}),
    },
    { idempotencyKey: `price-${key}` },
  )
  return made.id
}

/** Stripe takes the id that we give a product, so that it is there once whoever asks. */
const stripeProduct = async (stripe: Stripe, access: StripeAccess, plan: Plan): Promise<string> => {
  const id = `masthead_${access.mark.replace(/[^A-Za-z0-9]/g, '0')}_${plan.id}`
  try {
    await stripe.products.create(
      { id, name: plan.name, metadata: { plan: plan.id, paper: access.mark } },
      { idempotencyKey: `product-${id}` },
    )
  } catch (error) {
    if ((error as { code?: string }).code !== 'resource_already_exists') throw error
  }
  return id
}

export type OurPrice = { price: string; plan: string; seats: number; kind: string }

/** Which price of ours a price at Stripe is: by what we wrote with it, or by the id that the operator wrote beside his price; undefined for a stranger's. */
export const ourPrice = (
  db: Db,
  access: StripeAccess,
  { id, metadata }: Pick<Stripe.Price, 'id' | 'metadata'>,
): Promise<OurPrice | undefined> => {
  const ours = metadata?.paper === access.mark ? (metadata.price ?? '') : ''
  return db
    .selectFrom('plan_prices')
    .innerJoin('plans', 'plans.id', 'plan_prices.plan_id')
    .select(['plan_prices.id as price', 'plans.id as plan', 'plans.seats', 'plans.kind'])
    .where((where) => where.or([where('plan_prices.id', '=', ours as PriceId), where('plan_prices.provider', '=', id)]))
    .orderBy('plan_prices.since', 'desc')
    .executeTakeFirst()
}
