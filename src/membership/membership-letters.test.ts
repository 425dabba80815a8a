import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { day } from '../base/clock.ts'
import { inTransaction } from '../base/database.ts'
import { silentLog } from '../base/log.ts'
import { secretOf } from '../base/secret.ts'
import { openLetters } from '../letters/letters.ts'
import { addReader, forgetReader, type ReaderId } from '../readers/readers.ts'
import { beginTrial } from './begin-trial.ts'
import { forgetMembership } from './forget-membership.ts'
import { inviteSeat } from './invite-seat.ts'
import { putPlans } from './put-plans.ts'
import { redeemGift } from './redeem-gift.ts'
import { remindOfMemberships } from './remind-of-memberships.ts'
import { peekSeat, takeSeat } from './take-seat.ts'
import { tellGift } from './tell-gift.ts'
import { type SubscriptionTold, tellSubscription } from './tell-subscription.ts'
import { writeOfStanding } from './write-of-standing.ts'

const heard: ReaderId[] = []
const { db, jobs } = await testDatabase({ 'standing-changed': async (facts) => void heard.push(...facts.map((fact) => fact.reader)) })
const began = new Date('2026-11-23T08:00:00Z')
const on = (days: number) => new Date(began.getTime() + days * day)
const secret = secretOf('a secret of the tests, long enough')
const address = 'https://paper.example'
const letters = openLetters({
  config: { SMTP_URL: undefined, MAIL_FROM: undefined, PAPER_NAME: 'The Paper' },
  address,
  secret,
  log: silentLog,
})
const writing = { letters, address, graceDays: 7 }
const plan = (id: string, every: 'month' | 'year' | null, seats = 1) => ({
  id,
  name: id === 'yearly' ? 'Everything' : id,
  kind: every ? (seats > 1 ? ('family' as const) : ('personal' as const)) : ('gift' as const),
  every,
  months: every ? null : 1,
  seats,
  active: true,
  prices: [{ price: { amount: 9900n, currency: 'EUR' }, country: null, inclusive: true, provider: null }],
})
await putPlans(db, [plan('monthly', 'month'), plan('yearly', 'year'), plan('family', 'month', 6), plan('gift', null)], began)

const someone = async (name: string) => (await addReader(db, { mail: `${name}@example.org` }, began)).reader
let things = 0
/** A subscription of this reader's, told again with what has changed. */
const paying = async (reader: ReaderId, first: Partial<SubscriptionTold> = {}, at = on(0)) => {
  const id = `s${++things}`
  let known: SubscriptionTold = {
    id,
    version: 0,
    by: 'subscription',
    plan: 'monthly',
    seats: 1,
    state: 'active',
    paidFrom: on(0),
    paidUntil: on(30),
    renews: true,
    endsAt: null,
  }
  const tell = async (change: Partial<SubscriptionTold>, now: Date) => {
    known = { ...known, ...change, version: known.version + 1 }
    await tellSubscription(db, { reader, key: `subscription:${id}:${known.version}`, subscription: known }, now)
  }
  await tell(first, at)
  return tell
}
/** What was said is heard at `days`, twice and by two processes. */
const hear = async (days: number) => {
  await jobs.settle(() => on(days))
  const readers = [...new Set(heard.splice(0))]
  const counts = await Promise.all([1, 2].map(() => writeOfStanding(db, { readers, ...writing }, on(days))))
  return counts.reduce((sum, count) => sum + count)
}
const round = async (days: number) => {
  const charge = async () => ({ price: { amount: 9900n, currency: 'EUR' }, plusTax: true })
  const counts = await Promise.all([1, 2].map(() => remindOfMemberships(db, { ...writing, charge }, on(days))))
  return counts.reduce((sum, count) => sum + count)
}
const read = new Set<string>()
const arrived = async () => {
  const fresh = (await letters.outbox(db, 200)).filter(({ id }) => !read.has(id))
  for (const { id } of fresh) read.add(id)
  return fresh
}
const toWhom = async () => (await arrived()).map(({ to, kind }) => `${to.split('@')[0]} ${kind}`).sort()
const plain = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ')

test('a beginning is told once per subscription, in words that say when it renews and how to leave', async () => {
  const ada = await someone('ada')
  const tell = await paying(ada, { state: 'waiting', paidFrom: null, paidUntil: null })
  assert.equal(await hear(0), 0, 'nothing is paid yet')
  await tell({ state: 'active', paidUntil: on(30), plan: 'family', seats: 6 }, on(0))
  assert.equal(await hear(0), 1)
  const [letter] = await arrived()
  assert.equal(letter?.kind, 'membership-begins')
  assert.match(plain(letter?.text), /Your membership \(family\) renews on 23 December 2026\. It is paid by the month/)
  assert.match(plain(letter?.text), /up to 6 people.*paper\.example\/membership\/family/)
  assert.match(plain(letter?.text), /You leave as easily as you came.*https:\/\/paper\.example\/membership\/manage/)
  await tell({ paidUntil: on(60) }, on(30))
  assert.equal(await hear(30), 0, 'a renewal is no beginning')
  const ben = await someone('ben')
  await paying(ben, { by: 'invoice', renews: false })
  await hear(0)
  assert.match(plain((await arrived())[0]?.text), /ends on 23 December 2026\. It does not renew by itself/)
  await paying(ben, { by: 'invoice', renews: false, paidFrom: on(30), paidUntil: on(60) }, on(20))
  assert.equal(await hear(20), 0, 'what goes on from one invoice to the next does not begin')
})

test('a refused card is told once for each period, not for each try; then, once, that it has ended', async () => {
  const cleo = await someone('cleo')
  const tell = await paying(cleo)
  await hear(0)
  await tell({ state: 'past-due', why: 'payment-failed' }, on(30))
  assert.equal(await hear(30), 1)
  await tell({ state: 'past-due', why: 'payment-failed', seats: 2 }, on(33))
  assert.equal(await hear(33), 0, 'another try')
  const refused = (await arrived()).find(({ kind }) => kind === 'card-refused')
  assert.match(plain(refused?.text), /You read everything until 30 December 2026\./)
  assert.match(plain(refused?.text), /https:\/\/paper\.example\/membership\/manage/)
  await tell({ state: 'active', paidUntil: on(60), why: undefined }, on(34))
  await tell({ state: 'past-due', why: 'payment-failed' }, on(60))
  assert.equal(await hear(60), 1, 'the next period is another')
  assert.deepEqual(await toWhom(), ['cleo card-refused'])
  assert.equal(await round(66.9), 0)
  assert.equal(await round(67), 1, 'nobody says that the grace is over: the clock sees it')
  assert.match(
    plain((await arrived())[0]?.text),
    /ended on 29 January 2027, because its payment failed\..*With another card it goes on at once/,
  )
  await tell({ state: 'ended', renews: false, why: 'payment-failed' }, on(74))
  assert.equal((await hear(74)) + (await round(74)), 0, 'told already')
})

test('an end by a payment that failed for good, was given back or is disputed is told; a cancelled one, or who reads on, is not', async () => {
  const ends = { failed: 'payment-failed', back: 'refunded', bank: 'disputed', left: 'cancelled' } as const
  for (const [name, why] of Object.entries(ends)) {
    const tell = await paying(await someone(name))
    const gone = why === 'refunded' || why === 'disputed' ? { paidUntil: null } : { paidUntil: on(5) }
    await tell({ state: 'ended', renews: false, why, ...gone }, on(10))
  }
  const trying = await someone('trying')
  await beginTrial(db, { reader: trying, mail: 'trying@example.org' }, on(0), { days: 14, secret, disposable: 'allow' })
  await (await paying(trying))({ state: 'ended', renews: false, why: 'refunded', paidUntil: null }, on(10))
  await hear(10)
  const told = await arrived()
  assert.deepEqual(told.map(({ to, kind }) => `${to.split('@')[0]} ${kind}`).sort(), [
    'back membership-ended',
    'bank membership-ended',
    'failed membership-ended',
  ])
  const of = (name: string) => plain(told.find(({ to }) => to.startsWith(name))?.text)
  assert.match(of('back'), /because its payment was given back to you\./)
  assert.match(of('bank'), /because its payment is disputed at the bank\./)
  assert.match(of('failed'), /Nothing more is charged\. You can become a member again/)
  const runs = await paying(await someone('runs'))
  await runs({ why: 'refunded', paidUntil: null }, on(11))
  await hear(11)
  assert.match(plain((await arrived())[0]?.text), /It still renews\. If you do not want that, end it/)
})

test('what does not renew is told three days before its end: cancelled, by invoice, a gift, a seat; what renews or is followed by more is not', async () => {
  await (await paying(await someone('cancelled')))({ renews: false, why: 'cancelled', endsAt: on(30) }, on(5))
  await paying(await someone('billed'), { by: 'invoice', renews: false })
  await paying(await someone('renews'))
  const gifted = await someone('gifted')
  const both = await someone('both')
  await (await paying(both))({ renews: false, why: 'cancelled', endsAt: on(30) }, on(5))
  for (const [id, taker] of [
    ['g1', gifted],
    ['g2', both],
  ] as const) {
    await tellGift(db, { buyer: gifted, key: `gift:${id}:1`, gift: { id, version: 1, plan: 'gift', state: 'paid' } }, on(0), {
      letters,
      secret,
      address,
    })
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec((await arrived()).find(({ kind }) => kind === 'gift')?.text ?? '')?.[0] ?? ''
    assert.ok((await redeemGift(db, { reader: taker, code }, on(0), { secret, graceDays: 7 })).ok)
  }
  const mother = await someone('mother')
  const family = await paying(mother, { plan: 'family', seats: 6 })
  const son = await someone('son')
  await inviteSeat(db, { owner: mother, mail: 'son@example.org' }, on(0), { letters, secret, address, graceDays: 7 })
  const token = /\/seats\/([\w-]+)/.exec((await arrived()).find(({ text }) => text.includes('/seats/'))?.text ?? '')?.[1] ?? ''
  assert.ok((await peekSeat(db, { token }, on(0), { secret })).ok)
  assert.ok((await takeSeat(db, { reader: son, token }, on(0), { secret, graceDays: 7 })).ok)
  await family({ renews: false, why: 'cancelled', endsAt: on(30) }, on(6))
  await hear(6)
  await arrived()
  assert.equal(await round(26.9), 0)
  assert.equal(await round(27), 5)
  const told = await arrived()
  assert.deepEqual(told.map(({ to, kind }) => `${to.split('@')[0]} ${kind}`).sort(), [
    'billed membership-ends-soon',
    'cancelled membership-ends-soon',
    'gifted membership-ends-soon',
    'mother membership-ends-soon',
    'son membership-ends-soon',
  ])
  assert.equal(told.find(({ to }) => to.startsWith('son'))?.subject, 'Your seat in a family membership ends on 23 December 2026')
  assert.equal(told.find(({ to }) => to.startsWith('gifted'))?.subject, 'Your gift membership ends on 23 December 2026')
  assert.equal(await round(28), 0)
})

test('a year that renews is told seven days before its charge, with what it costs; a month, or a year that ends, is not', async () => {
  const year = { plan: 'yearly', paidUntil: on(365) }
  const yearly = await paying(await someone('yearly'), year)
  await paying(await someone('yearlong-month'), { paidUntil: on(365) })
  await (await paying(await someone('leaving'), year))({ renews: false, why: 'cancelled' }, on(300))
  await hear(300)
  await arrived()
  assert.equal(await round(357.9), 0)
  assert.equal(await round(358), 1)
  const [letter] = await arrived()
  assert.equal(letter?.to, 'yearly@example.org')
  assert.equal(letter?.subject, 'Your membership renews on 23 November 2027')
  assert.match(plain(letter?.text), /\(Everything\) renews for another year on 23 November 2027\. The price is €99\.00 plus tax/)
  assert.match(plain(letter?.text), /end it before that day/)
  await yearly({ paidUntil: on(730) }, on(365))
  assert.equal(await round(722), 0)
  assert.equal(await round(723), 1, 'the next year is told again')
  await arrived()
})

test('nothing is written to the forgotten, and no letter raises its voice', async () => {
  const gone = await someone('gone')
  const tell = await paying(gone, { renews: false, why: 'cancelled', paidUntil: on(30) })
  await tell({ state: 'past-due', why: 'payment-failed' }, on(20))
  await inTransaction(db, async (tx) => {
    await forgetMembership(tx, { reader: gone }, on(21))
    await forgetReader(tx, { reader: gone }, on(21))
  })
  await hear(22)
  await round(28)
  await round(38)
  assert.deepEqual(
    (await toWhom()).filter((line) => line.startsWith('gone')),
    [],
  )
  const { count } = await db
    .selectFrom('reminders')
    .select((it) => it.fn.countAll<number>().as('count'))
    .where('reader_id', '=', gone)
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 0)
  const all = await letters.outbox(db, 200)
  assert.ok(all.length > 15)
  assert.deepEqual(
    all.filter(({ text, subject }) => `${subject}${text}`.includes('!')).map(({ subject }) => subject),
    [],
  )
})
