import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Picture } from '../../furniture/picture.tsx'
import { factsBeside } from './share-columns.ts'

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
