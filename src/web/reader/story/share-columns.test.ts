import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Picture } from '../../furniture/picture.tsx'
import { columnsOf, factsBeside } from './share-columns.ts'

const bare = { picture: null }
const pictured = { picture: {} as Picture }

test('facts of a story stand in its shorter column', () => {
  const left = { hasPicture: true, quotes: 4 }
  assert.ok(factsBeside(left, [pictured, bare]))
  assert.ok(factsBeside(left, [bare, pictured, pictured, bare]))
  assert.ok(!factsBeside(left, [bare, pictured, pictured, bare, pictured, pictured]))
  assert.ok(!factsBeside({ hasPicture: false, quotes: 0 }, [bare, bare, bare, bare]))
  assert.ok(!factsBeside(left, []), 'with nothing beside it there is one column')
})

test('tellings beside stand in two columns in turn', () => {
  assert.deepEqual(columnsOf([1, 2, 3, 4, 5]), [
    [1, 3, 5],
    [2, 4],
  ])
  assert.deepEqual([columnsOf([1]), columnsOf([])], [[[1]], []])
})
