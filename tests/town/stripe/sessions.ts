import { type Books, must } from './books.ts'
import { type Form, metadata, part, text } from './form.ts'
import { invalid, missing } from './refusals.ts'
import type { Session } from './things.ts'

const first = (form: Form, name: string): Form => part(part(form, name), '0')

/** Opens a checkout, as POST /v1/checkout/sessions. */
export const openSession = (books: Books, form: Form): Session => {
  const mode = text(form, 'mode')
  if (mode !== 'subscription' && mode !== 'payment') throw invalid('You must provide a mode', 'mode')
  const customer = books.customers.get(text(form, 'customer') ?? '')
  if (!customer || customer.deleted) throw missing('customer', text(form, 'customer') ?? '')
  const item = first(form, 'line_items')
  const price = books.prices.get(text(item, 'price') ?? '')
  if (!price) throw missing('price', text(item, 'price') ?? '')
  if ((mode === 'subscription') !== (price.recurring !== null))
    throw invalid(`\`${mode}\` mode does not fit the type of the price`, 'line_items')
  const automatic = text(form, 'automatic_tax', 'enabled') === 'true'
  if (automatic && text(form, 'customer_update', 'address') !== 'auto')
    throw invalid(
      'Automatic tax calculation in Checkout requires a valid address on the Customer.',
      'automatic_tax',
      'customer_tax_location_invalid',
    )
  const quantity = Number(text(item, 'quantity') ?? 1)
  const id = books.id(books.live ? 'cs_live' : 'cs_test')
  const amount = must(price.unit_amount, 'amount') * quantity
  const session: Session = {
    id,
    object: 'checkout.session',
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: automatic, status: null, liability: null, provider: null },
    cancel_url: text(form, 'cancel_url') ?? null,
    client_reference_id: text(form, 'client_reference_id') ?? null,
    created: books.now,
    currency: price.currency,
    customer: customer.id,
    expires_at: books.now + 86_400,
    invoice: null,
    livemode: books.live,
    metadata: metadata(form),
    mode,
    payment_intent: null,
    payment_status: 'unpaid',
    status: 'open',
    subscription: null,
    success_url: text(form, 'success_url') ?? null,
    url: `${books.address}/c/pay/${id}`,
    wish: {
      price: price.id,
      quantity,
      metadata: metadata(part(form, 'subscription_data')),
      invoice: text(form, 'invoice_creation', 'enabled') === 'true' ? metadata(part(part(form, 'invoice_creation'), 'invoice_data')) : null,
    },
  }
  books.sessions.set(id, session)
  return session
}
