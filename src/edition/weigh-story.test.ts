import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour } from '../base/clock.ts'
import type { Candidate } from './pages.ts'
import { halfLives, weighStory } from './weigh-story.ts'

const now = new Date('2026-11-23T12:00:00Z')
const story = (facts: Partial<Candidate>): Candidate => ({
  storyId: 's' as Candidate['storyId'],
  desk: 'world',
  articleId: 'a' as Candidate['articleId'],
  titleId: 't',
  titleName: 'T',
  hasPicture: true,
  publishers: 3,
  titles: 3,
  prominence: 0.5,
  prominentTitle: 'T',
  beganAt: new Date(now.getTime() - 5 * hour),
  latestAt: new Date(now.getTime() - hour),
  ...facts,
})
const score = (facts: Partial<Candidate>) => weighStory(story(facts), now).score

test('more publishers weigh more, with less for each further one', () => {
  assert.ok(score({ publishers: 2 }) - score({ publishers: 1 }) > score({ publishers: 10 }) - score({ publishers: 9 }))
  assert.ok(score({ publishers: 10 }) > score({ publishers: 9 }))
})

test('older weighs less, and sport ages faster than culture', () => {
  const old = { latestAt: new Date(now.getTime() - 12 * hour) }
  assert.ok(score(old) < score({}))
  assert.ok(score({ ...old, desk: 'sport' }) < score({ ...old, desk: 'culture' }))
})

test('a story weighs half after the hours that readers are told', () => {
  for (const [desk, hours] of Object.entries(halfLives)) {
    const at = (gone: number) => ({ desk, latestAt: new Date(now.getTime() - gone * hour), beganAt: new Date(now.getTime() - gone * hour) })
    assert.ok(Math.abs(score(at(hours)) / score(at(0)) - 0.5) < 0.001, desk)
  }
})

test('a story does not stay fresh on small updates alone', () => {
  assert.ok(score({ beganAt: new Date(now.getTime() - 70 * hour) }) < score({ beganAt: new Date(now.getTime() - 2 * hour) }))
})

test("a higher place in an editor's feed weighs more, and is told", () => {
  const top = weighStory(story({ prominence: 1, prominentTitle: 'The Morning Ledger' }), now)
  assert.ok(top.score > score({ prominence: 0.2 }))
  assert.ok(top.reasons.some((reason) => reason.words === 'The Morning Ledger placed it at the top of its own feed'))
})

test('a date in the future does not make a story fresher than fresh', () => {
  assert.equal(score({ latestAt: new Date(now.getTime() + 9 * hour), beganAt: now }), score({ latestAt: now, beganAt: now }))
})
