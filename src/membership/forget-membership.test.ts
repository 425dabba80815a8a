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
import { giveComplimentary } from './complimentary.ts'
import { exportMembership, forgetMembership } from './forget-membership.ts'
import { giftCode } from './gift-code.ts'
import { joinInstitution } from './join-institution.ts'
import { planForm } from './plan-form.ts'
import { putPlans } from './put-plans.ts'
import { redeemGift } from './redeem-gift.ts'
import { standingEventsOf } from './standing-events-of.ts'
import { standingOf } from './standing-of.ts'
import { tellGift } from './tell-gift.ts'
import { tellSubscription } from './tell-subscription.ts'

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
const given = { secret, graceDays: 7 }
await putPlans(
  db,
  [planForm.parse({ id: 'gift-3', name: 'Three', kind: 'gift', months: 3, prices: [{ amount: '27', currency: 'EUR' }] })],
  began,
)

const ada = (await addReader(db, { mail: 'ada@example.org' }, began)).reader
const ben = (await addReader(db, { mail: 'ben@example.org' }, began)).reader
const subscription = {
  id: 'sub-of-ada',
  version: 1,
  by: 'subscription',
  plan: 'monthly',
  seats: 1,
  state: 'active',
  paidFrom: on(2),
  paidUntil: on(32),
  renews: true,
  endsAt: null,
} as const
await beginTrial(db, { reader: ada, mail: 'ada@example.org' }, began, { days: 14, secret, disposable: 'no-trial' })
await tellSubscription(db, { reader: ada, key: 'sub-of-ada:1', subscription }, on(2))
await giveComplimentary(db, { reader: ada, until: on(9), by: ben, why: 'Ada Example writes for us' }, on(3))
await joinInstitution(db, { reader: ada, institution: 'i1', name: 'Quay College', until: null }, on(3.5))
const gift = async (buyer: ReaderId, taker: ReaderId, order: string) => {
  await tellGift(db, { buyer, key: `${order}:1`, gift: { id: order, version: 1, plan: 'gift-3', state: 'paid' } }, on(3), {
    letters,
    secret,
    address,
  })
  const { id } = await db.selectFrom('subscription_gifts').select('id').where('bought_as', '=', order).executeTakeFirstOrThrow()
  await redeemGift(db, { reader: taker, code: giftCode(secret, id) }, on(4), given)
  return id
}
const toAda = await gift(ben, ada, 'o1')
const byAda = await gift(ada, ben, 'o2')

test('a reader takes along all that is known of his membership', async () => {
  const all = (await exportMembership(db, ada, on(5), given)) as {
    history: { kind: string }[]
    giftsGiven: object[]
    standing: { kind: string }
  }
  assert.deepEqual(
    all.history.map(({ kind }) => kind),
    ['trial-began', 'subscription-seen', 'complimentary-given', 'institution-joined', 'gift-redeemed'],
  )
  assert.equal(all.giftsGiven.length, 1)
  assert.equal(all.standing.kind, 'complimentary')
  assert.ok(!JSON.stringify(all).includes(ben))
})

test('who is forgotten is found nowhere; what the ledger needs stays', async () => {
  const before = await standingEventsOf(db, ada)
  const tables = ['standing_events', 'reminders', 'seats', 'subscription_gifts', 'trial_claims'] as const
  await inTransaction(db, async (tx) => {
    await forgetMembership(tx, { reader: ada }, on(5))
    await forgetReader(tx, { reader: ada }, on(5))
  })
  const left = JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())))
  for (const trace of [ada, 'ada@', 'Ada', 'sub-of-ada', 'Quay College']) assert.ok(!left.includes(trace), trace)
  assert.deepEqual(await standingEventsOf(db, ada), [])

  const rows = (await db.selectFrom('standing_events').selectAll().execute()).filter((row) => row.reader_id.startsWith('nobody'))
  assert.equal(rows.length, before.length)
  const [nobody, ...others] = new Set(rows.map((row) => row.reader_id))
  assert.ok(nobody && others.length === 0)
  // The gift that Ada took no longer says so, nor does hers say who gave it; the other's own membership stands.
  assert.ok(!JSON.stringify(rows).includes(toAda))
  const gifts = await db.selectFrom('subscription_gifts').selectAll().execute()
  assert.deepEqual(
    gifts.map(({ giver_id, redeemed_by }) => [giver_id, redeemed_by]).sort(),
    [
      [ben, null],
      [null, ben],
    ].sort(),
  )
  assert.ok(gifts.some(({ id }) => id === byAda))
  assert.equal(standingOf(await standingEventsOf(db, ben), on(6), given).kind, 'member')
  const anonymous = await standingEventsOf(db, nobody)
  for (const days of [0, 1, 12, 40, 120])
    assert.deepEqual(standingOf(anonymous, on(days), given).kind, standingOf(before, on(days), given).kind)
})

test('forgetting again, and telling again what was told before, changes nothing', async () => {
  const all = async () => JSON.stringify(await db.selectFrom('standing_events').selectAll().orderBy('id').execute())
  const before = await all()
  await forgetMembership(db, { reader: ada }, on(6))
  assert.equal(await tellSubscription(db, { reader: ada, key: 'sub-of-ada:1', subscription }, on(6)), false)
  assert.equal(await all(), before)
})
