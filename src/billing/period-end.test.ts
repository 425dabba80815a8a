import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodEnd } from './period-end.ts'

const day = (text: string) => new Date(`${text}T10:00:00Z`)

test('a period ends on the day of the month that it began on', () => {
  assert.deepEqual(periodEnd(day('2026-11-23'), 'month'), day('2026-12-23'))
  assert.deepEqual(periodEnd(day('2026-12-23'), 'month'), day('2027-01-23'))
  assert.deepEqual(periodEnd(day('2026-11-23'), 'year'), day('2027-11-23'))
})

test('after a short month the day comes back', () => {
  const anchor = day('2027-01-31')
  assert.deepEqual(periodEnd(anchor, 'month', anchor), day('2027-02-28'))
  assert.deepEqual(periodEnd(day('2027-02-28'), 'month', anchor), day('2027-03-31'))
  assert.deepEqual(periodEnd(day('2027-03-31'), 'month', anchor), day('2027-04-30'))
  assert.deepEqual(periodEnd(day('2028-02-29'), 'year'), day('2029-02-28'))
  assert.deepEqual(periodEnd(day('2031-02-28'), 'year', day('2028-02-29')), day('2032-02-29'))
})
