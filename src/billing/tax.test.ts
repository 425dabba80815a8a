import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { invoicesOf } from './billing.ts'

const house = await openCashDesk({ STRIPE_TAX: true })

test('with Stripe Tax the address is asked for at the checkout, and the receipt says how much of it is tax', async () => {
  const buyer = await house.reader()
  const { session } = await house.order(buyer, 'monthly')
  const asked = house.peer.asked.findLast(({ path }) => path === '/v1/checkout/sessions')?.form
  assert.deepEqual(
    [asked?.automatic_tax, asked?.billing_address_collection, asked?.customer_update],
    [{ enabled: 'true' }, 'required', { address: 'auto', name: 'auto' }],
  )
  house.peer.pay(session)
  await house.catchUp()
  await house.billing.hearPaymentsReceived(
    house.paid.map((invoice) => ({ invoice })),
    house.now(),
  )
  const [letter] = await house.letters.outbox(house.db)
  assert.match(letter?.text.replace(/\s+/g, ' ') ?? '', /€9\.99, of which tax €1\.60\./)
  const [receipt] = await invoicesOf(house.db, buyer.reader)
  // 19 in 119 of 9.99, which is the price with the tax in it.
  assert.deepEqual(
    [receipt?.amount, receipt?.tax],
    [
      { amount: 999n, currency: 'EUR' },
      { amount: 160n, currency: 'EUR' },
    ],
  )
})
