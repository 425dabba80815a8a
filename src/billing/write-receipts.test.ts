import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { inTransaction } from '../base/database.ts'
import { secretOf } from '../base/secret.ts'
import { forgetMembership } from '../membership/membership.ts'
import { forgetReader } from '../readers/readers.ts'
import { forgetBilling, invoicesOf, openBilling, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { db, letters } = house
const noStripe = { STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined, STRIPE_API: undefined, STRIPE_TAX: false }
const open = (CASH_DESK: 'test' | 'invoice') =>
  openBilling({
    db,
    config: { ...noStripe, CASH_DESK },
    address: 'https://paper.example',
    secret: secretOf('a secret of the town, for tests alone'),
    letters,
  })
const byTest = open('test')
const byInvoice = open('invoice')
type Buyer = Awaited<ReturnType<typeof house.reader>>
const order = async (desk: typeof byTest, buyer: Buyer, plan: string) => {
  const opened = await desk.checkout(
    { buyer, plan, country: null, paid: '/membership/thanks?order=ORDER', back: '/membership' },
    house.now(),
  )
  assert.ok(opened.ok)
  return opened
}
const pay = async (buyer: Buyer, plan: string) => {
  const { order: id } = await order(byTest, buyer, plan)
  await byTest.testDesk.pay({ order: String(id), reader: buyer.reader, outcome: 'pays' }, house.now())
}
/** What was said is heard twice, the second time by two at once. */
const hear = async () => {
  await house.jobs.settle(house.now)
  const facts = house.paid.splice(0).map((invoice) => ({ invoice }))
  const first = await byTest.hearPaymentsReceived([...facts, ...facts], house.now())
  const again = await Promise.all([1, 2].map(() => house.openAnother().hearPaymentsReceived(facts, house.now())))
  assert.deepEqual(again, [0, 0])
  return first
}
const receiptsTo = async (mail: string) =>
  (await letters.outbox(db, 200))
    .filter(({ to, kind }) => to === mail && kind === 'receipt')
    .map((letter) => ({ ...letter, text: letter.text.replace(/\s+/g, ' ') }))

test('what is paid at the test desk has one receipt: sum, period, number and where it can be seen', async () => {
  const buyer = await house.reader()
  await pay(buyer, 'monthly')
  assert.equal(await hear(), 1)
  const [invoice] = await invoicesOf(db, buyer.reader)
  const [letter, ...more] = await receiptsTo(buyer.mail)
  assert.deepEqual(more, [])
  assert.equal(letter?.subject, 'Receipt: €9.99')
  assert.match(letter?.text ?? '', /monthly, from 23 November 2026 to 23 December 2026: €9\.99\./)
  assert.ok(letter?.text.includes(`Number ${invoice?.number}, paid on 23 November 2026.`))
  assert.ok(letter?.text.includes(`https://paper.example/membership/receipts/${invoice?.id}`))
  assert.match(letter?.text ?? '', /no money was taken/)
  await pay(buyer, 'gift-3')
  assert.equal(await hear(), 1, 'a gift is paid too, and has no period')
  assert.match((await receiptsTo(buyer.mail)).find(({ subject }) => subject === 'Receipt: €27.00')?.text ?? '', /gift-3: €27\.00\./)
})

test('an invoice of ours has its receipt when it is marked as paid, not when it is written', async () => {
  const buyer = await house.reader()
  const { to } = await order(byInvoice, buyer, 'yearly')
  assert.equal(await hear(), 0)
  const id = to.split('/').at(-1) ?? ''
  assert.equal(await byInvoice.hearPaymentsReceived([{ invoice: id }], house.now()), 0, 'nothing is paid yet')
  await byInvoice.markPaid({ invoice: id }, house.now())
  assert.equal(await hear(), 1)
  const [letter] = await receiptsTo(buyer.mail)
  assert.match(letter?.text ?? '', /Number 2026-000001, paid on 23 November 2026/)
  assert.doesNotMatch(letter?.text ?? '', /tests/)
})

test('what Stripe took has its receipt here, and what it takes next is known', async () => {
  const buyer = await house.reader()
  const { session } = await house.order(buyer, 'yearly')
  house.peer.pay(session)
  await house.catchUp()
  assert.equal(await hear(), 1)
  const [receipt] = await receiptsTo(buyer.mail)
  assert.match(receipt?.text ?? '', /yearly, from 23 November 2026 to 23 November 2027: €99\.00/)
  const [subscription] = await subscriptionsOf(db, buyer.reader)
  assert.deepEqual(await house.billing.nextCharge(String(subscription?.id)), { price: { amount: 9900n, currency: 'EUR' }, plusTax: false })
  assert.equal(await house.billing.nextCharge('sub_unknown'), undefined)
})

test('the forgotten are written nothing', async () => {
  const buyer = await house.reader()
  await pay(buyer, 'monthly')
  await house.jobs.settle(house.now)
  await inTransaction(db, async (tx) => {
    await forgetBilling(tx, { reader: buyer.reader }, house.now())
    await forgetMembership(tx, { reader: buyer.reader }, house.now())
    await forgetReader(tx, { reader: buyer.reader }, house.now())
  })
  assert.equal(await hear(), 0)
  assert.deepEqual(await receiptsTo(buyer.mail), [])
})
