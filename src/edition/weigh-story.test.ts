import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidate, noon as now } from '../../tests/town/candidate.ts'
import { hour } from '../base/clock.ts'
import type { Candidate, Placing } from './pages.ts'
import { halfLives, longRead, weighStory } from './weigh-story.ts'

const score = (facts: Partial<Candidate>) => weighStory(candidate(facts), now).score
const ago = (hours: number) => new Date(now.getTime() - hours * hour)
const words = (facts: Partial<Candidate>, page?: 'front' | 'country:AU') =>
  weighStory(candidate(facts), now, page).reasons.map((reason) => reason.words)

test('more publishers weigh more, with less for each further one', () => {
  assert.ok(score({ publishers: 2 }) - score({ publishers: 1 }) > score({ publishers: 10 }) - score({ publishers: 9 }))
  assert.ok(score({ publishers: 10 }) > score({ publishers: 9 }))
})

test('older weighs less, and sport ages faster than culture', () => {
  const old = { latestAt: ago(12) }
  assert.ok(score(old) < score({}))
  assert.ok(score({ ...old, desk: 'sport' }) < score({ ...old, desk: 'culture' }))
})

test('a story weighs half after the hours that readers are told', () => {
  for (const [desk, hours] of Object.entries(halfLives)) {
    const at = (gone: number) => ({ desk, latestAt: ago(gone), beganAt: ago(gone) })
    assert.ok(Math.abs(score(at(hours)) / score(at(0)) - 0.5) < 0.001, desk)
  }
})

test('a long read of one title keeps longer, and says so; a long piece on what everybody reports does not', () => {
  const old = { latestAt: ago(20), beganAt: ago(20) }
  const long = { ...old, minutes: longRead.minutes, publishers: 1 }
  assert.ok(score(long) > score({ ...old, publishers: 1 }) * 1.3)
  assert.ok(words(long).includes('A piece to read for eight minutes keeps longer than a report'))
  assert.equal(score({ ...long, publishers: 9 }), score({ ...old, publishers: 9 }))
})

test('a story does not stay fresh on small updates alone', () => {
  assert.ok(score({ beganAt: ago(70) }) < score({ beganAt: ago(2) }))
})

test('what editors have on top weighs more, more so when several have, and is told by where it stands', () => {
  const placing: Placing = { title: 'The Morning Ledger', where: 'home', height: 1, hours: 3, there: true }
  const [one, two, five] = [1, 2, 5].map((prominence) => score({ prominence, placing }))
  assert.ok((one ?? 0) > score({ prominence: 0.04, placing }))
  assert.ok((two ?? 0) > (one ?? 0) && (five ?? 0) - (two ?? 0) < (two ?? 0) - (one ?? 0))
  assert.ok(
    words({ prominence: 1, placing }).includes(
      'The Morning Ledger has it at the top of its home page, and has had it near the top for three hours',
    ),
  )
  assert.ok(
    words({ prominence: 0.6, placing: { ...placing, where: 'feed', height: 0.8, hours: 0, there: false } }).includes(
      'The Morning Ledger had it high in its own feed',
    ),
  )
})

test('a story that many begin to tell at once weighs more while it breaks', () => {
  assert.ok(score({ publishers: 5, lately: 5 }) > score({ publishers: 5, lately: 0 }))
  assert.ok(words({ lately: 3 }).includes('Three publishers began to tell it within two hours'))
  assert.equal(score({ lately: 1 }), score({ lately: 0 }))
})

test("on a country's page its own publishers count more than those abroad", () => {
  const weigh = (near: number) => weighStory(candidate({ publishers: 4, near }), now, 'country:AU').score
  assert.ok(weigh(4) > weigh(1))
  assert.ok(weighStory(candidate({ publishers: 9, near: 1 }), now, 'country:AU').score < weigh(4))
  assert.ok(score({ near: 2 }) > score({ near: 0 }), 'and the paper’s own region counts a little on the front')
})

test('a date in the future does not make a story fresher than fresh', () => {
  assert.equal(score({ latestAt: ago(-9), beganAt: now }), score({ latestAt: now, beganAt: now }))
})

test('reasons stay true as time goes by: they tell moments, not ages', () => {
  const facts = candidate({ latestAt: ago(30), beganAt: ago(40) })
  const says = (at: Date) => weighStory(facts, at).reasons.map((reason) => reason.words)
  assert.deepEqual(says(now), says(new Date(now.getTime() + 5 * hour)))
  assert.ok(says(now).includes('Latest report on 22 November at 06:00 UTC; first report on 21 November at 20:00 UTC'))
})
