import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { day } from '../base/clock.ts'
import { inTransaction } from '../base/database.ts'
import { addReader, forgetReader, type ReaderId } from '../readers/readers.ts'
import { endComplimentary, giveComplimentary } from './complimentary.ts'
import { explainStanding } from './explain-standing.ts'
import { joinInstitution, leaveInstitution } from './join-institution.ts'
import { standingEventsOf, standingFor } from './standing-events-of.ts'
import { type SubscriptionTold, tellSubscription } from './tell-subscription.ts'

const said: string[] = []
const { db, jobs } = await testDatabase({ 'standing-changed': async (facts) => void said.push(...facts.map(({ reader }) => reader)) })
const began = new Date('2026-11-23T08:00:00Z')
const on = (days: number) => new Date(began.getTime() + days * day)
const rules = { graceDays: 7 }
const join = async (name: string): Promise<ReaderId> => (await addReader(db, { mail: `${name}@example.org` }, began)).reader
const standing = (reader: ReaderId, days: number) => standingFor(db, { reader }, on(days), rules)
const heard = async () => {
  await jobs.settle(() => began)
  return said.splice(0)
}
const told = (version: number, more: Partial<SubscriptionTold> = {}): SubscriptionTold => ({
  id: 's',
  version,
  by: 'subscription',
  plan: 'monthly',
  seats: 1,
  state: 'active',
  paidFrom: on(0),
  paidUntil: on(30),
  renews: true,
  endsAt: null,
  ...more,
})
const tell = (reader: ReaderId, subscription: SubscriptionTold, days: number) =>
  tellSubscription(db, { reader, key: `${reader}:${subscription.version}`, subscription }, on(days))

test('telling twice is telling once, also at once', async () => {
  const ada = await join('ada')
  const told1 = await Promise.all([1, 2, 3].map(() => tell(ada, told(1), 0)))
  assert.deepEqual(told1.sort(), [false, false, true])
  assert.equal(await tell(ada, told(1), 5), false)
  assert.deepEqual(await heard(), [ada])
  assert.equal((await standingEventsOf(db, ada)).length, 1)
})

const permutations = <T>(all: T[]): T[][] =>
  all.length < 2 ? [all] : all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))

test('whatever the order and the doubling in which billing tells, the standing is the same', async () => {
  const versions = [
    told(1, { state: 'waiting', paidUntil: null }),
    told(2),
    told(3, { state: 'past-due', why: 'payment-failed' }),
    told(4, { paidUntil: on(60), renews: false, why: 'cancelled' }),
  ]
  const expected = { kind: 'member', until: on(60), by: 'subscription', plan: 'monthly', renews: false }
  for (const [n, order] of permutations(versions).entries()) {
    const reader = await join(`reader${n}`)
    for (const [at, one] of [...order, ...order.toReversed()].entries()) await tell(reader, one, at)
    assert.deepEqual(await standing(reader, 40), expected, order.map(({ version }) => version).join())
    assert.equal((await standingEventsOf(db, reader)).length, 4)
  }
})

test('what is told in a transaction that fails was not told', async () => {
  const ben = await join('ben')
  await heard()
  const failing = inTransaction(db, async (tx) => {
    await tellSubscription(tx, { reader: ben, key: 'ben:1', subscription: told(1) }, on(0))
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  assert.deepEqual(await standingEventsOf(db, ben), [])
  assert.deepEqual(await heard(), [])
})

test('what comes late does not bring back who was forgotten', async () => {
  const cleo = await join('cleo')
  await forgetReader(db, { reader: cleo }, on(1))
  assert.equal(await tell(cleo, told(1), 2), false)
  assert.deepEqual(await standingEventsOf(db, cleo), [])
})

test('complimentary reading is given with a reason, and ended with one', async () => {
  const dora = await join('dora')
  const give = (until: Date | null, why = 'a reviewer', reader = dora) => giveComplimentary(db, { reader, until, by: 'Olga', why }, on(1))
  await assert.rejects(give(null, ' '), { code: 'no-reason' })
  await assert.rejects(give(on(1)), { code: 'in-the-past' })
  await assert.rejects(give(null, 'a reviewer', 'nobody' as ReaderId), { code: 'no-such-reader' })
  await give(on(30))
  await give(null)
  assert.deepEqual(await standing(dora, 2), { kind: 'complimentary', until: null })
  const end = { reader: dora, by: 'Olga', why: 'the review is out' }
  assert.equal(await endComplimentary(db, end, on(5)), 2)
  assert.equal(await endComplimentary(db, end, on(6)), 0)
  assert.deepEqual(await standing(dora, 6), { kind: 'lapsed', since: on(5), was: 'member' })
  const { lines } = explainStanding(await standingEventsOf(db, dora), on(6), rules)
  assert.deepEqual(
    lines.map(({ counts }) => counts),
    [false, false, false, false],
  )
  await give(on(40))
  assert.deepEqual(await standing(dora, 7), { kind: 'complimentary', until: on(40) })
})

test('an institution is joined once, told anew when its agreement changes, and left', async () => {
  const eve = await join('eve')
  const college = { reader: eve, institution: 'i1', name: 'Quay College', until: on(100) }
  assert.equal(await joinInstitution(db, college, on(1)), true)
  assert.equal(await joinInstitution(db, college, on(2)), false)
  assert.equal(await joinInstitution(db, { ...college, until: on(10) }, on(3)), true)
  assert.deepEqual(await standing(eve, 4), { kind: 'institution', name: 'Quay College', until: on(10) })
  assert.equal((await standing(eve, 10)).kind, 'lapsed')
  assert.equal(await leaveInstitution(db, college, on(11)), false)
  assert.equal(await joinInstitution(db, { ...college, until: null }, on(12)), true)
  assert.equal(await leaveInstitution(db, college, on(13)), true)
  assert.deepEqual(await standing(eve, 13), { kind: 'lapsed', since: on(13), was: 'member' })
})
