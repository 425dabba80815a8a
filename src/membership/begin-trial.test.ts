import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { inTransaction } from '../base/database.ts'
import { secretOf } from '../base/secret.ts'
import { addReader, forgetReader, setMailRule } from '../readers/readers.ts'
import { beginTrial } from './begin-trial.ts'
import { forgetMembership } from './forget-membership.ts'
import { standingEventsOf, standingFor } from './standing-events-of.ts'
import { noTrialWhy } from './standing-of.ts'

const said: string[] = []
const { db, jobs } = await testDatabase({ 'standing-changed': async (facts) => void said.push(...facts.map(({ reader }) => reader)) })
const now = new Date('2026-11-23T08:00:00Z')
const later = new Date('2027-11-23T08:00:00Z')
const until = new Date('2026-12-07T08:00:00Z')
const rules = { days: 14, secret: secretOf('a secret of the tests, long enough'), disposable: 'no-trial' } as const
const join = async (mail: string, at = now) => ({ reader: (await addReader(db, { mail }, at)).reader, mail })
const standing = (reader: Awaited<ReturnType<typeof join>>['reader'], at = now) => standingFor(db, { reader }, at, { graceDays: 7 })
const heard = async () => {
  await jobs.settle(() => now)
  return said.splice(0)
}

test('a trial begins once, and it is said once', async () => {
  const ada = await join('ada@example.org')
  assert.deepEqual(await beginTrial(db, ada, now, rules), { began: true, until })
  assert.deepEqual(await beginTrial(db, ada, later, rules), { began: false, why: 'already' })
  assert.deepEqual(await standing(ada.reader), { kind: 'trial', until })
  assert.deepEqual(await heard(), [ada.reader])
})

test('two processes at once begin one trial', async () => {
  const ben = await join('ben@example.org')
  const begun = await Promise.all(Array.from({ length: 4 }, () => beginTrial(db, ben, now, rules)))
  assert.equal(begun.filter((one) => one.began).length, 1)
  assert.ok(begun.every((one) => one.began || one.why === 'already'))
  assert.equal((await standingEventsOf(db, ben.reader)).length, 1)
})

test('two readers with one address at once begin one trial', async () => {
  const both = [await join('cleo.m@gmail.com'), await join('c.leom+paper@googlemail.com')]
  const begun = await Promise.all(both.map((one) => beginTrial(db, one, now, rules)))
  assert.deepEqual(begun.map((one) => (one.began ? 'began' : one.why)).sort(), ['began', 'claimed'])
})

test('who had one, however he writes his address, has no other, and is told why', async () => {
  const again = await join('ada+again@example.org')
  assert.deepEqual(await beginTrial(db, again, later, rules), { began: false, why: 'claimed' })
  assert.deepEqual(await standing(again.reader), { kind: 'registered' })
  assert.equal(noTrialWhy(await standingEventsOf(db, again.reader)), 'claimed')
  assert.deepEqual(await beginTrial(db, again, later, rules), { began: false, why: 'already' })
})

test('leaving and coming back gives no second trial; of the address there is a print alone', async () => {
  const dora = await join('dora@example.org')
  await beginTrial(db, dora, now, rules)
  await inTransaction(db, async (tx) => {
    await forgetMembership(tx, dora, now)
    await forgetReader(tx, dora, now)
  })
  const back = await join('Dora@example.org', later)
  assert.deepEqual(await beginTrial(db, back, later, rules), { began: false, why: 'claimed' })
  const claims = JSON.stringify(await db.selectFrom('trial_claims').selectAll().execute())
  assert.ok(!/dora|example/i.test(claims))
  // Another paper's secret makes another print: the table says nothing to whoever takes it away.
  const elsewhere = { ...rules, secret: secretOf('the secret of another paper, as long') }
  assert.equal((await beginTrial(db, await join('dora+2@example.org'), later, elsewhere)).began, true)
})

test('throw-away mail: the setting, and before it the word of the operator on a domain', async () => {
  const throwaway = (name: string) => join(`${name}@sub.mailinator.com`)
  assert.deepEqual(await beginTrial(db, await throwaway('a'), now, rules), { began: false, why: 'disposable' })
  assert.equal((await beginTrial(db, await throwaway('b'), now, { ...rules, disposable: 'allow' })).began, true)
  assert.deepEqual(await beginTrial(db, await throwaway('c'), now, { ...rules, disposable: 'refuse' }), { began: false, why: 'disposable' })
  await setMailRule(db, { domain: 'mailinator.com', rule: 'allow' }, now)
  assert.equal((await beginTrial(db, await throwaway('d'), now, rules)).began, true)
  await setMailRule(db, { domain: 'example.net', rule: 'no-trial' }, now)
  const eve = await join('eve@example.net')
  assert.deepEqual(await beginTrial(db, eve, now, rules), { began: false, why: 'disposable' })
  assert.equal(noTrialWhy(await standingEventsOf(db, eve.reader)), 'disposable')
})

test('without days there is no trial, and nothing is claimed; nor for who is gone', async () => {
  const fay = await join('fay@example.org')
  assert.deepEqual(await beginTrial(db, fay, now, { ...rules, days: 0 }), { began: false, why: 'none' })
  assert.equal((await beginTrial(db, fay, now, rules)).began, true)
  const gil = await join('gil@example.org')
  await forgetReader(db, gil, now)
  assert.deepEqual(await beginTrial(db, gil, now, rules), { began: false, why: 'forgotten' })
})
