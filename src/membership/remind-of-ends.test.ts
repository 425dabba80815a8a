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
import { forgetMembership } from './forget-membership.ts'
import { remindOfEnds } from './remind-of-ends.ts'
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

const people = new Map<string, ReaderId>()
const begin = async (name: string, days = 14) => {
  const mail = `${name}@example.org`
  const { reader } = await addReader(db, { mail }, began)
  people.set(name, reader)
  await beginTrial(db, { reader, mail }, began, { days, secret, disposable: 'no-trial' })
}
const round = (days: number) => remindOfEnds(db, { letters, address, graceDays: 7 }, on(days))
const read = new Set<string>()
const arrived = async () => {
  const fresh = (await letters.outbox(db, 100)).filter(({ id }) => !read.has(id))
  for (const { id } of fresh) read.add(id)
  return fresh
}
const toWhom = async () => (await arrived()).map(({ to, kind }) => `${to.split('@')[0]} ${kind}`).sort()

test('a letter three days before, one at the end, each once and also when two go round at once', async () => {
  for (const name of ['ada', 'ben']) await begin(name)
  await begin('short', 3)
  // A trial of three days has no letter before, on the day it begins: only that of its end.
  assert.equal(await round(0), 0)
  assert.equal(await round(3), 1)
  assert.deepEqual(await toWhom(), ['short trial-ended'])
  assert.equal(await round(10.9), 0)
  const counts = await Promise.all([round(11), round(11), round(11.5)])
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    2,
  )
  const soon = await arrived()
  assert.deepEqual(soon.map(({ to }) => to).sort(), ['ada@example.org', 'ben@example.org'])
  assert.equal(soon[0]?.subject, 'Your free days end on 7 December 2026')
  assert.match(soon[0]?.text ?? '', /what each\s+title leaves open to readers who have signed up/)
  assert.match(soon[0]?.text ?? '', /no card of yours/)
  assert.match(soon[0]?.text ?? '', /https:\/\/paper\.example\/membership/)
  assert.equal(await round(13.9), 0)
  assert.equal(await round(14), 2)
  assert.equal(await round(14.1), 0)
  const ended = await arrived()
  assert.equal(ended[0]?.subject, 'Your free days have ended')
  assert.match(ended[0]?.text ?? '', /They ended on 7 December 2026/)
})

test('none to members, to who reads for nothing, or to who is forgotten', async () => {
  for (const name of ['cleo', 'dora', 'eve', 'fay']) await begin(name)
  const [cleo, dora, eve] = ['cleo', 'dora', 'eve'].map((name) => people.get(name) as ReaderId) as [ReaderId, ReaderId, ReaderId]
  const subscription = {
    id: 's1',
    version: 1,
    by: 'subscription',
    plan: 'monthly',
    seats: 1,
    state: 'active',
    paidFrom: on(5),
    paidUntil: on(35),
    renews: true,
    endsAt: null,
  } as const
  await tellSubscription(db, { reader: cleo, key: 'subscription:s1:1', subscription }, on(5))
  await giveComplimentary(db, { reader: dora, until: null, by: 'Olga', why: 'a reviewer' }, on(5))
  await inTransaction(db, async (tx) => {
    await forgetMembership(tx, { reader: eve }, on(5))
    await forgetReader(tx, { reader: eve }, on(5))
  })
  await round(12)
  assert.deepEqual(await toWhom(), ['fay trial-ends-soon'])
  await round(14.5)
  assert.deepEqual(await toWhom(), ['fay trial-ended'])
})

test('a paper that was off for long does not write of what is long over', async () => {
  await begin('gil')
  await round(20)
  assert.deepEqual(await toWhom(), [])
})
