import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTime, timeField } from './read-times.ts'
import { orderOf } from './shelf-acts.ts'

test('a time is taken as UTC, and what is none is refused', () => {
  assert.equal(readTime('2026-11-23T18:00')?.toISOString(), '2026-11-23T18:00:00.000Z')
  assert.equal(readTime('2026-11-23T18:00:30')?.toISOString(), '2026-11-23T18:00:30.000Z')
  assert.equal(readTime(' '), undefined)
  assert.equal(timeField(new Date('2026-11-23T18:00:59Z')), '2026-11-23T18:00')
  for (const text of ['tomorrow', '2026-13-01T00:00', '2026-11-23', '2026-11-23T25:00', "'; --"])
    assert.throws(() => readTime(text), { name: 'Refusal', code: 'no-such-time' }, text)
})

test('of two picks with one number, what was moved up goes before and what was moved down behind', () => {
  const order = (...numbers: (number | string)[]) =>
    orderOf({ what: '1', ...Object.fromEntries(numbers.map((n, i) => [`n-${'abcd'[i]}`, String(n)])) }).join('')
  assert.equal(order(1, 2, 3, 4), 'abcd')
  assert.equal(order(1, 2, 1, 4), 'cabd')
  assert.equal(order(3, 2, 3, 4), 'bcad')
  assert.equal(order(4, 3, 2, 1), 'dcba')
  assert.equal(order(1, 'x', 3, 4), 'acd')
})
