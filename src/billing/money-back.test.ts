import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { secretOf } from '../base/secret.ts'
import { forgetBilling, invoicesOf, openBilling, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { peer, billing, db } = house

const member = async () => {
  const buyer = await house.reader()
  const session = peer.pay((await house.order(buyer, 'monthly')).session)
  await house.catchUp()
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
  return { ...buyer, invoice: String(session.invoice), subscription: String(session.subscription) }
}

test('a part given back leaves the period paid; all of it ends it', async () => {
  const { reader, invoice } = await member()
  peer.refund(invoice, 300)
  await house.catchUp()
  assert.deepEqual((await invoicesOf(db, reader))[0]?.refunded, { amount: 300n, currency: 'EUR' })
  assert.equal((await house.standing(reader)).kind, 'member')
  peer.refund(invoice)
  await house.catchUp()
  assert.equal((await invoicesOf(db, reader))[0]?.refunded.amount, 999n)
  assert.equal((await house.standing(reader)).kind, 'lapsed')
})

test('what was paid at Stripe is not written down as given back where Stripe cannot be asked', async () => {
  const { reader, invoice } = await member()
  const without = openBilling({
    db,
    config: {
      CASH_DESK: 'invoice',
      STRIPE_SECRET_KEY: undefined,
      STRIPE_WEBHOOK_SECRET: undefined,
      STRIPE_API: undefined,
      STRIPE_TAX: false,
    },
    address: 'https://paper.example',
    secret: secretOf('a secret of the town, for tests alone'),
    letters: house.letters,
  })
  const done = await without.refund({ invoice }, house.now())
  assert.equal(done.ok === false && done.code, 'desk-closed')
  assert.equal((await invoicesOf(db, reader))[0]?.refunded.amount, 0n)
})

test('the operator gives money back, never more than was paid', async () => {
  const { reader, invoice } = await member()
  assert.equal((await billing.refund({ invoice, amount: 1000n }, house.now())).ok, false)
  assert.equal((await billing.refund({ invoice, amount: -1n }, house.now())).ok, false)
  assert.deepEqual(await billing.refund({ invoice, amount: 500n }, house.now()), { ok: true })
  assert.deepEqual(await billing.refund({ invoice }, house.now()), { ok: true })
  assert.equal([...peer.books.refunds.values()].filter((one) => one.amount === 499).length, 1)
  assert.equal((await house.standing(reader)).kind, 'lapsed', 'told at once')
  assert.equal((await billing.refund({ invoice }, house.now())).ok, false)
  assert.equal((await billing.refund({ invoice: 'in_nobody' }, house.now())).ok, false)
})

test('a dispute takes the period away, a won one gives it back, an inquiry takes nothing', async () => {
  const { reader, invoice } = await member()
  peer.dispute(invoice, 'warning_needs_response')
  await house.catchUp()
  assert.equal((await house.standing(reader)).kind, 'member')
  const dispute = peer.dispute(invoice)
  await house.catchUp()
  assert.equal((await invoicesOf(db, reader))[0]?.dispute, 'open')
  assert.equal((await house.standing(reader)).kind, 'lapsed')
  peer.decide(dispute.id, 'won')
  await house.catchUp()
  assert.equal((await invoicesOf(db, reader))[0]?.dispute, 'won')
  assert.equal((await house.standing(reader)).kind, 'member')
  const second = await member()
  peer.decide(peer.dispute(second.invoice).id, 'lost')
  await house.catchUp()
  assert.equal((await house.standing(second.reader)).kind, 'lapsed')
})

test('who is forgotten is charged no more: his customer is deleted at Stripe, the books keep amounts without him', async () => {
  const { reader, invoice, subscription } = await member()
  const { forgetReader } = await import('../readers/readers.ts')
  const { inTransaction } = await import('../base/database.ts')
  const waits = await house.order({ reader, mail: 'x@example.org' }, 'gift-3')
  const customer = peer.books.subscriptions.get(subscription)?.customer ?? ''
  await inTransaction(db, (tx) => forgetReader(tx, { reader }, house.now()))
  peer.trouble(500)
  await house.jobs.settle(house.now)
  assert.deepEqual(await invoicesOf(db, reader), [], 'our books let go of him at once, with or without Stripe')
  assert.equal(peer.books.subscriptions.get(subscription)?.status, 'active')
  peer.trouble(undefined)
  await house.database.run(`update pgboss.job set start_after = now() where state = 'retry'`)
  await house.jobs.settle(house.now)
  assert.equal(peer.books.subscriptions.get(subscription)?.status, 'canceled')
  assert.equal(peer.books.customers.get(customer)?.deleted, true)
  await house.catchUp()
  const kept = await db.selectFrom('invoices').selectAll().where('id', '=', invoice).executeTakeFirstOrThrow()
  assert.deepEqual([kept.reader_id, kept.link, kept.paid, kept.state], [null, null, 999, 'paid'])
  const rows = JSON.stringify(
    [
      await db.selectFrom('invoices').selectAll().execute(),
      await db.selectFrom('subscriptions').selectAll().execute(),
      await db.selectFrom('orders').selectAll().execute(),
      await db.selectFrom('customers').selectAll().execute(),
      await db.selectFrom('payment_events').selectAll().execute(),
    ],
    (_, value) => (typeof value === 'bigint' ? String(value) : value),
  )
  assert.doesNotMatch(rows, new RegExp(reader), 'nothing leads to him')
  assert.deepEqual(await subscriptionsOf(db, reader), [])
  assert.throws(() => peer.pay(waits.session), 'an open checkout can be paid no more')
  house.goTo(120)
  await house.catchUp()
  assert.equal([...peer.books.invoices.values()].filter((one) => one.customer === customer).length, 1)
})

test('a customer whom the operator deleted at Stripe is made anew', async () => {
  const { reader, mail, subscription } = await member()
  const customer = peer.books.subscriptions.get(subscription)?.customer ?? ''
  await fetch(`${peer.address}/v1/customers/${customer}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${peer.config.STRIPE_SECRET_KEY}` },
  })
  await house.catchUp()
  assert.equal((await subscriptionsOf(db, reader))[0]?.state, 'ended')
  peer.pay((await house.order({ reader, mail }, 'monthly')).session)
  await house.catchUp()
  assert.equal((await house.standing(reader)).kind, 'member')
})

test('what Stripe tells of an invoice later does not bring back the page that names a forgotten reader', async () => {
  const { reader, invoice } = await member()
  const link = async () => (await db.selectFrom('invoices').select('link').where('id', '=', invoice).executeTakeFirstOrThrow()).link
  assert.ok(await link())
  await forgetBilling(db, { reader }, house.now())
  assert.equal(await link(), null)
  peer.refund(invoice, 100)
  await house.catchUp()
  const row = await db.selectFrom('invoices').select(['reader_id', 'refunded']).where('id', '=', invoice).executeTakeFirstOrThrow()
  assert.deepEqual([row.reader_id, Number(row.refunded)], [null, 100])
  assert.equal(await link(), null)
})
