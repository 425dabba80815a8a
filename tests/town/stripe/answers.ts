import { type Books, change, must } from './books.ts'
import { type Form, list, metadata, part, text } from './form.ts'
import { endSubscription } from './paying.ts'
import { invalid, missing } from './refusals.ts'
import { refund } from './returning.ts'
import { openSession } from './sessions.ts'
import type { Customer, Price, Product } from './things.ts'

type Answer = (given: { books: Books; id: string; form: Form; mostPerPage: number }) => object

const found = <T>(things: Map<string, T>, kind: string, id: string): T => {
  const thing = things.get(id)
  if (!thing) throw missing(kind, id)
  return thing
}

/** A page of a list, newest first (docs.stripe.com/api/pagination). */
const page = (things: { id: string; created: number }[], form: Form, mostPerPage: number, url: string) => {
  const from = Number(text(form, 'created', 'gte') ?? 0)
  const all = things.filter((thing) => thing.created >= from).reverse()
  const after = text(form, 'starting_after')
  const start = after === undefined ? 0 : all.findIndex((thing) => thing.id === after) + 1
  if (after !== undefined && start === 0) throw missing('object', after)
  const limit = Math.min(Number(text(form, 'limit') ?? 10), 100, mostPerPage)
  return { object: 'list', url, has_more: start + limit < all.length, data: all.slice(start, start + limit) }
}

const customer: Answer = ({ books, form }) => {
  const made: Customer = {
    id: books.id('cus'),
    object: 'customer',
    created: books.now,
    email: text(form, 'email') ?? null,
    livemode: books.live,
    metadata: metadata(form),
    name: text(form, 'name') ?? null,
    card: 'good',
  }
  books.customers.set(made.id, made)
  books.happened('customer.created', made)
  return made
}

const product: Answer = ({ books, form }) => {
  const id = text(form, 'id') ?? books.id('prod')
  if (books.products.has(id)) throw invalid(`Product already exists: '${id}'`, 'id', 'resource_already_exists')
  const made: Product = {
    id,
    object: 'product',
    active: true,
    created: books.now,
    livemode: books.live,
    metadata: metadata(form),
    name: text(form, 'name') ?? '',
  }
  books.products.set(id, made)
  books.happened('product.created', made)
  return made
}

const price: Answer = ({ books, form }) => {
  const lookup = text(form, 'lookup_key') ?? null
  if (lookup && [...books.prices.values()].some((one) => one.lookup_key === lookup))
    throw invalid(`A price (\`${lookup}\`) already uses that lookup key.`, 'lookup_key')
  const interval = text(form, 'recurring', 'interval') as 'month' | 'year' | undefined
  const amount = text(form, 'unit_amount') ?? ''
  if (!/^\d+$/.test(amount)) throw invalid('Invalid integer', 'unit_amount', 'parameter_invalid_integer')
  const made: Price = {
    id: books.id('price'),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: books.now,
    currency: text(form, 'currency') ?? '',
    livemode: books.live,
    lookup_key: lookup,
    metadata: metadata(form),
    product: found(books.products, 'product', text(form, 'product') ?? '').id,
    recurring: interval ? { interval, interval_count: 1, usage_type: 'licensed' } : null,
    tax_behavior: (text(form, 'tax_behavior') ?? 'unspecified') as Price['tax_behavior'],
    type: interval ? 'recurring' : 'one_time',
    unit_amount: Number(amount),
  }
  books.prices.set(made.id, made)
  books.happened('price.created', made)
  return made
}

const updateSubscription: Answer = ({ books, id, form }) => {
  const subscription = found(books.subscriptions, 'subscription', id)
  if (subscription.status === 'canceled') throw missing('subscription', id)
  const atEnd = text(form, 'cancel_at_period_end')
  const end = must(subscription.items.data[0], 'item').current_period_end
  const before =
    atEnd === 'true'
      ? change(subscription, { cancel_at_period_end: true, cancel_at: end, canceled_at: books.now })
      : atEnd === 'false' || form.cancel_at === ''
        ? change(subscription, { cancel_at_period_end: false, cancel_at: null, canceled_at: null })
        : {}
  subscription.cancellation_details.reason = atEnd === 'true' ? 'cancellation_requested' : null
  books.happened('customer.subscription.updated', subscription, before)
  return subscription
}

const deleteCustomer: Answer = ({ books, id }) => {
  const one = found(books.customers, 'customer', id)
  if (one.deleted) throw missing('customer', id)
  for (const subscription of books.subscriptions.values()) if (subscription.customer === id) endSubscription(books, subscription.id, null)
  one.deleted = true
  books.happened('customer.deleted', one)
  return { id, object: 'customer', deleted: true }
}

const invoice: Answer = ({ books, id, form }) => {
  const one = found(books.invoices, 'invoice', id)
  if (!list(form, 'expand').includes('payments')) return one
  const data = [...books.invoicePayments.values()].filter((payment) => payment.invoice === id)
  return { ...one, payments: { object: 'list', has_more: false, url: '/v1/invoice_payments', data } }
}

const paymentIntent: Answer = ({ books, id, form }) => {
  const one = found(books.paymentIntents, 'payment_intent', id)
  return list(form, 'expand').includes('latest_charge')
    ? { ...one, latest_charge: books.charges.get(one.latest_charge ?? '') ?? null }
    : one
}

const giveBack: Answer = ({ books, form }) => {
  const intent = found(books.paymentIntents, 'payment_intent', text(form, 'payment_intent') ?? '')
  const charge = found(books.charges, 'charge', intent.latest_charge ?? '')
  const amount = text(form, 'amount')
  const left = charge.amount - charge.amount_refunded
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded')
  if (amount !== undefined && Number(amount) > left) throw invalid('Refund amount is greater than unrefunded amount on charge', 'amount')
  return refund(books, { charge, ...(amount === undefined ? {} : { amount: Number(amount) }) })
}

/** What the house answers to, in the order in which it looks. `:id` is one part of the path. */
export const answers: [method: string, path: string, answer: Answer][] = [
  ['POST', '/v1/customers', customer],
  [
    'GET',
    '/v1/customers/:id',
    ({ books, id }) => {
      const one = found(books.customers, 'customer', id)
      return one.deleted ? { id, object: 'customer', deleted: true } : one
    },
  ],
  ['DELETE', '/v1/customers/:id', deleteCustomer],
  ['POST', '/v1/products', product],
  ['POST', '/v1/prices', price],
  [
    'GET',
    '/v1/prices',
    ({ books, form, mostPerPage }) => {
      const keys = list(form, 'lookup_keys')
      return page(
        [...books.prices.values()].filter((one) => keys.length === 0 || keys.includes(one.lookup_key ?? '')),
        form,
        mostPerPage,
        '/v1/prices',
      )
    },
  ],
  ['POST', '/v1/checkout/sessions', ({ books, form }) => openSession(books, form)],
  ['GET', '/v1/checkout/sessions/:id', ({ books, id }) => found(books.sessions, 'checkout.session', id)],
  [
    'POST',
    '/v1/checkout/sessions/:id/expire',
    ({ books, id }) => {
      const session = found(books.sessions, 'checkout.session', id)
      if (session.status !== 'open') throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.')
      change(session, { status: 'expired', url: null })
      books.happened('checkout.session.expired', session)
      return session
    },
  ],
  [
    'POST',
    '/v1/billing_portal/sessions',
    ({ books, form }) => {
      const id = books.id('bps')
      return {
        id,
        object: 'billing_portal.session',
        configuration: 'bpc_town',
        created: books.now,
        customer: found(books.customers, 'customer', text(form, 'customer') ?? '').id,
        flow: form.flow_data ? { type: text(form, 'flow_data', 'type') } : null,
        livemode: books.live,
        locale: null,
        return_url: text(form, 'return_url') ?? null,
        url: `${books.address}/p/session/${id}`,
      }
    },
  ],
  [
    'GET',
    '/v1/subscriptions',
    ({ books, form, mostPerPage }) => {
      const status = text(form, 'status')
      const some = [...books.subscriptions.values()].filter(
        (one) => status === 'all' || (status ? one.status === status : one.status !== 'canceled'),
      )
      return page(some, form, mostPerPage, '/v1/subscriptions')
    },
  ],
  ['GET', '/v1/subscriptions/:id', ({ books, id }) => found(books.subscriptions, 'subscription', id)],
  ['POST', '/v1/subscriptions/:id', updateSubscription],
  [
    'DELETE',
    '/v1/subscriptions/:id',
    ({ books, id }) => {
      const one = found(books.subscriptions, 'subscription', id)
      endSubscription(books, id, 'cancellation_requested')
      return one
    },
  ],
  ['GET', '/v1/invoices', ({ books, form, mostPerPage }) => page([...books.invoices.values()], form, mostPerPage, '/v1/invoices')],
  ['GET', '/v1/invoices/:id', invoice],
  [
    'GET',
    '/v1/invoice_payments',
    ({ books, form, mostPerPage }) => {
      const intent = text(part(form, 'payment'), 'payment_intent')
      return page(
        [...books.invoicePayments.values()].filter((one) => one.payment.payment_intent === intent),
        form,
        mostPerPage,
        '/v1/invoice_payments',
      )
    },
  ],
  ['GET', '/v1/payment_intents/:id', paymentIntent],
  ['POST', '/v1/refunds', giveBack],
  ['GET', '/v1/refunds', ({ books, form, mostPerPage }) => page([...books.refunds.values()], form, mostPerPage, '/v1/refunds')],
  [
    'GET',
    '/v1/disputes',
    ({ books, form, mostPerPage }) => {
      const intent = text(form, 'payment_intent')
      return page(
        [...books.disputes.values()].filter((one) => intent === undefined || one.payment_intent === intent),
        form,
        mostPerPage,
        '/v1/disputes',
      )
    },
  ],
  ['GET', '/v1/events', ({ books, form, mostPerPage }) => page(books.events, form, mostPerPage, '/v1/events')],
  [
    'GET',
    '/v1/events/:id',
    ({ books, id }) => {
      const event = books.events.find((one) => one.id === id)
      if (!event) throw missing('event', id)
      return event
    },
  ],
]
