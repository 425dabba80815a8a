import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualMinute } from './usual-minute.ts'
import { isZone, zonedTime } from './zoned-time.ts'

const at = (day: number, time: string) => new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00Z`)

test('an edition is ready when its reader usually begins, by his own clock', () => {
  const mornings = [2, 3, 4, 5, 6].flatMap((day) => [at(day, '06:40'), at(day, '07:10'), at(day, '07:55')])
  assert.equal(usualMinute(mornings, 'UTC'), 6 * 60 + 30)
  assert.equal(usualMinute(mornings, 'Europe/Rome'), 7 * 60 + 30)
  // One evening of much reading is one evening.
  const evening = Array.from({ length: 60 }, (_, i) => at(7, `21:${String(i).padStart(2, '0')}`))
  assert.equal(usualMinute([...mornings, ...evening], 'UTC'), 6 * 60 + 30)
})

test('nothing is known of who has read on few days', () => {
  assert.equal(usualMinute([], 'UTC'), undefined)
  assert.equal(usualMinute([at(1, '08:00'), at(1, '08:30'), at(2, '08:00'), at(3, '08:00')], 'UTC'), undefined)
})

test('reading around midnight has its hour too', () => {
  const late = [2, 3, 4, 5, 6].flatMap((day) => [at(day, '23:40'), at(day + 1, '00:20')])
  assert.equal(usualMinute(late, 'UTC'), 23 * 60 + 30)
})

test('a zone’s clock is read with its summer time, and what is no zone is none', () => {
  assert.deepEqual(zonedTime(at(23, '23:30'), 'Europe/Rome'), { day: '2026-11-24', minute: 30 })
  assert.deepEqual(zonedTime(new Date('2026-07-01T22:30:00Z'), 'Europe/Rome'), { day: '2026-07-02', minute: 30 })
  assert.deepEqual(zonedTime(at(23, '00:15'), 'America/New_York'), { day: '2026-11-22', minute: 19 * 60 + 15 })
  for (const zone of ['UTC', 'Europe/Rome', 'America/Argentina/Buenos_Aires']) assert.ok(isZone(zone), zone)
  for (const zone of ['', 'Rome', 'Europe/Nowhere', "x'; drop table", '+25:00']) assert.ok(!isZone(zone), zone)
})
