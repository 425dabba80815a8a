import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualMinute } from './usual-minute.ts'

const at = (day: number, time: string) => new Date(`2030-05-${String(day).padStart(2, '0')}T${time}:00Z`)

test('when somebody reads on most days is when he usually reads', () => {
  const mornings = [1, 2, 3, 4, 5].map((day) => at(day, '07:10'))
  const noon = [1, 2].map((day) => at(day, '12:30'))
  assert.equal(usualMinute([...noon, ...mornings]), 420)
})

test('many pieces of one morning are one morning, and two mornings are no habit', () => {
  const once = Array.from({ length: 50 }, (_, n) => at(1, `08:${String(n).padStart(2, '0')}`))
  assert.equal(usualMinute(once), null)
  assert.equal(usualMinute([at(1, '08:05'), at(2, '08:05')]), null)
  assert.equal(usualMinute([]), null)
})

test('the half hours around midnight are neighbours', () => {
  const late = [1, 2, 3].map((day) => at(day, '23:50'))
  const early = [2, 3, 4].map((day) => at(day, '00:05'))
  const noon = [1, 2, 3, 4].map((day) => at(day, '12:00'))
  assert.equal(usualMinute([...noon, ...late, ...early]), 0)
})
