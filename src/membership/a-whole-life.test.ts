import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { day } from '../base/clock.ts'
import { silentLog } from '../base/log.ts'
import { secretOf } from '../base/secret.ts'
import { openLetters } from '../letters/letters.ts'
import { addReader } from '../readers/readers.ts'
import { beginTrial } from './begin-trial.ts'
import { endsOf } from './ends-of.ts'
import { explainStanding } from './explain-standing.ts'
import { giftCode } from './gift-code.ts'
import { planForm } from './plan-form.ts'
import { putPlans } from './put-plans.ts'
import { redeemGift } from './redeem-gift.ts'
import { remindOfEnds } from './remind-of-ends.ts'
import { standingEventsOf } from './standing-events-of.ts'
import { tellGift } from './tell-gift.ts'
import { type SubscriptionTold, tellSubscription } from './tell-subscription.ts'

const { db } = await testDatabase()
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
const rules = { graceDays: 7 }

test('a whole life: trial, member, past due, lapsed, back, cancelled, over, given a gift', async () => {
  await putPlans(
    db,
    [planForm.parse({ id: 'gift-3', name: 'Three', kind: 'gift', months: 3, prices: [{ amount: '27', currency: 'EUR' }] })],
    began,
  )
  const { reader } = await addReader(db, { mail: 'ada@example.org' }, began)
  const ben = (await addReader(db, { mail: 'ben@example.org' }, began)).reader
  let version = 0
  const tell = (days: number, more: Partial<SubscriptionTold>) => {
    version++
    const of = {
      id: 's1',
      version,
      by: 'subscription',
      plan: 'monthly',
      seats: 1,
      state: 'active',
      paidFrom: on(20),
      renews: true,
      endsAt: null,
    } as const
    const subscription: SubscriptionTold = { paidUntil: null, ...of, ...more }
    return tellSubscription(db, { reader, key: `s1:${version}`, subscription }, on(days))
  }
  const gift = async (days: number) => {
    const told = { buyer: ben, key: 'g:1', gift: { id: 'order', version: 1, plan: 'gift-3', state: 'paid' } } as const
    await tellGift(db, told, on(days), { letters, secret, address })
    const { id } = await db.selectFrom('subscription_gifts').select('id').executeTakeFirstOrThrow()
    await redeemGift(db, { reader, code: giftCode(secret, id) }, on(days), { secret, ...rules })
  }
  const happenings: Record<number, () => Promise<unknown>> = {
    0: () => beginTrial(db, { reader, mail: 'ada@example.org' }, on(0), { days: 14, secret, disposable: 'no-trial' }),
    20: () => tell(20, { paidUntil: on(50) }),
    50: () => tell(50, { paidUntil: on(50), state: 'past-due', why: 'payment-failed' }),
    70: () => tell(70, { paidUntil: on(100) }),
    80: () => tell(80, { paidUntil: on(100), renews: false, endsAt: on(100), why: 'cancelled' }),
    100: () => tell(100, { paidUntil: on(100), state: 'ended', renews: false, why: 'cancelled' }),
    120: () => gift(120),
  }
  const life: [number, string, string | null][] = []
  for (let days = 0; days <= 220; days++) {
    await happenings[days]?.()
    await remindOfEnds(db, { letters, address, ...rules }, on(days))
    const { standing } = explainStanding(await standingEventsOf(db, reader), on(days), rules)
    const kind =
      standing.kind === 'member'
        ? `member by ${standing.by}${standing.pastDueUntil ? ', past due' : ''}${standing.renews ? '' : ', ends'}`
        : standing.kind
    if (life.at(-1)?.[1] !== kind) life.push([days, kind, endsOf(standing, on(days))])
  }
  assert.deepEqual(life, [
    [0, 'trial', 'Free for 14 more days'],
    [14, 'lapsed', 'Your free days have ended'],
    [20, 'member by subscription', null],
    [50, 'member by subscription, past due', 'Your card was refused; you can read until 19 January'],
    [57, 'lapsed', 'Your membership ended on 19 January'],
    [70, 'member by subscription', null],
    [80, 'member by subscription, ends', 'Your membership ends on 3 March'],
    [100, 'lapsed', 'Your membership ended on 3 March'],
    [120, 'member by gift, ends', 'Your membership ends on 23 June'],
    [212, 'lapsed', 'Your membership ended on 23 June'],
  ])
  const written = (await letters.outbox(db, 100)).map(({ to, kind, writtenAt }) => [
    to,
    kind,
    (writtenAt.getTime() - began.getTime()) / day,
  ])
  assert.deepEqual(written.reverse(), [
    ['ada@example.org', 'trial-ends-soon', 11],
    ['ada@example.org', 'trial-ended', 14],
    ['ben@example.org', 'gift', 120],
  ])
})
