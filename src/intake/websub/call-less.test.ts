import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute } from '../../base/clock.ts'
import { spacedInterval } from './call-less.ts'

test('a feed whose hub brings its news is called less often, up to four hours, and as ever without a lease', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const until = new Date(now.getTime() + 9 * day)
  assert.equal(spacedInterval(10 * minute, until, now), 40 * minute)
  assert.equal(spacedInterval(2 * hour, until, now), 4 * hour)
  assert.equal(spacedInterval(12 * hour, until, now), 12 * hour)
  assert.equal(spacedInterval(10 * minute, null, now), 10 * minute)
  assert.equal(spacedInterval(10 * minute, new Date(now.getTime() + 30 * minute), now), 10 * minute, 'not beyond the end of the lease')
})
