import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slicesOf } from './slices.ts'

const at = (text: string) => Date.parse(text)

test('slices follow upon each other without gap or overlap, the latest first, back to the beginning', () => {
  const slices = slicesOf(0, at('2026-11-23T12:34:00Z'))
  assert.equal(slices[0]?.until.toISOString(), '2026-11-23T12:34:00.000Z')
  assert.equal(slices.at(-1)?.since.getTime(), 0)
  for (const [i, slice] of slices.entries()) {
    assert.ok(slice.since < slice.until)
    if (i > 0) assert.equal(slice.until.getTime(), slices[i - 1]?.since.getTime())
  }
})

test('the marks of a slice are of every hour that it touches', () => {
  const [first] = slicesOf(0, at('2026-11-23T12:34:00Z'))
  const hour = at('2026-11-23T09:00:00Z') / 3_600_000
  assert.equal(first?.marks, `('~h${hour}'|'~h${hour + 1}'|'~h${hour + 2}'|'~h${hour + 3}')`)
  assert.equal(slicesOf(0, at('2026-11-23T12:00:00Z'))[0]?.marks.split('|').length, 3)
})

test('a span of days makes no slice outside of it, and a span turned round makes none', () => {
  const slices = slicesOf(at('2026-11-20T00:00:00Z'), at('2026-11-22T00:00:00Z'))
  assert.equal(slices.at(-1)?.since.toISOString(), '2026-11-20T00:00:00.000Z')
  assert.ok(slices.every(({ marks }) => marks !== ''))
  assert.deepEqual(slicesOf(at('2026-11-22T00:00:00Z'), at('2026-11-20T00:00:00Z')), [])
})

test("a title's slices are all marked with it, and quotes in its id stay inside the mark", () => {
  for (const { marks } of slicesOf(0, at('2026-11-23T12:34:00Z'), "o'hara")) assert.match(marks, /^\(?'~to''hara/)
})
