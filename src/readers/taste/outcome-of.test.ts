import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomeOf } from './outcome-of.ts'

const of = (share: number, seconds: number, more = {}) => outcomeOf({ share, seconds, words: 600, gated: false, ...more })

test('read to the end at a pace at which one can read is finished; jumped to the end is not', () => {
  assert.equal(of(0.95, 120), 'finished')
  assert.equal(of(1, 41), 'finished')
  assert.equal(of(1, 20), 'opened')
  assert.equal(of(1, 3, { words: 40 }), 'finished')
  assert.equal(of(1, 2, { words: 40 }), 'opened')
})

test('past the middle with the time that its words take is finished; a page left open at its head is not', () => {
  assert.equal(of(0.6, 150), 'finished')
  assert.equal(of(0.6, 149), 'opened')
  assert.equal(of(0.2, 7000), 'opened')
})

test('left at once and at the head is abandoned; never told, or a while with it, is not', () => {
  assert.equal(of(0.05, 4), 'abandoned')
  assert.equal(of(0.05, 10), 'opened')
  assert.equal(of(0.1, 4), 'opened')
  assert.equal(of(0, 0), 'opened')
})

test('who was shown the beginning only has neither finished nor abandoned the piece', () => {
  assert.equal(of(0.02, 3, { gated: true }), 'opened')
  assert.equal(of(1, 600, { gated: true }), 'opened')
})

test('a piece of unknown length is taken for one of four hundred words', () => {
  assert.equal(of(1, 27, { words: null }), 'finished')
  assert.equal(of(1, 26, { words: null }), 'opened')
})
