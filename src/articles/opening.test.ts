import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toBlocks } from './blocks.ts'
import { cutAtSentence, openingOf } from './opening.ts'

const of = (...paragraphs: string[]) => openingOf(toBlocks(paragraphs.map((text) => `<p>${text}</p>`).join('')))

test('an opening is the first two or three paragraphs', () => {
  assert.equal(of('One.', 'Two.', 'Three.', 'Four.'), 'One.\nTwo.\nThree.')
  assert.equal(of(), null)
})

test('it is at most 600 characters and ends with a sentence', () => {
  const sentence = 'The ferry ran aground on the bar at noon on Monday.'
  const opening = of(Array(30).fill(sentence).join(' '))!
  assert.ok(opening.length <= 600 && opening.endsWith('Monday.'), opening)
  assert.equal(
    of(Array(10).fill(sentence).join(' '), 'x'.repeat(300), 'Three.'),
    Array(10).fill(sentence).join(' '),
    'a paragraph of which no sentence fits is left',
  )
})

test('a sentence longer than all is cut at a word', () => {
  const opening = of('word '.repeat(500))!
  assert.ok(opening.length <= 600 && opening.endsWith('word…'), opening)
  assert.equal(cutAtSentence('東京で大雨が降った。次の文。', 12), '東京で大雨が降った。')
})
