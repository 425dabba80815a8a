import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bulk, describe, features, learnt, openJudge } from './judge.ts'

const noon = Date.parse('2026-11-23T12:00:00Z')
const one = (more: Partial<Bulk> = {}): Bulk => ({ n: 1, square: 1, at: noon, days: 0, length: 1, ...more })
const judge = openJudge(learnt)
const hours = (n: number) => noon + n * 3_600_000

test('every number that is looked at has a learnt weight', () => {
  assert.equal(describe(one(), one(), 0.5).length, features.length)
  for (const feature of features) assert.ok(Number.isFinite(learnt[feature]), feature)
})

test('more likeness speaks for one story, more time against it', () => {
  assert.ok(judge(one(), one(), 0.6) > judge(one(), one(), 0.1))
  assert.ok(judge(one(), one(), 0.1) < 0 && judge(one(), one(), 0.6) > 0)
  assert.ok(judge(one(), one({ at: hours(60) }), 0.4) < judge(one(), one({ at: hours(20) }), 0.4))
})

test('within half a day is at once; a day without its hour is uncertain; no date speaks neither for nor against', () => {
  const same = judge(one(), one(), 0.3)
  assert.equal(judge(one(), one({ at: hours(11) }), 0.3), same)
  assert.ok(judge(one(), one({ at: hours(20) }), 0.3) < same)
  assert.equal(judge(one(), one({ at: hours(20), days: 1 }), 0.3), same)
  assert.equal(judge(one(), one({ at: Number.NaN }), 0.3), same)
})

test('both sides are asked alike', () => {
  const [a, b] = [one({ n: 5, square: 14, length: 0.3 }), one({ at: hours(30) })]
  assert.equal(judge(a, b, 1.4), judge(b, a, 1.4))
})
