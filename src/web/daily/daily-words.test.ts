import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesSay, sayMinutes, storiesSay } from './daily-words.ts'

test('what there is one of is said as one', () => {
  assert.deepEqual([storiesSay(1), minutesSay(1), sayMinutes(1)], ['one story', '1 minute', 'About a minute'])
  assert.deepEqual([storiesSay(12), minutesSay(6), sayMinutes(10)], ['12 stories', '6 minutes', 'About 10 minutes'])
})
