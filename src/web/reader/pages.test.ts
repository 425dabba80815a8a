import assert from 'node:assert/strict'
import { test } from 'node:test'
import { levelHeadings, paragraphs } from './article/body.ts'
import { readMark, writeMark } from './choose-list.ts'
import { ownLanguageFirst } from './own-language-first.ts'
import { hang } from './story/timeline.tsx'
import { othersIn, type ToldJson } from './told-by.ts'

test('headings of a body start at h2 and leap no level', () => {
  assert.equal(levelHeadings('<h4>a</h4><h2>b</h2><h4>c</h4><h4>d</h4><h3>e</h3>'), '<h2>a</h2><h2>b</h2><h3>c</h3><h4>d</h4><h3>e</h3>')
  assert.equal(levelHeadings('<p>x</p><hr><header>'), '<p>x</p><hr><header>')
  assert.deepEqual(paragraphs(' a \n\n b '), ['a', 'b'])
})

test('a mark in a list is read as it was written, and nonsense is none', () => {
  const mark = { at: new Date('2026-11-23T12:00:00.123Z'), id: 'a12345678' }
  assert.deepEqual(readMark(writeMark(mark)), mark)
  for (const text of [undefined, '', 'x', '-', 'zzzzzzzzzz-!', '%00-a']) assert.equal(readMark(text), undefined)
})

test('flags hang by time and never on each other', () => {
  const minute = 60_000
  const places = hang([0, 0, 1, 30 * minute, 120 * minute, 120 * minute])
  assert.equal(places[0]?.x, 0)
  assert.equal(places.at(-1)?.x, 991)
  assert.equal(new Set(places.map((place) => `${place.row} ${place.x}`)).size, places.length)
  assert.deepEqual(hang([5]), [{ x: 0, row: 0 }])
})

test('tellings in the reader’s language come first, otherwise in their order', () => {
  const list = [
    { language: 'it-IT', n: 1 },
    { language: 'en-US', n: 2 },
    { language: null, n: 3 },
    { language: 'en-GB', n: 4 },
  ]
  assert.deepEqual(
    ownLanguageFirst(list, 'en').map((one) => one.n),
    [2, 4, 1, 3],
  )
})

test('other tellings: one a title, its first, oldest first, without the title that is shown', () => {
  const told: ToldJson = [
    ['a3', 's', 'h', 'en', 3, 'x', 'X', null],
    ['a1', 's', 'h', 'en', 1, 'shown', 'S', null],
    ['a2', 's', 'h', 'en', 2, 'x', 'X', null],
    ['a0', 's', 'h', null, 0, 'y', 'Y', '#112233'],
  ]
  assert.deepEqual(
    othersIn(told, 'shown').map((one) => one.id),
    ['a0', 'a2'],
  )
  assert.deepEqual(othersIn(null, 'shown'), [])
})
