import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Stripe from 'stripe'
import { readForm } from './form.ts'
import { openStripePeer } from './peer.ts'

const from = new Date('2027-01-31T10:00:00Z')
const peer = await openStripePeer({ from })
after(() => peer.close())
const { hostname, port } = new URL(peer.address)
const client = (key = 'sk_test_town') => new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
const stripe = client()

const buy = async (tax = false) => {
  const customer = await stripe.customers.create({ email: 'a@example.org', metadata: { reader: 'rd1' } })
  const product = await stripe.products.create({ name: 'Monthly' })
  const price = await stripe.prices.create({
    product: product.id,
    currency: 'eur',
    unit_amount: 1190,
    recurring: { interval: 'month' },
    tax_behavior: 'inclusive',
  })
  return stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'https://paper.example/thanks',
    ...(tax ? { automatic_tax: { enabled: true }, customer_update: { address: 'auto' } } : {}),
  })
}

test("the library's forms are read", () => {
  assert.deepEqual(readForm('a=1&items[0][price]=p&items[0][quantity]=2&expand[0]=x&metadata[k]=v&cancel_at='), {
    a: '1',
    items: { 0: { price: 'p', quantity: '2' } },
    expand: { 0: 'x' },
    metadata: { k: 'v' },
    cancel_at: '',
  })
})

test('the real library speaks to it: errors, idempotency, lists', async () => {
  await assert.rejects(client('sk_test_wrong').customers.create({}), Stripe.errors.StripeAuthenticationError)
  await assert.rejects(
    stripe.subscriptions.retrieve('sub_no'),
    (error: Stripe.errors.StripeInvalidRequestError) => error.code === 'resource_missing',
  )
  const once = await stripe.customers.create({ email: 'a@example.org' }, { idempotencyKey: 'k1' })
  assert.equal((await stripe.customers.create({ email: 'a@example.org' }, { idempotencyKey: 'k1' })).id, once.id)
  await assert.rejects(stripe.customers.create({ email: 'b@example.org' }, { idempotencyKey: 'k1' }), Stripe.errors.StripeIdempotencyError)
  peer.house.mostPerPage = 2
  for (let i = 0; i < 3; i++) await buy()
  const created: string[] = []
  for await (const price of stripe.prices.list({ limit: 100 })) created.push(price.id)
  assert.equal(new Set(created).size, 3)
  peer.house.mostPerPage = 100
})

test('its messages pass the real check, and a changed one does not', async () => {
  await buy()
  const event = peer.books.events.at(-1)
  assert.ok(event)
  const { body, signature } = peer.sign(event)
  assert.equal(stripe.webhooks.constructEvent(body, signature, 'whsec_town', 300, undefined, from.getTime()).id, event.id)
  assert.throws(() => stripe.webhooks.constructEvent(`${body} `, signature, 'whsec_town', 300, undefined, from.getTime()))
})

test('a subscription lives by the clock: renewals on its day, retries, an end; the period stands on its item', async () => {
  const { id } = await buy(true)
  const { subscription } = peer.pay(id)
  const at = await stripe.subscriptions.retrieve(String(subscription))
  assert.equal(at.items.data[0]?.current_period_end, Date.UTC(2027, 1, 28, 10) / 1000)
  const invoice = await stripe.invoices.retrieve(String(at.latest_invoice), { expand: ['payments'] })
  assert.deepEqual(
    [invoice.status, invoice.total, invoice.total_taxes?.[0]?.amount, invoice.total_excluding_tax],
    ['paid', 1190, 190, 1000],
  )
  assert.equal(invoice.parent?.subscription_details?.subscription, subscription)
  assert.equal(invoice.payments?.data[0]?.status, 'paid')
  const types = peer
    .advance(new Date('2027-03-01T00:00:00Z'))
    .map((event) => event.type)
    .filter((type) => !type.startsWith('checkout'))
  assert.deepEqual(types.slice(0, 3), ['invoice.created', 'customer.subscription.updated', 'invoice.finalized'])
  assert.ok(types.includes('invoice.paid'))
  assert.equal(
    (await stripe.subscriptions.retrieve(String(subscription))).items.data[0]?.current_period_end,
    Date.UTC(2027, 2, 31, 10) / 1000,
  )
  peer.setCard(String(at.customer), 'refused')
  const failing = peer.advance(new Date('2027-05-01T00:00:00Z')).map((event) => event.type)
  assert.equal(failing.filter((type) => type === 'invoice.payment_failed').length, 4)
  assert.equal(failing.at(-1), 'customer.subscription.deleted')
})

test('a checkout that nobody finishes expires after a day', async () => {
  const { id } = await buy()
  peer.advance(new Date(peer.now().getTime() + 86_400_000))
  assert.equal((await stripe.checkout.sessions.retrieve(id)).status, 'expired')
  assert.throws(() => peer.pay(id))
})
