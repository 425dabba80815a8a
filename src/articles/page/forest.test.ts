import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plant } from './forest.ts'

describe('a forest', () => {
  it('adds up the leaves that a row falls on', () => {
    const ask = plant(
      {
        start: 0,
        trees: [
          ['length', 10, -1, ['links', 0.5, 2, -2]],
          ['links', 0.2, 1, 0],
        ],
      },
      ['links', 'length'],
    )
    const sure = (sum: number) => 1 / (1 + Math.exp(-sum))
    assert.equal(ask([0, 5]), sure(0))
    assert.equal(ask([0, 50]), sure(3))
    assert.equal(ask([0.9, 50]), sure(-2))
  })

  it('does not guess at a feature that rows do not have', () => {
    assert.throws(() => plant({ start: 0, trees: [['colour', 1, 0, 1]] }, ['length']), /colour/)
  })
})
