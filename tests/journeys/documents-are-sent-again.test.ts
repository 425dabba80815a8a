import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { forgetOldDocuments, listDocuments, readHere, takeDocument, withdrawPushed } from '../../src/intake/intake.ts'
import { testDatabase } from '../town/database.ts'
import { joinFeeds, nobodyMinds } from '../town/join-feeds.ts'

const { db } = await testDatabase(nobodyMinds)
const start = new Date('2026-11-23T12:00:00Z')
const [title] = (await joinFeeds(db, ['https://one.example/feed'], start, 'again')) as [never]
const taking = { reading: await readHere(), addressOf: ({ id, slug }: { id: string; slug: string }) => `/news/${slug}-${id}` }
let minutes = 0
const next = () => new Date(start.getTime() + ++minutes * minute)
const ninjs = (pubstatus: string) =>
  Buffer.from(
    JSON.stringify({
      uri: 'tag:again.example,2026:1',
      standard: { name: 'ninjs', version: '2.2' },
      type: 'text',
      language: 'en',
      versioncreated: start.toISOString(),
      pubstatus,
      headlines: [{ role: 'main', value: 'Quillfeather stole the harbour money' }],
      bodies: [{ role: 'main', contenttype: 'text/html', value: '<p>The harbour board says that the money is gone.</p>' }],
    }),
  )
const send = async (pubstatus: string) => {
  const outcome = await takeDocument(db, { title, name: 'piece', bytes: ninjs(pubstatus), door: 'push' }, taking, next())
  return outcome?.items[0]?.became
}
const state = async () => (await sql<{ state: string }>`select state from articles`.execute(db)).rows[0]?.state

test('the same bytes count again where something else was told in between', async () => {
  assert.equal(await send('usable'), 'fresh')
  assert.equal(await send('usable'), 'fresh', 'answered as before')
  assert.equal(await send('withheld'), 'held')
  assert.equal(await state(), 'held')
  await send('usable')
  assert.equal(await state(), 'ready', 'released')
  assert.equal(await send('withheld'), 'held')
  assert.equal(await state(), 'held', 'who is told that it is held can rely on it')
  await send('usable')
})

test('a document about another one holds that, and one with mistakes in it too', async () => {
  const hold = async (text: string) => {
    const outcome = await takeDocument(db, { title, name: '', bytes: Buffer.from(text), door: 'push' }, taking, next())
    return outcome?.items.map(({ became }) => became)
  }
  const nitf = '<nitf><head><docdata management-doc-idref="tag:again.example,2026:1" management-idref-status="embargoed"/></head></nitf>'
  assert.deepEqual(await hold(nitf), ['held'])
  assert.equal(await state(), 'held')
  await send('usable')
  assert.equal(await state(), 'ready')
  const wrong = ninjs('witheld').toString().replace('"2.2"', '"2.2","more":1')
  assert.deepEqual(await hold(wrong), ['held'])
  assert.equal(await state(), 'held')
  await send('usable')
})

test('what became of documents names no piece that was taken back by its words', async () => {
  const list = () => listDocuments(db, { title, addressOf: taking.addressOf })
  const [before] = await list()
  assert.match(before?.outcome.items[0]?.address ?? '', /quillfeather/)
  await withdrawPushed(db, { title, guid: 'tag:again.example,2026:1' }, taking, next())
  assert.doesNotMatch(JSON.stringify(await list()), /quillfeather/i)
  const { rows } = await sql`select outcome from push_documents`.execute(db)
  assert.doesNotMatch(JSON.stringify(rows), /quillfeather/i)
  assert.equal(await send('usable'), 'withdrawn')
})

test('a sender who makes up pieces is bounded as a feed is, in however many documents', async () => {
  const [flooding] = (await joinFeeds(db, ['https://flood.example/feed'], start, 'flood')) as [never]
  const send = (n: number) => {
    const body = `<rss version="2.0"><channel><title>Flood</title><item><title>Piece ${n}</title><guid isPermaLink="false">flood-${n}</guid><description>Words.</description></item></channel></rss>`
    return takeDocument(db, { title: flooding, name: '', bytes: Buffer.from(body), door: 'push' }, taking, next())
  }
  const first = await send(1)
  assert.equal(first?.items[0]?.became, 'fresh')
  await sql`insert into articles (id, title_id, slug, headline, words, minutes, published_at, received_at, changed_at, search)
    select id || n, title_id, slug, headline, words, minutes, published_at, received_at, changed_at, '' from articles, generate_series(1, 9999) n where title_id = ${flooding}`.execute(
    db,
  )
  assert.equal((await send(2))?.items[0]?.became, 'refused')
})

test('what is kept of documents has a bound, and nothing is answered that was not kept', async () => {
  const [archive] = (await joinFeeds(db, ['https://archive.example/feed'], start, 'archive')) as [never]
  const items = Array.from(
    { length: 300 },
    (_, n) => `<item><title>Piece ${n}</title><guid isPermaLink="false">archive-${n}</guid><description>Words.</description></item>`,
  )
  const bytes = Buffer.from(`<rss version="2.0"><channel><title>Archive</title>${items.join('')}</channel></rss>`)
  const send = () => takeDocument(db, { title: archive, name: '', bytes, door: 'push' }, taking, next())
  assert.deepEqual([...new Set((await send())?.items.map(({ became }) => became))], ['fresh'])
  const [kept] = await listDocuments(db, { title: archive, addressOf: taking.addressOf })
  assert.equal(kept?.outcome.items.length, 200)
  assert.match(kept?.outcome.problems.at(-1)?.message ?? '', /^Of its 300 items/)
  const again = await send()
  assert.deepEqual([again?.items.length, [...new Set(again?.items.map(({ became }) => became))]], [300, ['same']])
  await sql`insert into push_documents (title_id, hash, name, door, bytes, received_at, outcome)
    select ${archive}, 'h' || n, '', 'push', 1, ${start}, '{"ok":true,"format":null,"items":[],"problems":[]}' from generate_series(1, 5010) n`.execute(
    db,
  )
  await forgetOldDocuments(db, next())
  const { rows } = await sql<{ n: number; newest: Date }>`
    select count(*)::int as n, max(received_at) as newest from push_documents where title_id = ${archive}`.execute(db)
  assert.equal(rows[0]?.n, 5000)
  assert.ok((rows[0]?.newest ?? start) > start, 'the newest stay')
})
