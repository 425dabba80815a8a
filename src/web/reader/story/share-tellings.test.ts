import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareTellings } from './share-tellings.ts'

const share = (n: number) => {
  const { beside, under, across } = shareTellings(Array.from({ length: n }, (_, i) => i))
  assert.deepEqual(
    [...beside, ...under],
    Array.from({ length: n }, (_, i) => i),
    'each once, in order',
  )
  return [beside.length, under.length, across]
}

test('a few tellings stand beside the leading one, many under it, and no line under it holds a single one if it can be helped', () => {
  assert.deepEqual(
    [share(1), share(6)].map(([beside, under]) => [beside, under]),
    [
      [1, 0],
      [6, 0],
    ],
  )
  assert.deepEqual(share(7), [4, 3, 3])
  assert.deepEqual(share(8), [4, 4, 4])
  assert.deepEqual(share(9), [4, 5, 3])
  assert.deepEqual(share(10), [4, 6, 3])
  assert.deepEqual(share(11), [4, 7, 4])
  for (let n = 7; n < 80; n++) {
    const [, under, across] = share(n) as [number, number, number]
    assert.ok(under % across !== 1 || (under % 3 === 1 && under % 4 === 1), `${n}`)
  }
})
