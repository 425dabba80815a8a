import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readingTime, spacedWords } from './reading-time.ts'

test('words and minutes follow the language', () => {
  assert.deepEqual(readingTime('', 'en'), { words: 0, minutes: 0 })
  assert.deepEqual(readingTime('One word more – or two.', 'en'), { words: 5, minutes: 1 })
  assert.deepEqual(readingTime('word '.repeat(476), 'en-GB'), { words: 476, minutes: 2 })
  assert.equal(readingTime('Wort '.repeat(476), 'de').minutes, 3)
})

test('scripts without spaces are counted by characters and cut into words', () => {
  const japanese = '東京で大雨が降った。'.repeat(100)
  const { words, minutes } = readingTime(japanese, 'ja')
  assert.ok(words > 300 && words < 900, `${words}`)
  assert.equal(minutes, Math.ceil(900 / 460))
  assert.deepEqual(spacedWords('東京で大雨', 'ja').split(' '), ['東京', 'で', '大雨'])
  assert.equal(spacedWords('No change', 'en'), 'No change')
})
