import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { silentLog } from './log.ts'
import { startRounds } from './rounds.ts'

const clock = () => new Date('2026-11-23T12:00:00Z')

test('a round begins only when the last one of its kind has ended, and a failing one goes on', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.after(() => mock.timers.reset())
  const tick = async (ms: number) => {
    mock.timers.tick(ms)
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  let begun = 0
  let end = () => {}
  let failed = 0
  const told: string[] = []
  const rounds = startRounds(
    [
      { name: 'call', every: 100, first: 0, work: () => (begun++, new Promise<void>((resolve) => (end = resolve))) },
      { name: 'fail', every: 100, work: async () => (failed++, Promise.reject(new Error('no'))) },
    ],
    clock,
    { ...silentLog, warn: (words) => told.push(words) },
  )
  await tick(0)
  assert.equal(begun, 1)
  await tick(500)
  assert.equal(begun, 1, 'the first round is still under way')
  end()
  await tick(0)
  await tick(100)
  assert.equal(begun, 2)
  assert.ok(failed >= 2, 'a failing entry is tried again')
  assert.match(told[0] ?? '', /fail failed/)
  let stopped = false
  const stopping = rounds.stop().then(() => (stopped = true))
  await tick(1000)
  assert.equal(stopped, false, 'stop waits for the round under way')
  end()
  await stopping
  assert.equal(begun, 2)
})
