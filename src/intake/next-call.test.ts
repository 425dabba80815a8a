import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute, second } from '../base/clock.ts'
import { freshFor, retryAfter } from './http-times.ts'
import { intervalFor, nextCallAt, paceOf, retryAt } from './next-call.ts'
import { ttlOf } from './time-to-live.ts'

const now = new Date('2026-11-23T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

test('a title that publishes often is called often, a sleepy one seldom', () => {
  const every = (gap: number, first = gap) =>
    intervalFor(
      paceOf(
        Array.from({ length: 20 }, (_, n) => ago(first + n * gap)),
        now,
      ),
      now,
    )
  assert.deepEqual([every(2 * minute), every(20 * minute), every(2 * hour), every(30 * day)], [5 * minute, 10 * minute, hour, day])
  assert.equal(every(2 * minute, 10 * day), day)
  assert.equal(intervalFor(paceOf([], now), now), 30 * minute)
  assert.equal(intervalFor(paceOf([undefined, new Date(now.getTime() + day)], now), now), 30 * minute)
})

test('a feed keeps its own place in the interval, and places differ', () => {
  const first = nextCallAt('f1', hour, 0, now)
  assert.ok(first > now && first.getTime() - now.getTime() <= hour + 5 * minute)
  const second = nextCallAt('f1', hour, 0, new Date(first.getTime() + 3000))
  assert.equal(second.getTime() - first.getTime(), hour)
  const places = new Set(Array.from({ length: 100 }, (_, n) => nextCallAt(`f${n}`, hour, 0, now).getTime()))
  assert.ok(places.size > 95)
})

test('a publisher is not called before he asks to be', () => {
  for (let n = 0; n < 50; n++) assert.ok(nextCallAt(`f${n}`, 5 * minute, 2 * hour, now).getTime() - now.getTime() >= 2 * hour * 0.95)
  assert.ok(nextCallAt('f1', 5 * minute, 400 * day, now).getTime() - now.getTime() <= day + 5 * minute)
})

test('pauses after failures grow to a day', () => {
  const pauses = [1, 2, 5, 9, 30].map((failures) => retryAt('f1', failures, 0, now).getTime() - now.getTime())
  assert.deepEqual(
    [...pauses].sort((a, b) => a - b),
    pauses,
  )
  assert.ok(pauses[0]! >= 5 * minute && pauses[4]! <= day * 1.25)
  assert.ok(retryAt('f1', 1, 6 * hour, now).getTime() - now.getTime() >= 6 * hour)
})

test('Retry-After is seconds or a date, within bounds', () => {
  assert.deepEqual(
    ['120', new Date(now.getTime() + hour).toUTCString(), '9999999', 'soon', ''].map((header) => retryAfter(header, now, day)),
    [120 * second, hour, day, undefined, undefined],
  )
  assert.equal(retryAfter(new Date(now.getTime() - hour).toUTCString(), now, day), 0)
  assert.equal(retryAfter(undefined, now, day), undefined)
})

test('Cache-Control says how long an answer is fresh', () => {
  assert.deepEqual(
    ['max-age=600', 'public, max-age="60"', 'no-cache, max-age=600', 'max-age=99999999', 'private', undefined].map((control) =>
      freshFor(control ? { 'cache-control': control } : {}),
    ),
    [600_000, 60_000, 0, day, 0, 0],
  )
  assert.equal(freshFor({ 'cache-control': 'max-age=600', age: '500' }), 100_000)
})

test('ttl, or the period of the Syndication module', () => {
  assert.deepEqual(
    [
      ttlOf(30, undefined),
      ttlOf(0, { updatePeriod: 'hourly', updateFrequency: 2 }),
      ttlOf(undefined, { updatePeriod: 'Daily' }),
      ttlOf(undefined, { updatePeriod: 'often' }),
    ],
    [30, 30, 1440, undefined],
  )
})
