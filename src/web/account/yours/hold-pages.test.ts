import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexPool } from '../../../edition/edition.ts'
import { noTaste } from '../../../readers/readers.ts'
import { segmentOf } from '../../joined.ts'
import type { Viewer } from '../../viewer/viewer.ts'
import { openHeldPages } from './hold-pages.ts'

const now = new Date('2026-11-24T08:00:00Z')
const pool = indexPool([])
const viewerOf = (reader: string | null, print: string, cookies?: string) =>
  ({ ...(reader && { session: { reader } }), taste: { print, read: () => noTaste }, cookies }) as unknown as Viewer

/** Asks in turn; tells how often a page was arranged. */
const arranging = () => {
  const held = openHeldPages()
  let made = 0
  return (viewer: Viewer, { of = pool, at = now } = {}) => {
    const { opening } = held.of({ viewer, pool: of, now: at }, () => ({ opening: segmentOf(`${++made}`), places: [] }))
    return { page: opening.plain.toString(), made }
  }
}

test('a page is arranged once, and again as soon as his taste, his device’s choices, the day or the pool is another', () => {
  const ask = arranging()
  const ada = viewerOf('ada', 'one')
  assert.equal(ask(ada).made, 1)
  assert.equal(ask(ada).made, 1)
  assert.equal(ask(viewerOf('ada', 'two')).made, 2)
  assert.equal(ask(viewerOf('ada', 'two', 'choices=GB..')).made, 3)
  assert.equal(ask(viewerOf('ada', 'two', 'choices=GB..'), { at: new Date('2026-11-25T08:00:00Z') }).made, 4)
  assert.equal(ask(viewerOf('ada', 'two', 'choices=GB..'), { of: indexPool([]), at: new Date('2026-11-25T08:00:00Z') }).made, 5)
})

test('who likes the same is not given another’s page, and a visitor’s is never held', () => {
  const ask = arranging()
  const pages = ['ada', 'ben', 'ada', 'ben'].map((reader) => ask(viewerOf(reader, 'one')).page)
  assert.deepEqual(pages, ['1', '2', '1', '2'])
  assert.equal(ask(viewerOf(null, 'one')).made, 3)
  assert.equal(ask(viewerOf(null, 'one')).made, 4)
})
