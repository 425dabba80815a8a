import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { prepareItem, receive } from '../../articles/articles.ts'
import { day, hour, minute } from '../../base/clock.ts'
import { sql } from '../../base/database.ts'
import { openNetwork } from '../../base/fetching.ts'
import { openRobots } from '../../base/robots.ts'
import { joinTitles, type TitleId } from '../../titles/titles.ts'
import { readHomesHere } from './home-reading.ts'
import { homeSentence, homeStates } from './home-states.ts'
import { lookAtHomes } from './look-at-homes.ts'

const { db } = await testDatabase()
const one = 'one' as TitleId
const start = new Date('2026-11-23T08:00:00Z')
type Page = { status?: number; body?: string; headers?: Record<string, string> }
let pages: Record<string, Page> = {}
let asked: { path: string; agent: string; etag: string | undefined }[] = []
const server = createServer((request, response) => {
  const path = request.url ?? '/'
  asked.push({ path, agent: String(request.headers['user-agent']), etag: request.headers['if-none-match'] })
  const { status = 200, body = '', headers = {} } = pages[path] ?? { status: 404 }
  const same = headers.etag !== undefined && request.headers['if-none-match'] === headers.etag
  response.writeHead(same ? 304 : status, { 'content-type': 'text/html', ...headers }).end(same ? undefined : body)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const network = openNetwork({ allow: ['127.0.0.1'] })
const reading = await readHomesHere()
after(async () => {
  await network.close()
  server.close()
})

const piece = (n: number) => `<article><h2><a href="/2026/11/piece-number-${n}">Piece number ${n} of the day</a></h2></article>`
const home = (...order: number[]) => `<!doctype html><title>One</title><main>${order.map(piece).join('')}</main>`
let now = start
const look = async (ms = 0) => {
  now = new Date(now.getTime() + ms)
  asked = []
  return lookAtHomes(db, { network, robots: openRobots(network), reading, pause: 0 }, () => now)
}
const row = () => db.selectFrom('home_calls').selectAll().where('title_id', '=', one).executeTakeFirstOrThrow()
const paths = () => asked.map(({ path }) => path)
const due = () => sql`update home_calls set next_call_at = ${now}`.execute(db)
const headlines = async () => {
  const { rows } = await sql<{ headline: string }>`
    select a.headline from home_places p join articles a on a.id = p.article_id where p.left_at is null order by p.latest`.execute(db)
  return rows.map(({ headline }) => headline.split(' ')[2]).join('')
}

before(async () => {
  await joinTitles(
    db,
    [{ id: 'one', name: 'The One', publisher: 'One Press', kind: 'daily', home: `${here}/home`, feeds: [{ address: `${here}/rss` }] }],
    start,
  )
})
beforeEach(() => {
  pages = { '/home': { body: home(1, 2, 3), headers: { etag: '"a"' } } }
})

test('no home page is looked at of a title of which nothing late is here', async () => {
  assert.equal((await look()).called, 0)
  const { id: feedId } = await db.selectFrom('feeds').select('id').executeTakeFirstOrThrow()
  const items = [1, 2, 3].map((n) =>
    prepareItem(
      {
        title: `Piece number ${n} of the day`,
        link: `${here}/2026/11/piece-number-${n}`,
        authors: [],
        categories: [],
        media: [],
        published: start,
      },
      { titleId: one, titleLanguage: 'en', feedAddress: `${here}/rss` },
    ),
  )
  await receive(db, { titleId: one, feedId, isMain: true, feedLength: 3, items }, start)
})

test('robots.txt and TDMRep are asked first, then the page, by name, once; what stands where is kept', async () => {
  assert.deepEqual(await look(), { called: 1, read: 1, closed: 0, failed: 0 })
  assert.deepEqual(paths(), ['/robots.txt', '/.well-known/tdmrep.json', '/home'])
  assert.match(asked.at(-1)?.agent ?? '', /^Masthead\//)
  assert.equal(await headlines(), '123')
  assert.equal((await look(14 * minute)).called, 0)
  assert.match(
    homeSentence((await homeStates(db, [one])).get(one), now),
    /^Its home page was last read 14 min ago: 3 pieces of 3 on it are here\.$/,
  )
})

test('a page that stays is asked for with its validator, less and less often, and its first three go on standing', async () => {
  await look(60 * minute)
  assert.equal(asked.at(-1)?.etag, '"a"')
  const slow = await row()
  assert.ok(slow.interval_ms > 15 * minute && slow.interval_ms <= hour)
  for (let n = 0; n < 5; n++) await look(70 * minute)
  assert.equal((await row()).interval_ms, hour)
  const { rows } = await sql<{ ms: number }>`select min(top_ms) as ms from home_places`.execute(db)
  assert.equal(rows[0]?.ms, 74 * minute + 5 * 70 * minute)
  pages['/home'] = { body: home(3, 1), headers: { etag: '"b"' } }
  await look(70 * minute)
  assert.equal(await headlines(), '31')
  assert.ok((await row()).interval_ms < hour)
})

test('who refuses us is asked again after a day, then two; who asks us to wait is not asked before', async () => {
  pages['/home'] = { status: 403 }
  await look(70 * minute)
  let state = await row()
  assert.deepEqual([state.state, state.next_call_at.getTime() - now.getTime()], ['refused', day])
  assert.match(state.problem ?? '', /refuses us \(status 403\)/)
  await due()
  await look(minute)
  assert.equal((await row()).next_call_at.getTime() - now.getTime(), 2 * day)
  pages['/home'] = { status: 429, headers: { 'retry-after': '7200' } }
  await due()
  await look(minute)
  state = await row()
  assert.equal(state.state, 'troubled')
  assert.ok(state.next_call_at.getTime() - now.getTime() >= 2 * hour)
  await due()
  assert.equal((await look(hour)).called, 0, 'the host has asked to be left alone')
  assert.equal((await look(hour + minute)).called, 1)
  pages['/home'] = { status: 500 }
  await sql`update feed_hosts set wait_until = null`.execute(db)
  await due()
  await look(minute)
  assert.equal((await row()).problem_code, 'status-500')
})

test('robots.txt, a reservation in TDMRep, in the page or its robots meta element close the page, and nothing stands there any more', async () => {
  const closed = async (code: string) => {
    await sql`update home_calls set next_call_at = ${now}, body_hash = null, etag = null`.execute(db)
    await look(minute)
    const { state, problem_code } = await row()
    assert.deepEqual([state, problem_code], ['closed', code])
  }
  pages['/robots.txt'] = { body: 'User-agent: Masthead\nDisallow: /home' }
  await closed('robots')
  assert.ok(!paths().includes('/home'))
  pages['/robots.txt'] = { body: 'User-agent: *\nContent-Signal: search=no' }
  await closed('reserved')
  assert.ok(!paths().includes('/home'))
  delete pages['/robots.txt']
  pages['/.well-known/tdmrep.json'] = { body: '[{"location":"/","tdm-reservation":1}]', headers: { 'content-type': 'application/json' } }
  await closed('reserved')
  assert.ok(!paths().includes('/home'))
  delete pages['/.well-known/tdmrep.json']
  pages['/home'] = { body: `<meta name="robots" content="noindex, nofollow">${home(1)}` }
  await closed('no-index')
  assert.equal(await headlines(), '')
  pages['/home'] = { body: `<meta name="tdm-reservation" content="1">${home(1)}` }
  await closed('reserved')
  // What the daily asking has found is believed without a call.
  await sql`insert into machine_uses (title_id, form, address, uses, since, seen_at) values (${one}, 'tdmrep', ${here}, '{"tdm":"refused"}', ${now}, ${now})`.execute(
    db,
  )
  pages['/home'] = { body: home(1) }
  await closed('reserved')
  assert.deepEqual(asked, [])
  await sql`delete from machine_uses`.execute(db)
  await due()
  await look(minute)
  assert.deepEqual([(await row()).state, await headlines()], ['well', '1'])
})

test('hostile and empty pages are data; a title that has left, or has another home, begins anew', async () => {
  const body = '<a href="/2026/11/piece-number-1"><div>'.repeat(60_000)
  for (const [page, problem] of [
    [{ body: 'x'.repeat(7_000_000) }, 'too-large'],
    [{ body, headers: { 'content-type': 'text/html; charset=nonsense' } }, null],
    [{ body: '\0\ud800<<<' }, 'no-places'],
    [{ status: 301, headers: { location: 'http://169.254.169.254/' } }, 'robots-unreachable'],
  ] as [Page, string | null][]) {
    pages['/home'] = page
    await due()
    await look(minute)
    assert.equal((await row()).problem_code, problem)
  }
  await sql`update titles set home = ${`${here}/other`}`.execute(db)
  pages['/other'] = { body: home(2) }
  await look(minute)
  assert.deepEqual([(await row()).address, (await row()).calls], [`${here}/other`, 1])
  await sql`update titles set left_at = ${now}`.execute(db)
  await look(day)
  assert.equal((await db.selectFrom('home_calls').selectAll().execute()).length, 0)
})
