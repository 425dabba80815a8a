import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameGroups } from './name-groups.ts'

const named = (groups: string[], stood: Record<string, string>) => {
  let opened = 0
  const stories = new Map(Object.keys(stood).map((id, n) => [id, { id, from: n }]))
  const storyOf = (id: string) => stories.get(Object.keys(stood).find((story) => stood[story]?.includes(id)) ?? '')
  return nameGroups(
    groups.map((ids) => [...ids].map((id) => ({ id, at: 0 }))),
    { storyOf, name: () => `new${++opened}` },
  )
}

test('a story lives on where most of it is, and a part that leaves is named anew', () => {
  assert.deepEqual(named(['ab', 'cde'], { s: 'abcde' }), ['new1', 's'])
})

test('of two stories in one group the larger share names it, then the older', () => {
  assert.deepEqual(named(['abcde'], { s: 'ab', t: 'cde' }), ['t'])
  assert.deepEqual(named(['abcd'], { s: 'ab', t: 'cd' }), ['s'])
})

test('a story that lost its group to a larger one may live on in another', () => {
  assert.deepEqual(named(['abcdx', 'yz'], { s: 'abcd', t: 'xyz' }), ['s', 't'])
})
