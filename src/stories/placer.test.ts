import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPlacer } from './placer.ts'

const round = { restore: [], remove: [], forgetBefore: 0, place: [] }

test('who waits for a placer that is closed, or starts afresh, is told so and does not wait for ever', async () => {
  const placer = openPlacer({ thread: true })
  // The thread has yet to start: it answers nobody before it is ended.
  const waiting = assert.rejects(placer.round(round), /has ended/)
  placer.startAfresh()
  await waiting
  assert.deepEqual(
    await placer.round(round),
    { whole: false, placements: [], joins: [], moves: [], related: [] },
    'the thread after it answers',
  )
  placer.startAfresh()
  const last = assert.rejects(placer.round(round), /has ended/)
  await placer.close()
  await last
  await assert.rejects(placer.round(round), /is closed/)
})
