import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { joinFeeds, nobodyMinds } from '../../tests/town/join-feeds.ts'
import { day, hour, minute } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { openNetwork } from '../base/fetching.ts'
import { agreeTerms, defaultTerms, type TitleId } from '../titles/titles.ts'
import { callOn, callRound, claimDueFeeds, feedStates, progress, readHere } from './intake.ts'

const { db } = await testDatabase(nobodyMinds)
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const network = openNetwork({ allow: ['127.0.0.1'] })
const outside = { network, reading: await readHere() }
after(async () => {
  await network.close()
  server.closeAllConnections()
  server.close()
})
const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
let joined = 0
beforeEach(async () => {
  await sql`delete from feed_calls`.execute(db)
  await sql`delete from feed_hosts`.execute(db)
})

const item = (n: number) =>
  `<item><title>Piece ${n}</title><link>https://paper.example/${n}</link><guid>g${n}</guid><pubDate>${later(-n * hour).toUTCString()}</pubDate><description>Words of ${n}.</description></item>`
const feed = (...numbers: number[]) =>
  `<rss version="2.0"><channel><title>The Paper</title><link>https://paper.example/</link><language>fr</language><ttl>20</ttl>${numbers.map(item).join('')}</channel></rss>`
const join = async (path = `/${joined + 1}`) => (await joinFeeds(db, [here + path], now, `called-${++joined}`))[0] as TitleId
const callOnce = async (at = now) => {
  const [claimed] = await claimDueFeeds(db, { most: 1 }, at)
  assert.ok(claimed)
  return callOn(db, claimed, outside, at)
}
const stateOf = async (titleId: TitleId) => {
  const [state] = await feedStates(db, { titleId })
  assert.ok(state)
  return state
}
const articlesOf = async (title: TitleId) =>
  (await sql<{ headline: string }>`select headline from articles where title_id = ${title} order by headline`.execute(db)).rows.map(
    ({ headline }) => headline,
  )

test('a first call brings the articles and leaves the feed well', async () => {
  answer = (_, response) => response.writeHead(200, { etag: '"1"' }).end(feed(1, 2, 3))
  const title = await join()
  assert.equal((await callOnce()).result, 'read')
  assert.deepEqual(await articlesOf(title), ['Piece 1', 'Piece 2', 'Piece 3'])
  const state = await stateOf(title)
  assert.deepEqual(
    [state.state, state.problem, state.items_seen, state.calls, state.format, state.answered_at?.getTime()],
    ['well', null, 3, 1, 'rss', now.getTime()],
  )
  assert.ok(state.next_call_at.getTime() - now.getTime() >= 19 * minute)
  const { rows } = await sql<{
    position: number
  }>`select latest as position from article_places p join articles a on a.id = p.article_id where a.title_id = ${title} order by a.headline`.execute(
    db,
  )
  assert.deepEqual(
    rows.map(({ position }) => position),
    [0, 1, 2],
  )
})

test('an unchanged feed costs a question: 304, or the same body again', async () => {
  const seen: (string | undefined)[] = []
  answer = (request, response) => {
    seen.push(request.headers['if-none-match'] as string | undefined)
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"1"', 'last-modified': now.toUTCString() }).end(feed(1))
  }
  const title = await join()
  await callOnce()
  assert.equal((await callOnce(later(day))).result, 'unchanged')
  assert.deepEqual(seen, [undefined, '"1"'])
  answer = (_, response) => response.writeHead(200).end(feed(1))
  assert.equal((await callOnce(later(3 * day))).result, 'unchanged')
  assert.deepEqual(await articlesOf(title), ['Piece 1'])
  assert.equal((await stateOf(title)).calls, 3)
})

test('a trouble is told in a sentence, pauses grow, and the first good answer ends it', async () => {
  answer = (_, response) => response.writeHead(500).end()
  const title = await join()
  const pauses: number[] = []
  let at = now
  for (let n = 0; n < 4; n++) {
    await callOnce(at)
    const { next_call_at, state, problem } = await stateOf(title)
    assert.deepEqual([state, problem], ['troubled', '127.0.0.1 has a fault (status 500).'])
    pauses.push(next_call_at.getTime() - at.getTime())
    at = next_call_at
  }
  assert.ok(pauses.every((pause, n) => n === 0 || pause > (pauses[n - 1] ?? 0) * 1.5))
  answer = (_, response) => response.writeHead(200).end(feed(1))
  await callOnce(at)
  const { state, problem, failures } = await stateOf(title)
  assert.deepEqual([state, problem, failures], ['well', null, 0])
})

test('a feed that fails for weeks is gone, and asked once a week', async () => {
  answer = (_, response) => response.writeHead(404).end()
  const title = await join()
  let at = now
  for (let n = 0; n < 40 && (await stateOf(title)).state !== 'gone'; n++) {
    await callOnce(at)
    at = (await stateOf(title)).next_call_at
  }
  const { state, next_call_at, called_at } = await stateOf(title)
  assert.equal(state, 'gone')
  assert.ok((called_at?.getTime() ?? 0) - now.getTime() > 20 * day)
  assert.equal(next_call_at.getTime() - (called_at?.getTime() ?? 0), 7 * day)
})

test('a host is called once at a time, over all processes, and not before it wants to be', async () => {
  answer = (_, response) => response.writeHead(503, { 'retry-after': '600' }).end()
  await join()
  await join()
  const [first, ...others] = await claimDueFeeds(db, { most: 10 }, now)
  assert.ok(first)
  assert.deepEqual(others, [])
  assert.deepEqual(await claimDueFeeds(db, { most: 10 }, now), [])
  await callOn(db, first, outside, now)
  assert.deepEqual(await claimDueFeeds(db, { most: 10 }, later(9 * minute)), [])
  assert.equal((await claimDueFeeds(db, { most: 10 }, later(10 * minute))).length, 1)
})

test('a lease ends by itself, so that a killed process leaves nothing locked', async () => {
  await join()
  assert.equal((await claimDueFeeds(db, { most: 1 }, now)).length, 1)
  assert.equal((await claimDueFeeds(db, { most: 1 }, later(minute))).length, 0)
  assert.equal((await claimDueFeeds(db, { most: 1 }, later(4 * minute))).length, 1)
})

test('a redirect to a host that is being called waits its turn, which is no failure', async () => {
  const title = await join()
  answer = (_, response) => response.writeHead(302, { location: `${here.replace('127.0.0.1', 'localhost')}/x` }).end()
  await sql`insert into feed_hosts (host, busy_until) values ('localhost', ${later(minute)})`.execute(db)
  await callOnce()
  const { failures, next_call_at, problem } = await stateOf(title)
  assert.deepEqual([failures, problem, next_call_at.getTime() - now.getTime() <= minute], [0, null, true])
})

test('a moved feed that fails at its new address is looked for at its old one', async () => {
  const title = await join('/old')
  let open = true
  answer = (request, response) => {
    if (request.url === '/old' && open) response.writeHead(301, { location: '/new' }).end()
    else if (request.url === '/new' && open) response.writeHead(200).end(feed(1))
    else response.writeHead(request.url === '/old' ? 200 : 404).end(request.url === '/old' ? feed(1, 2) : '')
  }
  await callOnce()
  await callOnce(later(day))
  assert.equal((await stateOf(title)).moved_to, `${here}/new`)
  open = false
  let at = later(3 * day)
  for (let n = 0; n < 6; n++) {
    await callOnce(at)
    at = new Date((await stateOf(title)).next_call_at)
  }
  const { moved_to, state } = await stateOf(title)
  assert.deepEqual([moved_to, state], [null, 'well'])
})

test('a feed tells what was not known about its title', async () => {
  const title = await join()
  await sql`update titles set language = null where id = ${title}`.execute(db)
  answer = (_, response) => response.writeHead(200).end(feed(1))
  await callOnce()
  const { rows } = await sql<{ language: string; home: string }>`select language, home from titles where id = ${title}`.execute(db)
  assert.deepEqual(rows, [{ language: 'fr', home: 'https://paper.example/' }])
})

test('what the terms do not let us have is not kept', async () => {
  const title = await join()
  await agreeTerms(db, title, { ...defaultTerms, text: 'headline', pictures: false }, now)
  answer = (_, response) => response.writeHead(200).end(feed(1))
  await callOnce()
  const { rows } = await sql<{ headline: string; opening: string | null; html: string | null }>`
    select headline, opening, html from articles a left join article_texts t on t.article_id = a.id where title_id = ${title}`.execute(db)
  assert.equal(rows.length, 1)
  assert.equal(rows[0]?.headline, 'Piece 1')
  assert.ok(!JSON.stringify(rows[0]).includes('Words of 1'))
})

test('a round calls everything that is due, and says how far it has come', async () => {
  answer = (request, response) => (request.url?.endsWith('bad') ? response.writeHead(403).end() : response.writeHead(200).end(feed(1, 2)))
  for (const path of ['/r1', '/r2', '/r3', '/bad']) await join(path)
  assert.deepEqual(await progress(db), { feeds: 4, called: 0, answered: 0, failing: 0, items: 0, failures: [] })
  const round = await callRound(db, outside, () => now, { atOnce: 4 })
  assert.deepEqual(round, { called: 4, read: 3, unchanged: 0, failed: 1, items: 6 })
  assert.deepEqual(await progress(db), {
    feeds: 4,
    called: 4,
    answered: 3,
    failing: 1,
    items: 6,
    failures: [{ code: 'status-403', count: 1, example: '127.0.0.1 refuses us (status 403).' }],
  })
  assert.deepEqual(await callRound(db, outside, () => now, { atOnce: 4 }), { called: 0, read: 0, unchanged: 0, failed: 0, items: 0 })
})

test('two rounds at once call no feed twice', async () => {
  const asked: string[] = []
  answer = (request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200).end(feed(1))
  }
  for (let n = 0; n < 8; n++) await join(`/once-${n}`)
  const rounds = await Promise.all([1, 2, 3].map(() => callRound(db, outside, () => now, { atOnce: 3 })))
  const called = rounds.reduce((sum, round) => sum + round.called, 0)
  assert.deepEqual([called, asked.length, new Set(asked).size], [8, 8, 8])
})

test('a title that has left is no longer called', async () => {
  const title = await join()
  const { seedFeedCalls } = await import('./intake.ts')
  await sql`update feeds set left_at = ${now} where title_id = ${title}`.execute(db)
  await seedFeedCalls(db, [title], now)
  assert.deepEqual(await feedStates(db, { titleId: title }), [])
})

test('a feed whose quoted faults hold what no database takes is kept all the same', async () => {
  const date = `<pubDate>${'z'.repeat(59)}&#128512;</pubDate>`
  answer = (_, response) =>
    response.end(`<rss><channel><title>T</title><item><title>A piece</title><link>https://p.example/1</link>${date}</item></channel></rss>`)
  const title = await join()
  const call = await callOnce()
  // The message is cut in the middle of the emoji: no half of it is left.
  assert.ok(call.problems.some(({ code, message }) => code === 'date-unreadable' && message.isWellFormed()))
  assert.deepEqual(await articlesOf(title), ['A piece'])
  assert.equal((await stateOf(title)).problem_code, 'date-unreadable')
  answer = (_, response) =>
    response.end(`<!doctype html><html><link rel="alternate" type="application/rss+xml" href="http://[\0"><p>A page</p></html>`)
  const page = await join()
  await callOnce(later(minute))
  assert.equal((await stateOf(page)).problem_code, 'web-page')
})
