import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrange, type Piece } from './arrange.ts'

/** One telling of length 1 over a few terms. */
const piece = (terms: Record<number, number>, language: string | null = 'en'): Piece => {
  const numbers = Object.keys(terms).map(Number)
  const length = Math.hypot(...Object.values(terms))
  const vector = { terms: Uint32Array.from(numbers), weights: Float32Array.from(numbers, (term) => (terms[term] as number) / length) }
  return { n: 1, square: 1, at: Number.NaN, days: 0, length: 0, vector, language }
}
const judge = (a: Piece | { n: number }, b: { n: number }, dot: number) => dot / (a.n * b.n) - 0.5
const flood = [piece({ 1: 1, 2: 1, 3: 1 }), piece({ 1: 1, 2: 1, 4: 1 }), piece({ 1: 1, 2: 1, 3: 1, 4: 1 })]
const bank = [piece({ 7: 1, 8: 1, 9: 1 }), piece({ 7: 1, 8: 1, 5: 1 })]

test('what is alike on average stands together, whatever order it comes in', () => {
  assert.deepEqual(arrange([...flood, ...bank], { judge }), [0, 0, 0, 3, 3])
  assert.deepEqual(arrange([bank[1], flood[2], bank[0], flood[0], flood[1]] as Piece[], { judge }), [0, 1, 0, 1, 1])
})

test('what is kept apart stays so, through others too; what is tied together is one, however unlike', () => {
  const apart = (a: number, b: number) => (a === 0 && b === 2) || (a === 2 && b === 0)
  const parted = arrange([...flood, ...bank], { judge, isApart: apart })
  assert.notEqual(parted[0], parted[2])
  assert.deepEqual(arrange([flood[0], bank[0]] as Piece[], { judge, together: [[1, 0]] }), [0, 0])
})

test('one word in common, or another language, is not enough', () => {
  const generous = () => 1
  assert.deepEqual(arrange([piece({ 1: 1, 2: 1 }), piece({ 1: 1, 3: 1 })], { judge: generous }), [0, 1])
  assert.deepEqual(arrange([piece({ 1: 1, 2: 1 }), piece({ 1: 1, 2: 1 }, 'de')], { judge: generous }), [0, 1])
  assert.deepEqual(arrange([], { judge }), [])
})
