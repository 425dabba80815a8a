import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MoveTold } from '../../../edition/edition.ts'
import type { StoryId } from '../../../stories/stories.ts'
import { byMinute } from './by-minute.ts'

const move = (story: string, at: string, from: number | null, to: number | null, words = story): MoveTold => ({
  page: 'front',
  storyId: story as StoryId,
  from,
  to,
  why: [{ code: 'x', words, weight: 1 }],
  at: new Date(`2030-05-04T${at}Z`),
})

test('a minute tells each story once, from where it stood before to where it stood after', () => {
  const told = byMinute([
    move('a', '10:01:50', 3, 1, 'last'),
    move('b', '10:01:40', 4, 9),
    move('a', '10:01:10', 7, 3, 'before'),
    move('a', '10:00:59', null, 7),
  ])
  assert.deepEqual(
    told.map(({ at, moves }) => [
      at.toISOString().slice(11, 16),
      moves.map(({ storyId, from, to, why }) => [storyId, from, to, why[0]?.words]),
    ]),
    [
      [
        '10:01',
        [
          ['a', 7, 1, 'last'],
          ['b', 4, 9, 'b'],
        ],
      ],
      ['10:00', [['a', null, 7, 'a']]],
    ],
  )
})

test('what came back, or came and left, within a minute has not moved; a minute of that alone is not told', () => {
  const told = byMinute([
    move('a', '10:01:50', 3, 7),
    move('c', '10:01:45', 12, null),
    move('a', '10:01:10', 7, 3),
    move('c', '10:01:05', null, 12),
  ])
  assert.deepEqual(told, [])
})
