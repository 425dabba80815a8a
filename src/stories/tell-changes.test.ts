import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HeldStories } from './held-stories.ts'
import { tellChanges } from './tell-changes.ts'

/** What is told when tellings that stood in `before` stand in `now`. */
const told = (before: Record<string, string>, now: Record<string, string>, opened: string[] = []) => {
  const stories = new Map(Object.keys(now).map((id) => [id, { id }]))
  const storyOf = new Map(Object.entries(now).flatMap(([story, ids]) => [...ids].map((id) => [id, stories.get(story)] as const)))
  const rename = (from: string, to: string) => {
    const story = stories.get(from) as { id: string }
    stories.delete(from)
    story.id = to
    stories.set(to, story)
  }
  const stood = new Map(Object.entries(before).flatMap(([story, ids]) => [...ids].map((id) => [id, story] as const)))
  return tellChanges(stood, new Set(opened), { stories, storyOf, rename } as unknown as HeldStories)
}

test('a story that is no more has been joined; who did not go with the most of it has moved', () => {
  assert.deepEqual(told({ s: 'abc' }, { t: 'abx', u: 'cy' }), {
    joins: [{ from: 's', into: 't' }],
    moves: [{ id: 'c', from: 't', into: 'u', fresh: false }],
  })
})

test('who came back has not moved; the first to go to a new story opens it', () => {
  assert.deepEqual(told({ s: 'abc' }, { s: 'a', n: 'bc' }, ['n']), {
    joins: [],
    moves: [
      { id: 'b', from: 's', into: 'n', fresh: true },
      { id: 'c', from: 's', into: 'n', fresh: false },
    ],
  })
})

test('a story that went over whole into a new one keeps its name', () => {
  assert.deepEqual(told({ s: 'ab', t: 'c' }, { n: 'abc' }, ['n']), { joins: [{ from: 't', into: 's' }], moves: [] })
})
