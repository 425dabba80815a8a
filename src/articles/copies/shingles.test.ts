import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marksOf, shingleBytes, shinglesIn, shinglesOf, wordsOf } from './shingles.ts'
import { copyLikeness, textLikeness } from './text-likeness.ts'

const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `word${from + at}`)
const likeness = (one: string[], other: string[]) => textLikeness(shinglesOf(one), shinglesOf(other))

test('words are those of the body, not of captions and cards, whatever the script', () => {
  assert.deepEqual(
    wordsOf(
      '<p>The Ferry, aground!</p><figure><img src="/a"><figcaption>Tugs</figcaption></figure><aside class="embed"><p>Post</p></aside><p>渡船 аварія</p>',
    ),
    ['the', 'ferry', 'aground', '渡', '船', 'аварія'],
  )
})

test('a text that was cut, begun otherwise or had paragraphs put in is a copy; another text is none', () => {
  const piece = words(400)
  assert.equal(likeness(piece, piece), 1)
  assert.equal(likeness(piece, piece.slice(0, 120)), 1)
  assert.ok(likeness(piece, [...words(60, 9000), ...piece.slice(0, 200)]) > 0.7)
  assert.ok(likeness(piece, [...piece.slice(0, 150), ...words(80, 9000), ...piece.slice(150)]) > 0.9)
  assert.equal(likeness(piece, words(400, 9000)), 0)
  // A statement of thirty words that both quote.
  assert.ok(likeness([...words(300, 5000), ...words(25)], [...words(300, 9000), ...words(25)]) < copyLikeness)
  assert.equal(likeness([...words(60, 5000), ...words(26)], [...words(60, 9000), ...words(26)]), 0)
})

test('short texts have no shingles, and a text as long as any has a bounded number', () => {
  assert.equal(shinglesOf(words(59)).length, 0)
  assert.equal(shinglesOf(words(60)).length, 56)
  assert.ok(shinglesOf(wordsOf(`<p>${'one two three four five six '.repeat(50_000)}</p>`)).length <= 6)
  assert.ok(wordsOf(`<p>${words(50_000).join(' ')}</p>`).length <= 5000)
})

test('what is stored is read back, and two texts choose the same marks of what they share', () => {
  const whole = shinglesOf(words(3000))
  assert.deepEqual(shinglesIn(shingleBytes(whole)), whole)
  const odd = Buffer.concat([Buffer.from([1]), shingleBytes(whole)]).subarray(1)
  assert.deepEqual(shinglesIn(odd), whole)
  const marks = new Set(marksOf(whole))
  const cut = marksOf(shinglesOf(words(500, 800)))
  assert.ok(cut.length > 25 && cut.length < 80, `${cut.length}`)
  assert.ok(cut.every((mark) => marks.has(mark)))
})
