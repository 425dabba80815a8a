import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { invoicesOf, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { peer, billing, db } = house

test('messages that were lost are fetched at night: paying, a refund, an end', async () => {
  const [stays, leaves, refunded] = [await house.reader(), await house.reader(), await house.reader()]
  const sessions = []
  for (const buyer of [stays, leaves, refunded]) sessions.push(peer.pay((await house.order(buyer, 'monthly')).session))
  house.lose()
  const first = await billing.reconcile(house.now())
  assert.ok(first && first.events > 0 && first.mended >= 3, JSON.stringify(first))
  for (const buyer of [stays, leaves, refunded]) assert.equal((await house.standing(buyer.reader)).kind, 'member')
  const again = await billing.reconcile(house.now())
  assert.deepEqual(again && [again.events, again.mended, again.asked], [0, 0, 6], 'nothing more is found')

  peer.refund(String(sessions[2]?.invoice))
  peer.leave(String(sessions[1]?.subscription))
  house.goTo(35)
  house.lose()
  const third = await billing.reconcile(house.now())
  assert.ok(third && third.mended > 0)
  assert.equal((await house.standing(stays.reader)).kind, 'member')
  assert.equal((await house.standing(leaves.reader)).kind, 'lapsed')
  assert.equal((await invoicesOf(db, refunded.reader)).at(-1)?.refunded.amount, 999n)
  assert.match(house.log.lines.at(-1) ?? '', /Stripe was asked about everything .*"mended"/)
})

test('a paper that was away for longer than Stripe keeps events still finds how its subscriptions and invoices stand', async () => {
  const buyer = await house.reader()
  const { subscription } = peer.pay((await house.order(buyer, 'yearly')).session)
  await house.catchUp()
  peer.leave(String(subscription))
  const newcomer = await house.reader()
  const late = peer.pay((await house.order(newcomer, 'yearly')).session)
  house.lose()
  house.goTo(75)
  // Stripe forgets events after 30 days.
  peer.books.events.splice(0)
  await billing.reconcile(house.now())
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.renews, false)
  assert.equal((await subscriptionsOf(db, newcomer.reader))[0]?.id, late.subscription)
  peer.endNow(String(subscription))
  peer.books.events.splice(0)
  const done = await billing.reconcile(house.now())
  assert.ok(done && done.mended >= 1)
  assert.equal(
    (await subscriptionsOf(db, buyer.reader))[0]?.state,
    'ended',
    "what has ended is missing from Stripe's list, and is asked for",
  )
})

test('every page of a long list is read', async () => {
  const buyers = []
  for (let i = 0; i < 7; i++) {
    const buyer = await house.reader()
    peer.pay((await house.order(buyer, 'monthly')).session)
    buyers.push(buyer)
  }
  house.lose()
  peer.house.mostPerPage = 2
  await billing.reconcile(house.now())
  peer.house.mostPerPage = 100
  for (const buyer of buyers) assert.equal((await house.standing(buyer.reader)).kind, 'member')
})

test('a database that was restored finds its customers by our mark', async () => {
  const buyer = await house.reader()
  peer.pay((await house.order(buyer, 'monthly')).session)
  await house.catchUp()
  for (const table of ['invoices', 'subscriptions', 'payment_events', 'customers', 'standing_events'] as const)
    await db.deleteFrom(table).execute()
  assert.equal((await house.standing(buyer.reader)).kind, 'registered')
  await billing.reconcile(house.now())
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
})

test('what was given up as a job is heard at night; Stripe in trouble ends the round, and the next one goes on', async () => {
  const buyer = await house.reader()
  peer.pay((await house.order(buyer, 'monthly')).session)
  await house.bring(peer.books.events.slice(-12))
  await house.database.run('delete from pgboss.job')
  peer.trouble(500)
  await assert.rejects(async () => billing.reconcile(house.now()))
  peer.trouble(undefined)
  assert.ok((await billing.reconcile(house.now()))?.mended)
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
})

test('a message that can never be heard does not stop the night, and is told', async () => {
  const buyer = await house.reader()
  peer.pay((await house.order(buyer, 'monthly')).session)
  await house.bring(peer.books.events.slice(-12))
  // Stripe says of one thing alone that the question is wrong.
  const id = [...peer.books.invoices.keys()].at(-1)
  peer.trouble(400, 3, new RegExp(`/v1/invoices/${id}`))
  await billing.reconcile(house.now())
  peer.trouble(undefined)
  assert.match(house.log.lines.join('\n'), /a message of Stripe was given up/)
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
})
