import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import { openJobs } from '../base/jobs.ts'
import { silentLog } from '../base/log.ts'
import { invoicesOf, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { peer, billing, db, database, jobs } = house

const news = () => peer.books.events.slice(-40)
const unheard = async () =>
  Number(
    (
      await db
        .selectFrom('payment_events')
        .select((select) => select.fn.countAll().as('n'))
        .where('heard_at', 'is', null)
        .executeTakeFirstOrThrow()
    ).n,
  )
/** What waits for a later try is tried now. */
const tryNow = async () => {
  peer.advance(new Date(house.now().getTime() + 60_000))
  await database.run(`update pgboss.job set start_after = now() where state = 'retry'`)
  await jobs.settle(house.now)
}

for (const trouble of [500, 429, 'cut', 'silence'] as const)
  test(`Stripe in trouble (${trouble}) while its messages are heard: nothing is lost, and it is heard afterwards`, async () => {
    const buyer = await house.reader()
    const { subscription } = peer.pay((await house.order(buyer, 'monthly')).session)
    peer.trouble(trouble, trouble === 'silence' ? 2 : Number.POSITIVE_INFINITY)
    await house.catchUp()
    peer.trouble(undefined)
    assert.ok((await unheard()) > 0)
    assert.ok((await subscriptionsOf(db, buyer.reader)).every((one) => one.id === subscription))
    for (let again = 0; again < 3 && (await unheard()) > 0; again++) await tryNow()
    assert.equal(await unheard(), 0)
    assert.equal((await house.standing(buyer.reader)).kind, 'member')
  })

test('Stripe in trouble at a checkout is a no that can be told, and the reader may try again', async () => {
  const buyer = await house.reader()
  peer.trouble(500)
  const wish = { buyer, plan: 'monthly', country: null, paid: '/', back: '/' }
  const closed = await billing.checkout(wish, house.now())
  assert.equal(closed.ok === false && closed.code, 'desk-closed')
  peer.trouble(undefined)
  assert.ok((await billing.checkout(wish, house.now())).ok)
})

test('a customer who was made and not written down is not made again', async () => {
  const buyer = await house.reader()
  const before = peer.books.customers.size
  const wish = { buyer, plan: 'monthly', country: null, paid: '/', back: '/' }
  peer.trouble(500, 1, /sessions/)
  await billing.checkout(wish, house.now())
  await db.deleteFrom('customers').where('reader_id', '=', buyer.reader).execute()
  assert.ok((await billing.checkout(wish, house.now())).ok)
  assert.equal(peer.books.customers.size, before + 1)
})

test('two processes that hear the same messages at once write it once', async () => {
  const buyer = await house.reader()
  peer.pay((await house.order(buyer, 'monthly')).session)
  const events = news().map((event) => ({ event: event.id }))
  await house.bring(news())
  const other = house.openAnother()
  const paid = house.paid.length
  await Promise.all([
    billing.hearPaymentEvents(events, house.now()),
    other.hearPaymentEvents(events, house.now()),
    billing.hearPaymentEvents(events, house.now()),
  ])
  await jobs.settle(house.now)
  assert.equal((await subscriptionsOf(db, buyer.reader)).length, 1)
  assert.equal((await invoicesOf(db, buyer.reader)).length, 1)
  assert.equal(house.paid.length, paid + 1, 'the ledger is told once')
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
})

test('an answer that was long on its way does not overwrite a later one', async () => {
  const buyer = await house.reader()
  const { subscription } = peer.pay((await house.order(buyer, 'monthly')).session)
  await house.catchUp()
  const id = String(subscription)
  peer.leave(id)
  const leaving = peer.books.events.at(-1)
  assert.ok(leaving)
  await house.bring([leaving])
  const held = peer.hold(/\/v1\/subscriptions\//)
  const slow = house.openAnother().hearPaymentEvents([{ event: leaving.id }], house.now())
  await held.reached
  peer.stay(id)
  const staying = peer.books.events.at(-1)
  assert.ok(staying)
  await house.bring([staying])
  await billing.hearPaymentEvents([{ event: staying.id }], house.now())
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.renews, true)
  held.release()
  await slow
  assert.equal((await subscriptionsOf(db, buyer.reader))[0]?.renews, true)
  const standing = await house.standing(buyer.reader)
  assert.equal(standing.kind === 'member' && standing.renews, true)
})

test('a process that is killed between storing and hearing: the next one hears', async () => {
  const buyer = await house.reader()
  peer.pay((await house.order(buyer, 'monthly')).session)
  await house.bring(news())
  assert.ok((await unheard()) > 0)
  // The first process took the jobs and never came back.
  await database.run(
    `update pgboss.job set state = 'active', started_on = now() - interval '1 hour' where name = 'payment-event-received' and state < 'active'`,
  )
  const heard: string[] = []
  const next = await openJobs(
    database,
    {
      'payment-event-received': async (facts, now) => {
        heard.push(...facts.map((fact) => fact.event))
        await house.openAnother().hearPaymentEvents(facts, now)
      },
    },
    silentLog,
  )
  // On a server pg-boss gives such jobs back when their time has run out; the embedded database, at the start.
  await database.run(
    `update pgboss.job set state = 'retry', start_after = now() where state = 'active' and name = 'payment-event-received'`,
  )
  await next.settle(house.now)
  await next.stop()
  assert.ok(heard.length > 0)
  assert.equal(await unheard(), 0)
  assert.equal((await house.standing(buyer.reader)).kind, 'member')
  assert.equal((await invoicesOf(db, buyer.reader)).length, 1)
})
