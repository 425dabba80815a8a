import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { openStripePeer } from '../../tests/town/stripe/peer.ts'
import type { Event } from '../../tests/town/stripe/things.ts'
import { invoicesOf, longestWebhook, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { peer, billing, db } = house

const stored = async () =>
  Number(
    (
      await db
        .selectFrom('payment_events')
        .select((select) => select.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const last = (type: string) => peer.books.events.findLast((event) => event.type === type) as Event

const buyer = await house.reader()
const { subscription } = peer.pay((await house.order(buyer, 'monthly')).session)
const paid = last('invoice.paid')

test('what is not signed by Stripe is refused, and nothing of it is stored', async () => {
  const good = peer.sign(paid)
  const [time] = good.signature.split(',')
  for (const [why, body, signature] of [
    ['no signature', good.body, undefined],
    ['an empty one', good.body, ''],
    ['nonsense', good.body, 'once upon a time'],
    ['another secret', good.body, peer.sign(paid, { secret: 'whsec_other' }).signature],
    ['a changed body', good.body.replace('999', '1'), good.signature],
    ['a changed time', good.body, good.signature.replace(/t=\d+/, (t) => `t=${Number(t.slice(2)) + 60}`)],
    ['only the old scheme', good.body, `${time},v0=${good.signature.split('v1=')[1]?.slice(0, 64)}`],
    ['no time', good.body, good.signature.replace(/t=\d+,/, '')],
    ['an empty body', '', good.signature],
  ] as const) {
    const answer = await billing.webhook({ body, signature }, house.now())
    assert.equal(answer.status, 400, why)
  }
  assert.equal(await stored(), 0)
  assert.match(house.log.lines.join('\n'), /message to the cash desk was refused/)
})

test('a stale message is refused; the same message again is known', async () => {
  const old = peer.sign(paid, { at: new Date(house.now().getTime() - 301_000) })
  assert.equal((await billing.webhook(old, house.now())).status, 400)
  const fresh = peer.sign(paid)
  assert.deepEqual(await billing.webhook(fresh, house.now()), { status: 200, words: 'stored' })
  assert.deepEqual(await billing.webhook(fresh, house.now()), { status: 200, words: 'known' })
  assert.equal((await billing.webhook(fresh, new Date(house.now().getTime() + 301_000))).status, 400, 'replayed later')
  assert.equal(await stored(), 1)
  await house.jobs.settle(house.now)
  assert.equal((await invoicesOf(db, buyer.reader)).length, 1)
})

test('two deliveries at the same moment are stored once', async () => {
  const event = last('checkout.session.completed')
  const before = await stored()
  const answers = await Promise.all([1, 2, 3, 4].map(() => billing.webhook(peer.sign(event), house.now())))
  assert.deepEqual(answers.map(({ words }) => words).sort(), ['known', 'known', 'known', 'stored'])
  assert.equal(await stored(), before + 1)
})

test('a signed body that is no event, or is too long, is refused', async () => {
  for (const thing of [{}, [], { id: 7 }, { ...paid, data: null }, { ...paid, livemode: 'no' }])
    assert.equal((await billing.webhook(peer.sign(thing), house.now())).status, 400)
  assert.equal(
    (await billing.webhook(peer.sign({ ...paid, id: 'evt_long', padding: 'x'.repeat(longestWebhook) }), house.now())).status,
    413,
  )
})

test('events of the other mode and of other trades are answered with thanks, and come to nothing', async () => {
  const other = { ...paid, id: 'evt_live', livemode: true }
  const foreign = { ...paid, id: 'evt_payout', type: 'payout.paid', data: { object: { id: 'po_1', object: 'payout' } } }
  const upcoming = { ...paid, id: 'evt_upcoming', type: 'invoice.upcoming', data: { object: { object: 'invoice' } } }
  for (const event of [other, foreign, upcoming]) assert.equal((await billing.webhook(peer.sign(event), house.now())).status, 200)
  await house.jobs.settle(house.now)
  const rows = await db
    .selectFrom('payment_events')
    .select(['id', 'outcome'])
    .where('id', 'in', ['evt_live', 'evt_payout', 'evt_upcoming'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    rows.map((row) => row.outcome),
    ['other-mode', 'foreign', 'foreign'],
  )
})

test("what is told of another account's reader, or by a stranger who names ours, does nothing", async () => {
  const victim = await house.reader()
  // Somebody else's checkout at the same Stripe account, who writes our reader's id into it.
  const price = [...peer.books.prices.values()][0]
  const stranger = {
    id: 'cus_stranger',
    object: 'customer' as const,
    created: peer.books.now,
    email: 'x@example.org',
    livemode: false,
    metadata: { reader: victim.reader },
    name: null,
    card: 'good' as const,
  }
  peer.books.customers.set(stranger.id, stranger)
  const form = new URLSearchParams({
    mode: 'subscription',
    customer: stranger.id,
    'line_items[0][price]': price?.id ?? '',
    'subscription_data[metadata][reader]': victim.reader,
    'subscription_data[metadata][paper]': 'guessed-mark-000',
    success_url: 'https://other.example/',
  })
  const opened = await fetch(`${peer.address}/v1/checkout/sessions`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${peer.config.STRIPE_SECRET_KEY}` },
  })
  peer.pay(((await opened.json()) as { id: string }).id)
  const before = [await subscriptionsOf(db, buyer.reader), await invoicesOf(db, buyer.reader)]
  await house.catchUp()
  assert.equal((await house.standing(victim.reader)).kind, 'registered')
  assert.deepEqual(await subscriptionsOf(db, victim.reader), [])
  assert.deepEqual([await subscriptionsOf(db, buyer.reader), await invoicesOf(db, buyer.reader)], before)
  const unknown = await db.selectFrom('payment_events').select('id').where('outcome', '=', 'unknown').execute()
  assert.ok(unknown.length > 3)
  assert.match(house.log.lines.join('\n'), /a customer who is no reader of this paper/)
})

test('our own message about a thing that Stripe does not know is nothing to fail over', async () => {
  const forged = {
    ...paid,
    id: 'evt_gone',
    data: { object: { id: 'in_gone', object: 'invoice', status: 'paid', customer: last('customer.created').id } },
  }
  await billing.webhook(peer.sign(forged), house.now())
  await house.jobs.settle(house.now)
  const row = await db.selectFrom('payment_events').select('outcome').where('id', '=', 'evt_gone').executeTakeFirst()
  assert.equal(row?.outcome, 'gone')
})

test('what a message says is never believed: the thing is asked for', async () => {
  // Even with a good signature, as of one who got at the secret of the messages.
  const cheat = structuredClone(paid)
  cheat.id = 'evt_cheat'
  Object.assign(cheat.data.object, { amount_paid: 1, period_end: 99_999_999_999, lines: { data: [] } })
  await billing.webhook(peer.sign(cheat), house.now())
  await house.jobs.settle(house.now)
  assert.equal((await invoicesOf(db, buyer.reader))[0]?.paid.amount, 999n)
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.id, subscription)
})

test('a paper without Stripe takes no messages', async () => {
  const { openBilling } = await import('./billing.ts')
  const { secretOf } = await import('../base/secret.ts')
  const config = {
    CASH_DESK: undefined,
    STRIPE_SECRET_KEY: undefined,
    STRIPE_WEBHOOK_SECRET: undefined,
    STRIPE_API: undefined,
    STRIPE_TAX: false,
  }
  const plain = openBilling({
    db,
    config,
    address: 'https://paper.example',
    secret: secretOf('a secret of the town, for tests alone'),
    letters: house.letters,
  })
  assert.equal(plain.kind, 'invoice')
  assert.equal((await plain.webhook(peer.sign(paid), house.now())).status, 404)
})

test('a live key knows other customers than a test key', async (t) => {
  const { openBilling } = await import('./billing.ts')
  const { secretOf } = await import('../base/secret.ts')
  const real = await openStripePeer({ from: house.now(), key: 'sk_live_town', live: true })
  t.after(() => real.close())
  const both = openBilling({
    db,
    config: real.config,
    address: 'https://paper.example',
    secret: secretOf('a secret of the town, for tests alone'),
    letters: house.letters,
    patience: { retries: 0, timeout: 1000 },
  })
  const person = await house.reader()
  await house.order(person, 'gift-3')
  assert.ok((await both.checkout({ buyer: person, plan: 'gift-3', country: null, paid: '/', back: '/' }, house.now())).ok)
  const customers = await db.selectFrom('customers').select('live').where('reader_id', '=', person.reader).orderBy('live').execute()
  assert.deepEqual(customers, [{ live: false }, { live: true }])
})
