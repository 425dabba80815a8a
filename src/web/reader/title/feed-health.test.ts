import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feedHealth } from './feed-health.ts'
import type { FeedFacts } from './gather-title.ts'

const now = new Date('2026-11-23T12:00:00Z')
const feed = (facts: Partial<FeedFacts> = {}): FeedFacts => ({
  section: null,
  state: 'well',
  problem: null,
  failures: 0,
  called: '2026-11-23T11:50:00Z',
  answered: '2026-11-23T11:50:00Z',
  last_item: null,
  format: 'rss',
  ...facts,
})
const down = { state: 'troubled', problem: 'The server answered 503.', answered: '2026-11-23T09:00:00Z' } as const

test('each state of a title’s feeds has its sentence', () => {
  assert.deepEqual(feedHealth([feed()], now), { well: true, words: 'Its feed answers as agreed. It last answered 10 min ago.' })
  assert.deepEqual(feedHealth([feed(), feed()], now), { well: true, words: 'Its 2 feeds answer as agreed. It last answered 10 min ago.' })
  assert.match(feedHealth([feed({ state: 'quiet' })], now).words, /nothing new for a while/)
  assert.match(feedHealth([feed({ state: 'new', called: null, answered: null })], now).words, /just joined/)
  assert.deepEqual(feedHealth([feed(down)], now), {
    well: false,
    words: 'Its feed does not answer as it should. The server answered 503. It last answered 3 h ago. It is tried again by itself.',
  })
  assert.match(feedHealth([feed(down), feed(down)], now).words, /^None of its feeds answer as they should\. The server answered 503\./)
  assert.match(
    feedHealth([feed(down), feed()], now).words,
    /^1 of its 2 feeds is in trouble\. The server answered 503\. The others bring news\./,
  )
  assert.match(feedHealth([feed({ ...down, answered: null })], now).words, /never answered/)
  assert.match(feedHealth([], now).words, /no feed now/)
})
