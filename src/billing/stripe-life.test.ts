import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { invoicesOf, orderOf, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { peer, billing, db } = house

test('a life at Stripe: paying, renewing, a card that fails and comes back, cancelling, resuming, ending', async () => {
  const buyer = await house.reader()
  const { session, order, to } = await house.order(buyer, 'monthly')
  assert.equal(new URL(to).origin, billing.origins[0])
  assert.equal((await house.standing(buyer.reader)).kind, 'registered')

  peer.decline(session)
  await house.catchUp()
  assert.equal((await house.standing(buyer.reader)).kind, 'registered')
  const { subscription } = peer.pay(session)
  assert.ok(subscription)
  await house.catchUp()
  assert.deepEqual(await house.standing(buyer.reader), {
    kind: 'member',
    until: new Date('2026-12-23T12:00:00Z'),
    by: 'subscription',
    plan: 'monthly',
    renews: true,
  })
  assert.equal((await orderOf(db, { order, reader: buyer.reader }))?.state, 'paid')
  assert.equal(await orderOf(db, { order, reader: (await house.reader()).reader }), undefined)
  const again = await billing.checkout({ buyer, plan: 'yearly', country: null, paid: '/', back: '/' }, house.now())
  assert.equal(again.ok === false && again.code, 'member-already')

  house.goTo(31)
  await house.catchUp()
  const renewed = await house.standing(buyer.reader)
  assert.deepEqual(renewed.kind === 'member' && renewed.until, new Date('2027-01-23T12:00:00Z'))
  assert.equal(house.paid.length, 2)

  const [customer] = [...peer.books.customers.keys()]
  assert.ok(customer)
  peer.setCard(customer, 'refused')
  house.goTo(62)
  await house.catchUp()
  const pastDue = await house.standing(buyer.reader)
  assert.deepEqual(pastDue.kind === 'member' && pastDue.pastDueUntil, new Date('2027-01-30T12:00:00Z'), 'the grace')
  assert.equal((await house.standing(buyer.reader, house.on(70))).kind, 'lapsed')
  peer.setCard(customer, 'good')
  await house.catchUp()
  const restored = await house.standing(buyer.reader)
  assert.deepEqual(restored.kind === 'member' && [restored.until, restored.pastDueUntil], [new Date('2027-02-23T12:00:00Z'), undefined])

  assert.deepEqual(await billing.cancel({ reader: buyer.reader, subscription: String(subscription) }, house.now()), { ok: true })
  const leaving = await house.standing(buyer.reader)
  assert.equal(leaving.kind === 'member' && leaving.renews, false, 'told at once, without waiting for a message')
  assert.deepEqual(await billing.resume({ reader: buyer.reader, subscription: String(subscription) }, house.now()), { ok: true })
  peer.leave(String(subscription))
  await house.catchUp()
  assert.deepEqual(
    (await subscriptionsOf(db, buyer.reader))[0]?.endsAt,
    new Date('2027-02-23T12:00:00Z'),
    'cancelled in the portal by its day',
  )
  assert.deepEqual(await billing.resume({ reader: buyer.reader, subscription: String(subscription) }, house.now()), { ok: true })
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.renews, true)
  peer.leave(String(subscription))
  house.goTo(95)
  await house.catchUp()
  assert.deepEqual(await house.standing(buyer.reader), { kind: 'lapsed', since: new Date('2027-02-23T12:00:00Z'), was: 'member' })
  const receipts = await invoicesOf(db, buyer.reader)
  assert.deepEqual(
    receipts.map((one) => [one.state, one.amount, one.paid.amount]),
    Array(3).fill(['paid', { amount: 999n, currency: 'EUR' }, 999n]),
  )
  assert.match(receipts[0]?.link ?? '', /^http/)
  assert.equal((await orderOf(db, { order, reader: buyer.reader }))?.state, 'paid')
})

test('a card that stays refused ends the subscription; what is open is not paid', async () => {
  const buyer = await house.reader()
  const { subscription, customer } = peer.pay((await house.order(buyer, 'monthly')).session)
  await house.catchUp()
  peer.setCard(customer, 'refused')
  peer.advance(new Date(house.now().getTime() + 50 * 86_400_000))
  await house.catchUp()
  const [mine] = await subscriptionsOf(db, buyer.reader)
  assert.equal(mine?.id, subscription)
  assert.equal(mine?.state, 'ended')
  assert.equal((await house.standing(buyer.reader)).kind, 'lapsed')
  assert.deepEqual(
    (await invoicesOf(db, buyer.reader)).map((one) => one.state),
    ['open', 'paid'],
  )
})

test('another plan is taken in the portal: the new period is what was paid for', async () => {
  const buyer = await house.reader()
  const other = await house.reader()
  peer.pay((await house.order(other, 'yearly')).session)
  const { subscription } = peer.pay((await house.order(buyer, 'monthly')).session)
  await house.catchUp()
  const yearly = [...peer.books.prices.values()].find((price) => price.recurring?.interval === 'year')
  peer.changePlan(String(subscription), yearly?.id ?? '')
  await house.catchUp()
  const standing = await house.standing(buyer.reader)
  const inAYear = new Date(house.now())
  inAYear.setUTCFullYear(inAYear.getUTCFullYear() + 1)
  assert.deepEqual(standing.kind === 'member' && [standing.plan, standing.until], ['yearly', inAYear])
  const portal = await billing.portal({ reader: buyer.reader, subscription: String(subscription), wish: 'plan', back: '/account' })
  assert.ok(portal.ok)
  const stranger = await billing.portal({ reader: other.reader, subscription: String(subscription), wish: 'all', back: '/account' })
  assert.equal(stranger.ok, false, "another reader's subscription is nothing to him")
})

test('a family has its seats, and a gift is paid once, with an invoice', async () => {
  const parent = await house.reader()
  peer.pay((await house.order(parent, 'family')).session)
  const giver = await house.reader()
  const gift = peer.pay((await house.order(giver, 'gift-3')).session)
  await house.catchUp()
  assert.equal((await house.standing(parent.reader)).kind, 'member')
  const row = await db.selectFrom('subscriptions').select('seats').where('reader_id', '=', parent.reader).executeTakeFirst()
  assert.equal(row?.seats, 6)
  assert.equal((await house.standing(giver.reader)).kind, 'registered', 'a gift is for somebody else')
  const made = () => db.selectFrom('subscription_gifts').select(['state', 'months']).where('giver_id', '=', giver.reader).execute()
  assert.deepEqual(await made(), [{ state: 'paid', months: 3 }])
  assert.equal((await invoicesOf(db, giver.reader))[0]?.amount.amount, 2700n)
  peer.refund(String(gift.invoice))
  await house.catchUp()
  assert.deepEqual(await made(), [{ state: 'refunded', months: 3 }])
})

test('a currency without minor units, and one with three digits', async () => {
  const [japanese, kuwaiti] = [await house.reader(), await house.reader()]
  const yen = await house.order(japanese, 'monthly', 'JP')
  const dinar = await house.order(kuwaiti, 'monthly', 'KW')
  assert.deepEqual([peer.books.sessions.get(yen.session)?.amount_total, peer.books.sessions.get(yen.session)?.currency], [1200, 'jpy'])
  assert.equal(peer.books.sessions.get(dinar.session)?.amount_total, 2990)
  peer.pay(yen.session)
  peer.pay(dinar.session)
  await house.catchUp()
  assert.deepEqual((await invoicesOf(db, japanese.reader))[0]?.paid, { amount: 1200n, currency: 'JPY' })
  assert.deepEqual((await invoicesOf(db, kuwaiti.reader))[0]?.paid, { amount: 2990n, currency: 'KWD' })
})

test('a reader has one customer at Stripe, whoever makes him, and one checkout that is open', async () => {
  const buyer = await house.reader()
  const before = peer.books.customers.size
  const other = house.openAnother()
  const wish = { buyer, plan: 'monthly', country: null, paid: '/', back: '/' }
  const both = await Promise.all([billing.checkout(wish, house.now()), other.checkout(wish, house.now())])
  assert.ok(both.some((one) => one.ok))
  assert.ok(both.every((one) => one.ok || one.code === 'began-again'))
  assert.equal(peer.books.customers.size, before + 1)
  const open = () =>
    [...peer.books.sessions.values()].filter((one) => one.status === 'open' && one.metadata?.reader === buyer.reader).length
  assert.equal(open(), 1)
  assert.ok((await billing.checkout(wish, house.now())).ok)
  assert.equal(open(), 1)
})

test('the reader who comes back from the checkout need not wait for the message', async () => {
  const buyer = await house.reader()
  const { order, session } = await house.order(buyer, 'monthly')
  assert.equal((await billing.lookAfter({ order, reader: buyer.reader }, house.now()))?.state, 'open')
  peer.pay(session)
  assert.equal((await billing.lookAfter({ order, reader: buyer.reader }, house.now()))?.state, 'paid')
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
  const paid = house.paid.length
  await house.catchUp()
  assert.equal(house.paid.length, paid + 1, 'said once, by whoever was first')
})
