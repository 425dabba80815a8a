import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differ } from './differ.ts'

const lists = (runs: ReturnType<typeof differ<string>>) => ({
  one: runs.filter(({ kind }) => kind !== 'new').flatMap(({ parts }) => parts),
  other: runs.filter(({ kind }) => kind !== 'gone').flatMap(({ parts }) => parts),
  same: runs.filter(({ kind }) => kind === 'same').flatMap(({ parts }) => parts).length,
})
const says = (one: string, other: string) =>
  differ(one.split(' '), other.split(' '))
    .map(({ kind, parts }) => ({ same: '', gone: '-', new: '+' })[kind] + parts.join(' '))
    .join(' | ')

test('what was changed is told, and no more', () => {
  assert.equal(says('the bridge is long', 'the bridge is long'), 'the bridge is long')
  assert.equal(says('the bridge is 1.8 km long', 'the bridge is 1.3 km long'), 'the bridge is | -1.8 | +1.3 | km long')
  assert.equal(says('a b c', 'b c d'), '-a | b c | +d')
  assert.equal(says('a', 'b'), '-a | +b')
  assert.deepEqual(differ([], ['a']), [{ kind: 'new', parts: ['a'] }])
  assert.deepEqual(differ(['a'], []), [{ kind: 'gone', parts: ['a'] }])
  assert.deepEqual(differ([], []), [])
})

test('both lists can be read from the runs, and as much as can be is the same', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const longest = (a: string[], b: string[]) => {
    const row = Array.from({ length: b.length + 1 }, () => 0)
    for (const one of a) {
      let corner = 0
      for (let j = 1; j <= b.length; j++) {
        const above = row[j] as number
        row[j] = one === b[j - 1] ? corner + 1 : Math.max(above, row[j - 1] as number)
        corner = above
      }
    }
    return row.at(-1)
  }
  for (let round = 0; round < 300; round++) {
    const list = () => Array.from({ length: Math.floor(random() * 12) }, () => 'abc'[Math.floor(random() * 3)] as string)
    const [one, other] = [list(), list()]
    const told = lists(differ(one, other))
    assert.deepEqual([told.one, told.other], [one, other])
    assert.equal(told.same, longest(one, other), `${one} ${other}`)
  }
})

test('lists that have nothing in common are told as exchanged, in bounded time', () => {
  const long = (word: string) => Array.from({ length: 100_000 }, (_, i) => `${word}${i}`)
  const began = performance.now()
  assert.deepEqual(
    differ(long('a'), long('b')).map(({ kind, parts }) => [kind, parts.length]),
    [
      ['gone', 100_000],
      ['new', 100_000],
    ],
  )
  assert.ok(performance.now() - began < 1000)
})
