import assert from 'node:assert/strict'
import { test } from 'node:test'
import { obeyTies } from './obey-ties.ts'
import { openTies, type Tie } from './ties.ts'

type Story = { id: string; from: number; members: { id: string; at: number }[] }

/** Stories named by their tellings ('abc'), what was said, and how they stand afterwards. A story that somebody leaves becomes another object, as with the grouper. */
const obeyed = (told: string[], said: Tie[], looked = told.map((_, n) => n)) => {
  const stories = new Map<string, Story>(
    told.map((ids, n) => [`s${n}`, { id: `s${n}`, from: n, members: [...ids].map((id) => ({ id, at: n })) }]),
  )
  const ties = openTies()
  for (const tie of said) ties.tie(tie)
  const storyOf = (id: string) => [...stories.values()].find(({ members }) => members.some((member) => member.id === id))
  let opened = told.length
  obeyTies(
    ties,
    looked.map((n) => stories.get(`s${n}`) as Story),
    {
      storyOf,
      join(from, into) {
        stories.delete(from.id)
        into.members.push(...from.members)
      },
      move(id, into) {
        const from = storyOf(id) as Story
        stories.set(from.id, { ...from, members: from.members.filter((member) => member.id !== id) })
        const to = (into && stories.get(into.id)) ?? { id: `s${opened++}`, from: 0, members: [] }
        to.members.push({ id, at: 0 })
        stories.set(to.id, to)
        return to
      },
    },
  )
  const standing = [...stories.values()].map(
    ({ id, members }) =>
      `${id}: ${members
        .map((member) => member.id)
        .sort()
        .join('')}`,
  )
  return standing.filter((one) => !one.endsWith(': ')).sort()
}
const together = (id: string, other: string): Tie => ({ id, other, together: true })
const apart = (id: string, other: string): Tie => ({ id, other, together: false })

test('tellings that are tied together bring their stories together', () => {
  assert.deepEqual(obeyed(['abc', 'de', 'f'], [together('d', 'a')]), ['s0: abcde', 's2: f'])
})

test('where others are to be kept apart, only the tied go over, all of them', () => {
  assert.deepEqual(
    obeyed(['abcd', 'efgh'], [together('e', 'a'), together('f', 'a'), together('a', 'b'), together('c', 'a'), apart('g', 'd')]),
    ['s0: abcdef', 's1: gh'],
  )
})

test('who is parted from the others leaves, not they', () => {
  const said = [...'bcd'].map((other) => apart('a', other))
  assert.deepEqual(obeyed(['abcd'], said), ['s0: bcd', 's1: a'])
})

test('who is parted takes those along who are tied to him, and stands with them', () => {
  const said = [...'cde'].flatMap((other) => [apart('a', other), apart('b', other)])
  assert.deepEqual(obeyed(['abcde'], [together('a', 'b'), ...said]), ['s0: cde', 's1: ab'])
})

test('only one of two stories need be looked at; and of two apart, the one with fewer tied to him leaves', () => {
  assert.deepEqual(obeyed(['ab', 'cd'], [together('a', 'c'), apart('a', 'b')], [0]), ['s0: acd', 's2: b'])
})
