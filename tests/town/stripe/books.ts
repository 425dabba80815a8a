import type Stripe from 'stripe'
import type {
  Charge,
  Customer,
  Dispute,
  Event,
  Invoice,
  InvoicePayment,
  PaymentIntent,
  Price,
  Product,
  Refund,
  Session,
  Subscription,
} from './things.ts'

/** Everything that the house knows, and its clock. */
export type Books = {
  now: number
  live: boolean
  address: string
  /** The tax that Stripe Tax would work out, in hundredths. */
  taxRate: number
  customers: Map<string, Customer>
  products: Map<string, Product>
  prices: Map<string, Price>
  sessions: Map<string, Session>
  subscriptions: Map<string, Subscription>
  invoices: Map<string, Invoice>
  invoicePayments: Map<string, InvoicePayment>
  paymentIntents: Map<string, PaymentIntent>
  charges: Map<string, Charge>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
  events: Event[]
  id(prefix: string): string
  /** Writes down an event with the thing as it is at this moment. */
  happened(type: Stripe.Event.Type, thing: object, previous?: object): void
}

export const openBooks = (from: Date, live: boolean): Books => {
  let no = 0
  const books: Books = {
    now: Math.floor(from.getTime() / 1000),
    live,
    address: '',
    taxRate: 19,
    customers: new Map(),
    products: new Map(),
    prices: new Map(),
    sessions: new Map(),
    subscriptions: new Map(),
    invoices: new Map(),
    invoicePayments: new Map(),
    paymentIntents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    events: [],
    id: (prefix) => `${prefix}_1${live ? 'Live' : 'Town'}${String(++no).padStart(10, '0')}`,
    happened(type, thing, previous) {
      books.events.push({
        id: books.id('evt'),
        object: 'event',
        api_version: '2026-10-28.endive',
        created: books.now,
        data: { object: structuredClone(shown(thing)), ...(previous ? { previous_attributes: previous } : {}) },
        livemode: books.live,
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
        type,
      })
    },
  }
  return books
}

/** A thing as it is shown: without what only the house knows. */
export const shown = (thing: object): object => {
  const { card: _, wish: __, ...rest } = thing as { card?: unknown; wish?: unknown }
  return rest
}

/** Changes a thing, and gives what it was before: Stripe's previous_attributes. */
export const change = <T extends object>(thing: T, to: Partial<T>): Partial<T> => {
  const before: Partial<T> = {}
  for (const name of Object.keys(to) as (keyof T)[]) before[name] = structuredClone(thing[name])
  Object.assign(thing, to)
  return before
}

export const must = <T>(thing: T | undefined | null, what: string): T => {
  if (thing === undefined || thing === null) throw new Error(`the payment house has no ${what}`)
  return thing
}
