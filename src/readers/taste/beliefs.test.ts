import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../base/clock.ts'
import type { Outcome } from '../tables.ts'
import { type About, type Belief, halfLife, learn, weightAt } from './beliefs.ts'

const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const tides: About = { kind: 'topic', key: 'tides', name: 'Tides', weight: 1 }
const faint: About = { kind: 'topic', key: 'moon', name: 'The Moon', weight: 0.2 }
const herald: About = { kind: 'title', key: 'herald', name: 'Herald', weight: 1 }
const of = (beliefs: Belief[], key: string) => beliefs.find((one) => one.key === key) ?? assert.fail(key)
const read = (beliefs: Belief[], outcome: Outcome, more: { about?: About[]; share?: number; was?: Outcome } = {}, at = now) =>
  learn(beliefs, { about: [tides], share: outcome === 'finished' ? 1 : 0, outcome, ...more }, at)

test('finishing draws, leaving puts off, opening draws a little and never puts off', () => {
  const [finished, abandoned, opened] = (['finished', 'abandoned', 'opened'] as const).map(
    (outcome) => of(read([], outcome), 'tides').weight,
  )
  assert.ok(finished && abandoned && opened)
  assert.ok(finished > opened && opened > 0 && abandoned < 0)
  const fond = read([], 'finished')
  assert.ok(of(read(fond, 'opened'), 'tides').weight >= of(fond, 'tides').weight)
})

test('a piece says more of what it is mostly about than of what it names, and more of a topic than of a title', () => {
  const beliefs = read([], 'finished', { about: [tides, faint, herald] })
  assert.ok(of(beliefs, 'tides').weight > of(beliefs, 'herald').weight)
  assert.ok(of(beliefs, 'tides').weight > 4 * of(beliefs, 'moon').weight)
})

test('what was abandoned and is finished later is believed as if it had been finished at once', () => {
  const left = read([], 'abandoned')
  const back = read(left, 'finished', { was: 'abandoned' })
  const straight = read([], 'finished')
  assert.ok(Math.abs(of(back, 'tides').weight - of(straight, 'tides').weight) < 1e-9)
  assert.deepEqual([of(back, 'tides').finished, of(back, 'tides').abandoned], [1, 0])
})

test('half of what was learnt is left after a month; what a reader said stays and is not moved', () => {
  const [belief] = read([], 'finished')
  assert.ok(belief)
  assert.ok(Math.abs(weightAt(belief, after(halfLife)) - belief.weight / 2) < 1e-9)
  const said = { ...belief, said: true, weight: -1 }
  assert.equal(weightAt(said, after(365 * day)), -1)
  const [still] = read([said], 'finished')
  assert.deepEqual([still?.weight, still?.finished, still?.said], [-1, 2, true])
})

test('whatever is read in whatever order, weights stay within -1 and 1 and every reading is counted once', () => {
  let seed = 7
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const outcomes: Outcome[] = ['opened', 'abandoned', 'finished']
  for (let round = 0; round < 40; round++) {
    let beliefs: Belief[] = []
    let at = 0
    const last = new Map<number, Outcome>()
    for (let n = 0; n < 120; n++) {
      at += chance() * 3 * day
      const piece = Math.floor(chance() * 30)
      const outcome = outcomes[Math.floor(chance() * 3)] as Outcome
      beliefs = read(
        beliefs,
        outcome,
        { about: [tides, { ...faint, weight: chance() * 3 - 1 }], share: chance() * 2 - 0.5, was: last.get(piece) },
        after(at),
      )
      last.set(piece, outcome)
      for (const belief of beliefs) assert.ok(belief.weight >= -1 && belief.weight <= 1, `${belief.weight}`)
    }
    const { opened, finished, abandoned } = of(beliefs, 'tides')
    assert.equal(opened + finished + abandoned, last.size)
  }
})

test('the beliefs that were handed in are not changed', () => {
  const had = read([], 'finished')
  const copy = structuredClone(had)
  read(had, 'abandoned', {}, after(day))
  assert.deepEqual(had, copy)
})
