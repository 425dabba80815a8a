import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Copy, chooseOrigin } from './choose-origin.ts'

const copy = (id: string, minutes: number, wire: string | null = null, name = id): Copy => ({
  id,
  title: id,
  name,
  wire,
  byline: [],
  published: new Date(Date.UTC(2026, 10, 23, 12, minutes)),
})
const origin = (...copies: Copy[]) => chooseOrigin(copies)?.id

test('the agency’s own is the original, then the earliest that credits one, then the earliest', () => {
  assert.equal(origin(copy('a', 5, 'AP'), copy('b', 9, null, 'The Associated Press'), copy('c', 1)), 'b')
  assert.equal(origin(copy('a', 5, 'Concord Press'), copy('b', 9, null, 'Concord Press')), 'b')
  assert.equal(origin(copy('a', 5, 'AP'), copy('b', 3, 'AP'), copy('c', 1)), 'b')
  assert.equal(origin(copy('a', 5), copy('b', 3), copy('c', 1)), 'c')
  assert.equal(origin(copy('b', 5), copy('a', 5)), 'a')
  assert.equal(origin(), undefined)
})

test('a title that others name where the writers stand is the original', () => {
  assert.equal(origin({ ...copy('a', 1), byline: [{ name: 'Concord Press' }] }, copy('b', 5, null, 'Concord Press')), 'b')
  assert.equal(origin({ ...copy('a', 1), byline: [{ name: 'Jane Roe' }] }, copy('b', 5, null, 'Concord Press')), 'a')
})

test('a title that is called like another agency than the one credited is not the original', () => {
  assert.equal(origin(copy('a', 1, 'AFP'), copy('b', 0, null, 'The Associated Press')), 'a')
})
