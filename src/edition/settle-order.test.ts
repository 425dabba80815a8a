import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidate, chanceFrom, noon } from '../../tests/town/candidate.ts'
import { byWeight, margin, settleOrder } from './settle-order.ts'
import { type Weighed, weighStory } from './weigh-story.ts'

const story = (id: string, score: number): Weighed => ({ ...weighStory(candidate({ storyId: id }), noon), score })
const ids = (stories: Weighed[]) => stories.map((one) => one.storyId as string)

test('without a page before, the heaviest is first; ties go to the smaller id', () => {
  assert.deepEqual(ids(settleOrder([story('b', 1), story('c', 3), story('a', 1)], [])), ['c', 'a', 'b'])
})

test('what is a little heavier stays below; what is heavier by the margin passes, and what is new comes in where it belongs', () => {
  const stood = ['a', 'b', 'c']
  assert.deepEqual(ids(settleOrder([story('a', 10), story('b', 11), story('c', 9)], stood)), ['a', 'b', 'c'])
  assert.deepEqual(ids(settleOrder([story('a', 10), story('b', 11.3), story('c', 9)], stood)), ['b', 'a', 'c'])
  assert.deepEqual(ids(settleOrder([story('a', 10), story('b', 8), story('c', 5), story('d', 9.5)], stood)), ['a', 'd', 'b', 'c'])
})

test('of any two stories the lower is never heavier by more than the margin, whatever stood before', () => {
  const chance = chanceFrom(7)
  for (let round = 0; round < 300; round++) {
    const stories = Array.from({ length: 1 + Math.floor(chance() * 30) }, (_, n) => story(`s${n}`, Math.round(chance() * 400) / 100))
    const stood = stories.filter(() => chance() < 0.6).map((one) => one.storyId as string)
    const order = settleOrder(
      stories,
      stood.toSorted(() => chance() - 0.5),
    )
    assert.equal(order.length, stories.length)
    for (const [n, upper] of order.entries())
      for (const lower of order.slice(n + 1))
        assert.ok(lower.score <= margin * upper.score, `round ${round}: ${lower.score} under ${upper.score}`)
  }
})

test('settled again it stays as it is, and weights that sway by less than half the margin change nothing', () => {
  const chance = chanceFrom(11)
  for (let round = 0; round < 200; round++) {
    const stories = Array.from({ length: 30 }, (_, n) => story(`s${n}`, 0.2 + chance() * 4)).sort(byWeight)
    const stood = ids(settleOrder(stories, []))
    const sway = () => stories.map((one) => ({ ...one, score: one.score * (1 + (chance() - 0.5) * 0.1) }))
    for (let visit = 0; visit < 5; visit++) assert.deepEqual(ids(settleOrder(sway(), stood)), stood)
  }
})
