import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unnamed } from './unnamed.ts'

const none = { title: ['m', 'e'], topic: [], desk: [], writer: [], word: [], story: [] }
const told = (words: string, shows = false) => unnamed([{ words }], { ...none, names: ['The Meridian', 'Tide (East)'], shows })[0]?.words

test('a reason that names a muted title says that it is one, and names any other', () => {
  for (const [words, shown] of [
    ['The Meridian has it high on its home page for two hours', 'A title that you muted has it high on its home page for two hours'],
    [
      'Moved up from 7 at 14:05 UTC: Tide (East) has placed it higher',
      'Moved up from 7 at 14:05 UTC: a title that you muted has placed it higher',
    ],
    ['The Meridian - UK has placed it lower', 'The Meridian - UK has placed it lower'],
    ['New The Meridian had it in its own feed', 'New The Meridian had it in its own feed'],
    ['Seven independent publishers tell it', 'Seven independent publishers tell it'],
  ] as const)
    assert.equal(told(words), shown)
  assert.equal(told('The Meridian had it in its own feed', true), 'The Meridian had it in its own feed', 'he asks to see it')
  assert.deepEqual(unnamed([{ words: 'Tide (East) has it' }], undefined), [{ words: 'Tide (East) has it' }])
})
