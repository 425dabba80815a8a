import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../../tests/town/database.ts'
import { sql } from '../../../base/database.ts'
import { chooseHits } from './choose-hits.ts'
import type { Query } from './read-query.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const ask = (q: string, more: Partial<Query> = {}) => chooseHits(db, { q, from: '', to: '', title: '', page: 1, ...more }, now)
const found = async (q: string, more: Partial<Query> = {}) => (await ask(q, more)).ids

const write = (id: string, hoursAgo: number, words: string, { title = 'elbbote', state = 'ready' } = {}) =>
  sql`
  insert into articles (id, title_id, slug, headline, published_at, received_at, changed_at, state, search)
  values (${id}, ${title}, 'x', ${words}, ${new Date(now.getTime() - hoursAgo * 3_600_000)}, ${now}, ${now}, ${state}, to_tsvector('english', ${words}))`.execute(
    db,
  )

before(async () => {
  await sql`insert into publishers (id, name) values ('p', 'P')`.execute(db)
  await sql`insert into titles (id, publisher_id, name, joined_at) values ('elbbote', 'p', 'Elbbote', ${now}), ('corvane-times', 'p', 'Corvane Times', ${now})`.execute(
    db,
  )
  // One piece in each slice of time, and some on the edges.
  for (const [i, hours] of [0, 1, 1.99, 2.01, 23.99, 24 * 3.95, 100, 24 * 8.01, 24 * 59.95, 24 * 59.97, 24 * 300, 24 * 900].entries())
    await write(`a${String(i).padStart(2, '0')}`, hours, 'the harbour pilots strike')
  for (let i = 0; i < 30; i++)
    await write(`b${String(i).padStart(2, '0')}`, 50 + i, `rates cut number ${i}`, { title: i % 2 ? 'elbbote' : 'corvane-times' })
  await write('c0', 5, 'withdrawn harbour', { state: 'withdrawn' })
  await write('d0', 6, 'the pilots of the harbour')
})

test('pieces of every age are found once, newest first', async () => {
  assert.deepEqual(await found('pilot strikes'), ['a00', 'a01', 'a02', 'a03', 'a04', 'a05', 'a06', 'a07', 'a08', 'a09', 'a10', 'a11'])
  assert.deepEqual(await found('withdrawn'), [])
})

test('a page holds twenty and tells whether there is another, which goes on where it ended', async () => {
  const first = await ask('rates')
  const second = await ask('rates', { page: 2 })
  assert.deepEqual(
    [...first.ids, ...second.ids],
    Array.from({ length: 30 }, (_, i) => `b${String(i).padStart(2, '0')}`),
  )
  assert.deepEqual([first.more, second.more], [true, false])
})

test('days and title narrow a search', async () => {
  assert.deepEqual(await found('harbour', { from: '2026-11-19', to: '2026-11-19' }), ['a05', 'a06'])
  assert.deepEqual(await found('harbour', { to: '2025-11-01' }), ['a11'])
  const { ids, title } = await ask('rates', { title: 'corvane-times' })
  assert.equal(ids.length, 15)
  assert.equal(title?.name, 'Corvane Times')
  assert.deepEqual(await found('strike', { title: 'elbbote' }), await found('strike'))
  assert.deepEqual(await found('strike', { title: "x' | 'strike" }), [])
})

test('phrases, exclusions and alternatives mean what they say', async () => {
  assert.equal((await found('"harbour pilots"')).length, 12)
  assert.deepEqual(await found('"pilots of the harbour"'), ['d0'])
  assert.deepEqual(await found('harbour -strike'), ['d0'])
  assert.deepEqual(await found('harbour -"harbour pilots"'), ['d0'])
  assert.deepEqual((await found('"harbour pilots" or "pilots of"')).length, 13)
  assert.deepEqual(await found('-strike -rates'), ['d0'])
})

test('without a word nothing is found, and it is said why', async () => {
  const { ids, wordless } = await ask('!!! --- "')
  assert.deepEqual({ ids, wordless }, { ids: [], wordless: true })
})
