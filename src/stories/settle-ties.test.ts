import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settleTies } from './settle-ties.ts'
import { openTies, type Tie } from './ties.ts'

const tie = (id: string, other: string, together: boolean): Tie => ({ id, other, together })

test('the later word on a pair holds', () => {
  const { ties, released } = settleTies([tie('a', 'b', true)], [tie('b', 'a', false)])
  assert.deepEqual([ties, released], [[tie('b', 'a', false)], []])
})

test('who is tied to a group is not apart from any of it any more', () => {
  const held = [tie('a', 'b', true), tie('b', 'x', false), tie('c', 'x', false)]
  assert.deepEqual(settleTies(held, [tie('x', 'a', true)]).released, [tie('b', 'x', false)])
})

test('who is said to be apart leaves the group that held them together, and keeps its other ties', () => {
  const held = [tie('a', 'c', true), tie('c', 'b', true), tie('a', 'd', true)]
  assert.deepEqual(settleTies(held, [tie('a', 'b', false)]).released, [tie('a', 'c', true)])
})

test('a word that is overtaken by a later one of the same list is not written', () => {
  const { ties, released } = settleTies([], [tie('a', 'b', true), tie('b', 'c', true), tie('c', 'a', false)])
  assert.deepEqual([ties, released], [[tie('a', 'b', true), tie('c', 'a', false)], []])
})

test('whatever is said in whatever order, nobody is ever bound to one he is apart from', () => {
  let state = 7
  const roll = (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % n
  }
  for (let round = 0; round < 200; round++) {
    const held = new Map<string, Tie>()
    for (let i = 0; i < 30; i++) {
      const said = Array.from({ length: 1 + roll(3) }, () => tie(`a${roll(8)}`, `a${roll(8)}`, roll(2) === 0))
      const { ties, released } = settleTies([...held.values()], said)
      const key = ({ id, other }: Tie) => [id, other].sort().join(' ')
      for (const one of released) held.delete(key(one))
      for (const one of ties) held.set(key(one), one)
      const all = openTies()
      for (const one of held.values()) all.tie(one)
      for (const one of held.values())
        if (!one.together) assert.ok(!all.bound(one.id).has(one.other), `round ${round}: ${JSON.stringify([...held.values()])}`)
      const last = said.findLast((one) => one.id !== one.other)
      if (last) assert.equal(held.get(key(last))?.together, last.together, 'the last word holds')
    }
  }
})
