import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { secretOf } from '../base/secret.ts'
import { giftsBy, redeemGift } from '../membership/membership.ts'
import { exportBilling, forgetBilling, invoicesOf, openBilling, orderOf, subscriptionsOf, testDeskPath } from './billing.ts'

const house = await openCashDesk()
const { db } = house
const open = (desk: 'test' | 'invoice') =>
  openBilling({
    db,
    config: { CASH_DESK: desk, STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined, STRIPE_API: undefined, STRIPE_TAX: false },
    address: 'https://paper.example',
    secret: secretOf('a secret of the town, for tests alone'),
    letters: house.letters,
  })
const byTest = open('test')
const byInvoice = open('invoice')
const order = async (desk: typeof byTest, buyer: Awaited<ReturnType<typeof house.reader>>, plan = 'monthly', at = house.now()) => {
  const opened = await desk.checkout({ buyer, plan, country: null, paid: '/membership/thanks?order=ORDER', back: '/membership' }, at)
  assert.ok(opened.ok)
  return opened
}

test('at the test desk everything can be played: a refused card, paying, a renewal that fails and one that does not, cancelling', async () => {
  const buyer = await house.reader()
  const other = await house.reader()
  const { to, order: id } = await order(byTest, buyer)
  assert.equal(to, testDeskPath(String(id)))
  const play = (outcome: 'pays' | 'card-refused' | 'walks-away', reader = buyer.reader) =>
    byTest.testDesk.pay({ order: String(id), reader, outcome }, house.now())
  const refused = await play('card-refused')
  assert.equal(refused.ok === false && refused.code, 'card-refused')
  assert.equal((await house.standing(buyer.reader)).kind, 'registered')
  assert.equal((await play('pays', other.reader)).ok, false, "another reader's order")
  assert.deepEqual(await play('pays'), { ok: true, back: '/membership' })
  assert.equal((await play('pays')).ok, false, 'once')
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
  const [subscription] = await subscriptionsOf(db, buyer.reader)
  assert.ok(subscription)
  assert.equal(await byTest.renew(house.on(20)), 0)
  assert.equal(await byTest.renew(house.on(31)), 1)
  assert.equal((await invoicesOf(db, buyer.reader)).length, 2)
  await byTest.testDesk.setCard({ subscription: subscription.id, reader: buyer.reader, card: 'refused' }, house.on(40))
  await Promise.all([byTest.renew(house.on(62)), byTest.renew(house.on(62))])
  const pastDue = await house.standing(buyer.reader, house.on(62))
  assert.equal(pastDue.kind === 'member' && pastDue.pastDueUntil !== undefined, true, 'two processes that renew at once turn it once')
  await byTest.testDesk.setCard({ subscription: subscription.id, reader: buyer.reader, card: 'good' }, house.on(64))
  const restored = await house.standing(buyer.reader, house.on(64))
  assert.equal(restored.kind === 'member' && restored.pastDueUntil, undefined)
  assert.deepEqual(await byTest.cancel({ reader: buyer.reader, subscription: subscription.id }, house.on(65)), { ok: true })
  const again = await byTest.checkout({ buyer, plan: 'monthly', country: null, paid: '/', back: '/' }, house.on(66))
  assert.equal(again.ok === false && again.code, 'resume-instead')
  assert.equal((await byTest.cancel({ reader: other.reader, subscription: subscription.id }, house.on(65))).ok, false)
  await byTest.renew(house.on(95))
  assert.equal((await house.standing(buyer.reader, house.on(95))).kind, 'lapsed')
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.state, 'ended')
})

test('a card that stays refused ends a subscription of the test desk', async () => {
  const buyer = await house.reader()
  const { order: id } = await order(byTest, buyer)
  await byTest.testDesk.pay({ order: String(id), reader: buyer.reader, outcome: 'pays' }, house.now())
  const [subscription] = await subscriptionsOf(db, buyer.reader)
  await byTest.testDesk.setCard({ subscription: String(subscription?.id), reader: buyer.reader, card: 'refused' }, house.on(1))
  await byTest.renew(house.on(31))
  await byTest.renew(house.on(40))
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.state, 'past-due')
  await byTest.renew(house.on(45))
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.state, 'ended')
  assert.deepEqual((await invoicesOf(db, buyer.reader)).map((one) => one.state).sort(), ['paid', 'uncollectible'])
})

test('a gift at the test desk, and one who walks away', async () => {
  const buyer = await house.reader()
  const gift = await order(byTest, buyer, 'gift-3')
  await byTest.testDesk.pay({ order: String(gift.order), reader: buyer.reader, outcome: 'pays' }, house.now())
  assert.equal((await db.selectFrom('subscription_gifts').select('state').where('giver_id', '=', buyer.reader).execute()).length, 1)
  const away = await order(byTest, buyer)
  await byTest.testDesk.pay({ order: String(away.order), reader: buyer.reader, outcome: 'walks-away' }, house.now())
  assert.equal((await orderOf(db, { order: String(away.order), reader: buyer.reader }))?.state, 'gone')
})

test('an order at the invoice desk is an open invoice, and begins when it is marked as paid', async () => {
  const buyer = await house.reader()
  const { to } = await order(byInvoice, buyer)
  const invoice = to.split('/').at(-1) ?? ''
  assert.equal((await order(byInvoice, buyer)).to, to, 'ordered twice is one invoice')
  assert.equal((await house.standing(buyer.reader)).kind, 'registered')
  assert.deepEqual(await byInvoice.markPaid({ invoice }, house.on(3)), { ok: true })
  assert.equal((await byInvoice.markPaid({ invoice }, house.on(3))).ok, false)
  const standing = await house.standing(buyer.reader, house.on(4))
  assert.deepEqual(standing, { kind: 'member', until: new Date('2026-12-26T12:00:00Z'), by: 'invoice', plan: 'monthly', renews: false })
  const ahead = (await order(byInvoice, buyer, 'monthly', house.on(20))).to.split('/').at(-1) ?? ''
  await byInvoice.markPaid({ invoice: ahead }, house.on(21))
  const longer = await house.standing(buyer.reader, house.on(22))
  assert.deepEqual(longer.kind === 'member' && longer.until, new Date('2027-01-26T12:00:00Z'), 'the next period begins when the first ends')
  await byInvoice.renew(house.on(70))
  assert.equal((await house.standing(buyer.reader, house.on(70))).kind, 'lapsed')
  assert.deepEqual(await byInvoice.refund({ invoice: ahead }, house.on(71)), { ok: true })
  assert.equal((await invoicesOf(db, buyer.reader))[0]?.refunded.amount, 999n)
  assert.doesNotThrow(() => JSON.stringify(exportBilling(db, buyer.reader)))
})

test('what was begun and came to nothing is let go of after three months; what was paid or is to be paid is not', async () => {
  const buyer = await house.reader()
  const has = async () => (await db.selectFrom('orders').select('id').where('reader_id', '=', buyer.reader).execute()).length
  const gift = await order(byTest, buyer, 'gift-3')
  await byTest.testDesk.pay({ order: String(gift.order), reader: buyer.reader, outcome: 'pays' }, house.now())
  await order(byInvoice, buyer)
  await order(byTest, buyer)
  assert.equal(await has(), 3)
  await byTest.renew(house.on(89))
  assert.equal(await has(), 3)
  await byTest.renew(house.on(91))
  assert.equal(await has(), 2)
})

test('who orders in two windows at once is written one invoice', async () => {
  const buyer = await house.reader()
  const orders = await Promise.all([1, 2, 3].map(() => order(byInvoice, buyer)))
  assert.equal(new Set(orders.map(({ to }) => to)).size, 1)
  assert.equal((await invoicesOf(db, buyer.reader)).length, 1)
})

test('a gift whose money goes back is taken back, also when its giver was forgotten meanwhile', async () => {
  const [giver, taker] = [await house.reader(), await house.reader()]
  const gift = await order(byTest, giver, 'gift-3')
  await byTest.testDesk.pay({ order: String(gift.order), reader: giver.reader, outcome: 'pays' }, house.now())
  const [invoice] = await invoicesOf(db, giver.reader)
  const secret = secretOf('a secret of the town, for tests alone')
  const code = String((await giftsBy(db, { giver: giver.reader }, { secret }))[0]?.code)
  const redeemed = await redeemGift(db, { reader: taker.reader, code }, house.now(), { secret, graceDays: 7 })
  assert.ok(redeemed.ok)
  assert.equal((await house.standing(taker.reader)).kind, 'member')
  await forgetBilling(db, { reader: giver.reader }, house.now())
  assert.deepEqual(await byTest.refund({ invoice: String(invoice?.id) }, house.on(1)), { ok: true })
  assert.notEqual((await house.standing(taker.reader, house.on(2))).kind, 'member')
})

test('numbers of our invoices have no gap within a year, whoever writes at once, and begin anew with the next', async () => {
  const before = Number(
    (
      await db
        .selectFrom('invoices')
        .select((select) => select.fn.max('number_in_year').as('n'))
        .executeTakeFirst()
    )?.n ?? 0,
  )
  const buyers = []
  for (let i = 0; i < 8; i++) buyers.push(await house.reader())
  await Promise.all(buyers.map((buyer) => order(byInvoice, buyer)))
  const first = buyers[0] as (typeof buyers)[number]
  const [open] = await invoicesOf(db, first.reader)
  assert.deepEqual(await byInvoice.voidInvoice({ invoice: String(open?.id) }, house.now()), { ok: true })
  const last = await house.reader()
  await order(byInvoice, last, 'monthly', new Date('2027-01-01T00:00:00Z'))
  const rows = await db
    .selectFrom('invoices')
    .select(['year', 'number_in_year', 'number'])
    .where('year', 'is not', null)
    .orderBy('year')
    .orderBy('number_in_year')
    .execute()
  const numbers = (year: number) => rows.filter((row) => row.year === year).map((row) => row.number_in_year)
  assert.deepEqual(
    numbers(2026),
    Array.from({ length: before + 8 }, (_, i) => i + 1),
  )
  assert.deepEqual(numbers(2027), [1])
  assert.equal(rows.at(-1)?.number, '2027-000001')
})

test('a plan that is not offered, or only to students, is not sold, whatever the form says', async () => {
  const buyer = await house.reader()
  const wrong = await byTest.checkout({ buyer, plan: 'no-such', country: null, paid: '/', back: '/' }, house.now())
  assert.equal(wrong.ok === false && wrong.code, 'no-such-plan')
})
