import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { smallEdition } from '../../tests/town/small-edition.ts'
import { hour, minute } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { everyPage, holdBack, pick, pin, unpick, unpin } from '../desk/desk.ts'
import { addReader } from '../readers/readers.ts'
import { leavePages, movesOn, setPage, setPages } from './edition.ts'
import { gatherCandidates } from './gather-candidates.ts'
import { openPageSetter } from './page-setter.ts'
import type { PageName } from './pages.ts'
import type { Reason } from './tables.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const language = 'en'
type Row = { story_id: string; article_id: string; reasons: Reason[]; line: string | null; score: number; set_at: Date }
const placesOf = async (db: Db, page: PageName) =>
  (
    await sql<Row>`select story_id, article_id, reasons, line, score, set_at from edition_places where page = ${page} order by place`.execute(
      db,
    )
  ).rows
const idsOn = async (db: Db, page: PageName) => (await placesOf(db, page)).map((row) => row.story_id)
const why = async (db: Db, page: PageName, story: string) =>
  (await placesOf(db, page)).find((row) => row.story_id === story)?.reasons.map((reason) => reason.words) ?? []

test('titles of one owner, an agency’s text, and copies count once; what is told in own words counts', async () => {
  const { db } = await testDatabase()
  await smallEdition(
    db,
    [
      { id: 'owned', tellings: [{ title: 'ana' }, { title: 'ana-west' }, { title: 'ana-east' }] },
      {
        id: 'wire',
        tellings: [
          { title: 'bo', wire: 'Reuters' },
          { title: 'cy', wire: 'Reuters' },
          { title: 'di', wire: 'AP' },
        ],
      },
      { id: 'copied', tellings: [{ title: 'bo' }, { title: 'cy', copyOf: 'bo' }, { title: 'di', copyOf: 'bo' }] },
      { id: 'own', tellings: [{ title: 'ana' }, { title: 'bo' }, { title: 'cy' }] },
    ],
    now,
    { owners: { ana: 'The Ana Trust', 'ana-west': 'the ana trust', 'ana-east': 'The Ana Trust' } },
  )
  const found = await gatherCandidates(db, { page: 'front', language }, now)
  assert.deepEqual(Object.fromEntries(found.map((one) => [one.storyId, one.publishers])), { owned: 1, wire: 2, copied: 1, own: 3 })
  assert.deepEqual(Object.fromEntries(found.map((one) => [one.storyId, one.titles])), { owned: 3, wire: 3, copied: 3, own: 3 })
})

test('a place in a feed counts only where an editor made its order; a home page’s place counts while it is held, and less afterwards', async () => {
  const { db } = await testDatabase()
  await smallEdition(
    db,
    ['one', 'two', 'three', 'four'].map((id) => ({ id, tellings: [{ title: 'ana' }, { title: 'bo' }] })),
    now,
  )
  const inFeed = (story: string, title: string, latest: number) =>
    sql`insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, first_seen_at, seen_at, top_ms)
      values (${`f-${title}`}, ${`${story}-${title}`}, ${latest}, ${latest}, 11, true, ${now}, ${now}, ${7 * hour})`.execute(db)
  for (const title of ['ana', 'bo']) await inFeed('one', title, 0)
  await sql`insert into feed_orders (feed_id, by_time, pairs, delivered_at) values ('f-ana', 1, 50, ${now})`.execute(db)
  const prominence = async (at = now) =>
    Object.fromEntries((await gatherCandidates(db, { page: 'front', language }, at)).map((one) => [one.storyId, one.prominence]))
  assert.equal((await prominence()).one, 0, 'one feed goes by time, of the other nothing is known')
  await sql`insert into feed_orders (feed_id, by_time, pairs, delivered_at) values ('f-bo', 0.6, 50, ${now})`.execute(db)
  assert.ok(Math.abs(((await prominence()).one ?? 0) - 0.64) < 0.001)
  const onHome = (story: string, left: Date | null) =>
    sql`insert into home_places (title_id, article_id, best, latest, of, links, prominence, first_seen_at, seen_at, left_at, top_ms)
      values ('ana', ${`${story}-ana`}, 0, 0, 30, 2, 1, ${now}, ${now}, ${left}, ${3 * hour})`.execute(db)
  await onHome('two', null)
  await onHome('three', later(-2 * hour))
  const seen = await prominence()
  assert.equal(seen.two, 1)
  assert.ok((seen.three ?? 0) < 0.1 && (seen.three ?? 0) > 0)
  await setPages(db, { language }, now)
  assert.deepEqual((await idsOn(db, 'front'))[0], 'two')
  assert.ok(
    (await why(db, 'front', 'two')).includes('The ana has it at the top of its home page, and has had it near the top for three hours'),
  )
})

test('pages are written with their reasons, left alone while they say the same, and moves are kept and told', async () => {
  const { db } = await testDatabase()
  const tellers = ['ana', 'bo', 'cy', 'di', 'ed', 'flo', 'gus']
  const told = (id: string, many: number, hours = 1) => ({ id, tellings: tellers.slice(0, many).map((title) => ({ title, hours })) })
  await smallEdition(db, [told('a', 5), told('b', 4), told('c', 2)], now)
  assert.deepEqual(await setPages(db, { language }, now), ['front', 'country:AU', 'desk:world'])
  assert.deepEqual(await idsOn(db, 'front'), ['a', 'b', 'c'])
  assert.deepEqual(await movesOn(db, { page: 'front' }, later(-hour)), [], 'the first setting moves nothing')
  assert.deepEqual(await setPages(db, { language }, later(5 * minute)), [])
  await smallEdition(db, [told('c', 7)], now)
  assert.deepEqual(await setPages(db, { language }, later(6 * minute)), ['front', 'country:AU', 'desk:world'])
  assert.deepEqual(await idsOn(db, 'front'), ['c', 'a', 'b'])
  const [move] = await movesOn(db, { page: 'front' }, later(-hour))
  assert.deepEqual([move?.storyId, move?.from, move?.to, move?.why[0]?.words], ['c', 2, 0, 'five more publishers tell it'])
  assert.ok((await why(db, 'front', 'c')).includes('Moved up from 3 at 12:06 UTC: five more publishers tell it'))
  assert.deepEqual(await setPages(db, { language }, later(7 * minute)), [])
  const [before] = await placesOf(db, 'front')
  await setPages(db, { language }, later(hour))
  assert.ok((before?.score ?? 0) > ((await placesOf(db, 'front'))[0]?.score ?? 9), 'weights fade, and are written again')
  await setPages(db, { language }, later(13 * hour))
  assert.ok(!(await why(db, 'front', 'c')).some((words) => words.startsWith('Moved')), 'a move of this morning is no news tonight')
})

test('two processes that set the pages at once write each once, and tell each move once', async () => {
  const { db } = await testDatabase()
  const told = (id: string, titles: string[]) => ({ id, tellings: titles.map((title) => ({ title, hours: 1 })) })
  await smallEdition(db, [told('a', ['ana', 'bo', 'cy']), told('b', ['ana', 'bo'])], now)
  const both = async (at: Date) => {
    await Promise.all([setPages(db, { language }, at), setPages(db, { language }, new Date(at.getTime() + 1))])
    return idsOn(db, 'front')
  }
  assert.deepEqual(await both(now), ['a', 'b'])
  await smallEdition(db, [told('b', ['ana', 'bo', 'cy', 'di', 'ed', 'flo'])], now)
  assert.deepEqual(await both(later(minute)), ['b', 'a'])
  assert.deepEqual(
    (await movesOn(db, { page: 'front' }, later(-hour))).map(({ storyId, from, to }) => [storyId, from, to]),
    [['b', 1, 0]],
  )
})

test('a story that was joined keeps its place as the one it was joined to', async () => {
  const { db } = await testDatabase()
  await smallEdition(
    db,
    [
      { id: 'a', tellings: [{ title: 'ana' }, { title: 'bo' }] },
      { id: 'b', tellings: [{ title: 'cy' }] },
    ],
    now,
  )
  await setPage(db, { page: 'front', language }, now)
  await sql`update story_articles set story_id = 'a' where story_id = 'b'`.execute(db)
  await sql`update stories set joined_into = 'a' where id = 'b'`.execute(db)
  await setPage(db, { page: 'front', language }, later(minute))
  assert.deepEqual(await idsOn(db, 'front'), ['a'])
})

test('pins and hold-backs of the desk are obeyed on their page and told; they end', async () => {
  const { db } = await testDatabase()
  const { story } = await smallEdition(
    db,
    ['a', 'b', 'c', 'd'].map((id, n) => ({ id, tellings: ['ana', 'bo', 'cy', 'di'].slice(n).map((title) => ({ title })) })),
    now,
  )
  const by = { reader: (await addReader(db, { mail: 'ed@post.example' }, now)).reader, name: 'Ed' }
  await setPages(db, { language }, now)
  await pin(db, { page: 'front', story: story('d'), place: 0, until: later(2 * hour), by }, now)
  await holdBack(db, { page: 'front', story: story('a'), until: later(2 * hour), by }, now)
  await setPages(db, { language }, later(minute))
  assert.deepEqual(await idsOn(db, 'front'), ['d', 'b', 'c'])
  assert.deepEqual(await idsOn(db, 'desk:world'), ['a', 'b', 'c', 'd'])
  assert.deepEqual((await why(db, 'front', 'd')).slice(0, 1), ['An editor pinned it to this place'])
  assert.ok((await why(db, 'front', 'd')).includes('Moved up from 4 at 12:01 UTC: an editor pinned it'))
  const codes = (await movesOn(db, { page: 'front' }, now)).map((move) => [move.storyId, move.to, move.why[0]?.code])
  assert.deepEqual(codes, [
    ['d', 0, 'pinned'],
    ['a', null, 'held-back'],
  ])
  await unpin(db, { page: 'front', story: story('a'), by }, later(2 * minute))
  await setPages(db, { language }, later(3 * minute))
  assert.deepEqual(await idsOn(db, 'front'), ['d', 'a', 'b', 'c'])
  await setPages(db, { language }, later(3 * hour))
  assert.deepEqual(await idsOn(db, 'front'), ['a', 'b', 'c', 'd'])
  // From every page: sections that nothing else happened to, and shelves, too.
  await pick(db, { shelf: 'our-picks', story: story('b'), by }, later(3 * hour))
  await holdBack(db, { page: everyPage, story: story('b'), until: later(5 * hour), by }, later(3 * hour))
  await setPages(db, { language, changedSince: later(3 * hour) }, later(3 * hour + minute))
  for (const page of ['front', 'desk:world'] as const) assert.deepEqual(await idsOn(db, page), ['a', 'c', 'd'], page)
  assert.deepEqual(await idsOn(db, 'our-picks'), [])
  await setPages(db, { language }, later(5 * hour))
  assert.deepEqual(await idsOn(db, 'our-picks'), ['b'])
})

test('a pin brings a story to the page that would not stand there by itself', async () => {
  const { db } = await testDatabase()
  const { story } = await smallEdition(
    db,
    [
      { id: 'a', tellings: [{ title: 'ana' }] },
      { id: 'old', tellings: [{ title: 'bo', hours: 200 }] },
    ],
    now,
  )
  await setPage(db, { page: 'front', language }, now)
  assert.deepEqual(await idsOn(db, 'front'), ['a'])
  const by = { reader: (await addReader(db, { mail: 'ed@post.example' }, now)).reader, name: 'Ed' }
  await pin(db, { page: 'front', story: story('old'), place: 0, until: later(hour), by }, now)
  await setPage(db, { page: 'front', language }, later(minute))
  assert.deepEqual(await idsOn(db, 'front'), ['old', 'a'])
})

test('shelves are pages of their own in the editors’ order, with the line; they begin, end and are emptied on time', async () => {
  const { db } = await testDatabase()
  const { story, article } = await smallEdition(
    db,
    [
      { id: 'a', tellings: [{ title: 'ana' }, { title: 'bo' }] },
      { id: 'b', tellings: [{ title: 'cy' }] },
    ],
    now,
  )
  const by = { reader: (await addReader(db, { mail: 'ed@post.example' }, now)).reader, name: 'Ed' }
  const first = await pick(db, { shelf: 'our-picks', article: article('a', 'bo'), line: 'The best of the two.', by }, now)
  await pick(db, { shelf: 'our-picks', story: story('b'), from: later(hour), until: later(2 * hour), by }, now)
  let changes = 0
  const pages = openPageSetter(db, { language, pause: 5000, changed: () => changes++ })
  await pages.set(now)
  const [shown] = await placesOf(db, 'our-picks')
  assert.deepEqual(
    [shown?.story_id, shown?.article_id, shown?.line, shown?.reasons],
    ['a', 'a-bo', 'The best of the two.', [{ code: 'pick', words: 'An editor picked it at the desk', weight: 0 }]],
  )
  assert.deepEqual(await idsOn(db, 'good-news'), [])
  await pages.setIfDue(later(30 * minute))
  assert.equal(changes, 1)
  await pages.setIfDue(later(hour))
  assert.equal(changes, 2, 'a pick whose time has come is set although nobody said anything')
  assert.deepEqual(await idsOn(db, 'our-picks'), ['a', 'b'])
  await pages.setIfDue(later(2 * hour))
  assert.deepEqual(await idsOn(db, 'our-picks'), ['a'])
  await leavePages(db, [article('a', 'bo')])
  assert.deepEqual(await idsOn(db, 'our-picks'), [])
  await unpick(db, { pick: first, by }, later(2 * hour))
  await pages.set(later(2 * hour + minute))
  assert.deepEqual(await idsOn(db, 'our-picks'), [])
})

test('the same news and decisions give the same pages, whatever the order in which they came', async () => {
  const stories = Array.from({ length: 12 }, (_, n) => ({
    id: `s${n}`,
    desk: ['world', 'sport', 'culture'][n % 3] as string,
    tellings: ['ana', 'bo', 'cy', 'di'].slice(0, 1 + (n % 4)).map((title) => ({ title, hours: n })),
  }))
  const set = async (list: typeof stories) => {
    const { db } = await testDatabase()
    await smallEdition(db, list, now)
    for (const at of [now, later(hour), later(3 * hour)]) await setPages(db, { language }, at)
    return placesOf(db, 'front')
  }
  assert.deepEqual(await set(stories), await set(stories.toReversed()))
})
