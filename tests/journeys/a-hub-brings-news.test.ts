import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { day, hour, minute } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { listen } from '../../src/base/listen.ts'
import { askHubs, callRound, readHere, seedFeedCalls } from '../../src/intake/intake.ts'
import { leaveTitle, type TitleId } from '../../src/titles/titles.ts'
import { openInside, openWeb } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { openHub } from '../town/hub.ts'
import { joinFeeds, nobodyMinds } from '../town/join-feeds.ts'
import { townConfig } from '../town/town-config.ts'

const { db } = await testDatabase(nobodyMinds)
const began = new Date('2026-11-23T12:00:00Z')
let at = began
const now = () => at
const goOn = (ms: number) => {
  at = new Date(at.getTime() + ms)
}

// The publisher: a feed that names its hub and itself, in the document or in headers.
type Piece = { n: number; published: Date }
const feeds: Record<string, { pieces: Piece[]; inHeaders?: boolean; self: string; calls: number }> = {}
const item = ({ n, published }: Piece) =>
  `<item><title>Piece ${n}</title><link>https://paper.example/${n}</link><guid>g${n}</guid><pubDate>${published.toUTCString()}</pubDate><description>Words of ${n}.</description></item>`
const links = (self: string) => `<atom:link rel="hub" href="${hub.address}"/><atom:link rel="self" href="${self}"/>`
const rss = (pieces: Piece[], more = '') =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Paper</title><link>https://paper.example/</link><language>en</language>${more}${pieces.map(item).join('')}</channel></rss>`
const publisher = createServer((request, response) => {
  const feed = feeds[request.url ?? '']
  if (!feed) return response.writeHead(404).end()
  feed.calls++
  const headers: Record<string, string> = feed.inHeaders ? { link: `<${hub.address}>; rel="hub", <${feed.self}>; rel="self"` } : {}
  response
    .writeHead(200, { 'content-type': 'application/rss+xml', ...headers })
    .end(rss(feed.pieces, feed.inHeaders ? '' : links(feed.self)))
}).listen(0, '127.0.0.1')
await once(publisher, 'listening')
const here = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`
const hub = await openHub({ now })

// The paper, on a port of its own.
let answering: { fetch(request: Request, env?: object): Response | Promise<Response> } = {
  fetch: () => new Response(null, { status: 503 }),
}
const port = await listen({ HOST: '127.0.0.1', PORT: 0 }, { fetch: (request, env) => answering.fetch(request, env) })
const config = townConfig({ PUBLIC_URL: port.address, ALLOW_HOSTS: '127.0.0.1,localhost' })
const warned: string[] = []
const log = { say: () => {}, warn: (words: string) => void warned.push(words) }
const inside = openInside(db, { config, now, log })
const reading = await readHere()
answering = openWeb(db, { config, now, log, inside, reading })
const network = openNetwork({ allow: config.ALLOW_HOSTS })
after(async () => {
  await port.close()
  await hub.close()
  await network.close()
  publisher.closeAllConnections()
  publisher.close()
})

const call = () => callRound(db, { network, reading }, now, { atOnce: 4 })
const ask = async () => {
  const asked = await askHubs(db, { network, secret: inside.secret, address: inside.address, log }, now())
  await hub.quiet()
  return asked
}
const join = async (path: string, pieces: Piece[], more: { inHeaders?: boolean } = {}): Promise<TitleId> => {
  feeds[path] = { pieces, self: here + path, calls: 0, ...more }
  return (await joinFeeds(db, [here + path], now(), path.slice(1)))[0] as TitleId
}
const articlesOf = async (title: TitleId) =>
  (await sql<{ headline: string }>`select headline from articles where title_id = ${title} order by headline`.execute(db)).rows.map(
    ({ headline }) => headline,
  )
type Lease = {
  state: string
  topic: string
  lease_until: Date | null
  ask_at: Date
  doubted_at: Date | null
  deliveries: number
  problem: string | null
  next: Date
}
const leaseOf = async (title: TitleId) =>
  (
    await sql<Lease>`select l.*, c.next_call_at as next from websub_leases l join feeds f on f.id = l.feed_id left join feed_calls c on c.feed_id = f.id where f.title_id = ${title}`.execute(
      db,
    )
  ).rows[0]
const subscribed = (path: string) => hub.subscribers.filter(({ topic }) => topic === here + path)
const publish = async (path: string) => {
  await fetch(hub.address, { method: 'POST', body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': here + path }) })
  await hub.quiet()
}
const piece = (n: number, ago = 0): Piece => ({ n, published: new Date(now().getTime() - ago) })

let bridge: TitleId

test('a feed that names a hub is subscribed, the hub verifies, and the feed is called less often', async () => {
  bridge = await join('/bridge', [piece(1, hour), piece(2, 2 * hour), piece(3, 3 * hour)])
  await call()
  assert.equal((await leaseOf(bridge))?.state, 'found')
  assert.equal(await ask(), 1)
  assert.deepEqual(
    hub.said.map(({ what }) => what),
    ['subscribe verified'],
  )
  const lease = await leaseOf(bridge)
  assert.deepEqual(
    [lease?.state, lease?.lease_until?.getTime(), lease?.ask_at.getTime()],
    ['held', now().getTime() + 10 * day, now().getTime() + (20 * day) / 3],
  )
  const [{ callback = '', secret = '' } = {}] = subscribed('/bridge')
  assert.match(callback, /\/websub\/[\w-]{43}$/)
  assert.ok(secret.length >= 40)
  const { rows } = await sql<{ row: string }>`select l::text as row from websub_leases l`.execute(db)
  for (const { row } of rows)
    for (const hidden of [callback.split('/').at(-1) ?? '?', secret])
      assert.ok(!row.includes(hidden), 'neither lies in the database as it is')
  assert.equal(await ask(), 0, 'and it is not asked again')
  const before = feeds['/bridge']?.calls ?? 0
  for (let n = 0; n < 16; n++) {
    goOn(hour / 2)
    await call()
  }
  const calls = (feeds['/bridge']?.calls ?? 0) - before
  assert.ok(calls >= 2 && calls <= 5, `${calls} calls in eight hours; every half hour would be 16`)
})

test('what the hub delivers is an article at once, without a call', async () => {
  const { calls } = feeds['/bridge'] ?? assert.fail()
  feeds['/bridge']?.pieces.unshift(piece(4))
  await publish('/bridge')
  assert.equal(hub.said.at(-1)?.what, 'delivered 200')
  assert.deepEqual(await articlesOf(bridge), ['Piece 1', 'Piece 2', 'Piece 3', 'Piece 4'])
  assert.equal(feeds['/bridge']?.calls, calls + 1, 'the hub’s own')
  assert.equal((await leaseOf(bridge))?.deliveries, 1)
  for (const method of ['sha1', 'sha384', 'sha512']) {
    hub.method = method
    await hub.distribute(`${here}/bridge`, { body: rss([{ n: Number(method.slice(3)), published: now() }]), type: 'application/rss+xml' })
  }
  hub.method = 'sha256'
  assert.deepEqual(new Set(await articlesOf(bridge)), new Set([1, 1, 2, 3, 4, 384, 512].map((n) => `Piece ${n}`)))
  const { rows } = await sql<{ is_main: boolean; address: string }>`
    select distinct p.is_main, f.address from article_places p join articles a on a.id = p.article_id join feeds f on f.id = p.feed_id where a.headline = 'Piece 512'`.execute(
    db,
  )
  assert.deepEqual(rows, [{ is_main: false, address: `push:${bridge}` }], 'and no editor has placed it high in a front page')
})

test('a forged delivery is ignored, and whoever sent it is not told', async () => {
  hub.mood = 'forges'
  const before = await articlesOf(bridge)
  assert.deepEqual(await hub.distribute(`${here}/bridge`, { body: rss([piece(66)]), type: 'application/rss+xml' }), [200])
  hub.mood = 'honest'
  const [{ callback = '' } = {}] = subscribed('/bridge')
  for (const headers of [{}, { 'x-hub-signature': 'sha256=00' }, { 'x-hub-signature': `sha1=${'0'.repeat(40)}` }] as Record<
    string,
    string
  >[])
    assert.equal((await fetch(callback, { method: 'POST', body: rss([piece(66)]), headers })).status, 200)
  assert.deepEqual(await articlesOf(bridge), before)
  assert.equal(warned.filter((words) => /without the signature/.test(words)).length, 4)
  assert.equal((await fetch(`${port.address}/websub/${'x'.repeat(43)}`, { method: 'POST', body: rss([piece(66)]) })).status, 410)
})

test('only what was asked for is verified', async () => {
  const [{ callback = '', topic = '' } = {}] = subscribed('/bridge')
  const questions: [string, Record<string, string>][] = [
    ['nobody asked now', { mode: 'subscribe', topic, challenge: 'x', lease_seconds: '864000' }],
    ['nobody wants to end it', { mode: 'unsubscribe', topic, challenge: 'x' }],
    ['another topic', { mode: 'subscribe', topic: `${topic}/`, challenge: 'x' }],
    ['another mode', { mode: 'publish', topic, challenge: 'x' }],
    ['no words at all', {}],
  ]
  for (const [why, query] of questions) {
    const address = new URL(callback)
    for (const [name, value] of Object.entries(query)) address.searchParams.append(`hub.${name}`, value)
    const answer = await fetch(address)
    assert.deepEqual([answer.status, await answer.text()], [404, ''], why)
  }
  hub.mood = 'lazy'
  const lazy = await join('/lazy', [piece(20, hour)])
  await call()
  await ask()
  assert.equal(hub.said.at(-1)?.what, 'subscribe not verified 404')
  assert.equal((await leaseOf(lazy))?.state, 'asked')
  hub.mood = 'honest'
  goOn(11 * minute)
  assert.equal(await ask(), 1)
  assert.equal((await leaseOf(lazy))?.state, 'held', 'the next time it did')
  await leaveTitle(db, lazy, now())
})

test('HTTP headers name the hub as well, and a hub may deny', async () => {
  hub.mood = 'denies'
  const title = await join('/headers', [piece(30, hour)], { inHeaders: true })
  await call()
  await ask()
  const lease = await leaseOf(title)
  assert.deepEqual([lease?.state, lease?.problem], ['denied', 'The hub denied the subscription: closed on Mondays'])
  assert.equal(hub.said.at(-1)?.what, 'denied 200')
  hub.mood = 'honest'
  goOn(day)
  await ask()
  assert.equal((await leaseOf(title))?.state, 'held')
})

test('a lease is renewed before its end, with the same callback, and stays one', async () => {
  const [before] = subscribed('/bridge')
  const end = (await leaseOf(bridge))?.lease_until as Date
  goOn(6 * day)
  await ask()
  const [again, ...more] = subscribed('/bridge')
  assert.deepEqual([again?.callback, again?.secret, more.length], [before?.callback, before?.secret, 0])
  assert.ok(((await leaseOf(bridge))?.lease_until as Date) > end)
  assert.equal((await leaseOf(bridge))?.state, 'held')
})

test('a hub that brings nothing more is doubted as soon as a call finds what it missed, and believed when it brings something', async () => {
  goOn(day)
  feeds['/bridge']?.pieces.unshift(piece(40, 30 * minute))
  await call()
  assert.ok((await articlesOf(bridge)).includes('Piece 40'))
  assert.ok((await leaseOf(bridge))?.doubted_at, 'half an hour old, and the hub has not brought it')
  const usual = (await leaseOf(bridge))?.next.getTime() ?? 0
  assert.ok(usual - now().getTime() <= 12 * hour)
  feeds['/bridge']?.pieces.unshift(piece(41))
  await publish('/bridge')
  assert.equal((await leaseOf(bridge))?.doubted_at, null)
})

test('a hub that has died ends nothing: the lease runs out, and calls go on at their usual pace', async () => {
  hub.mood = 'refuses'
  const { lease_until: end } = (await leaseOf(bridge)) ?? assert.fail()
  for (let n = 0; n < 14; n++) {
    goOn(day)
    await ask()
  }
  assert.ok(end && end < now())
  assert.equal((await leaseOf(bridge))?.problem, 'The hub refused (status 503).')
  feeds['/bridge']?.pieces.unshift(piece(50, minute))
  await call()
  assert.ok((await articlesOf(bridge)).includes('Piece 50'))
  const { rows } = await sql<{
    interval_ms: number
  }>`select interval_ms from feed_calls c join feeds f on f.id = c.feed_id where f.title_id = ${bridge}`.execute(db)
  const { next } = (await leaseOf(bridge)) ?? assert.fail()
  assert.ok(next.getTime() - now().getTime() <= 2 * (rows[0]?.interval_ms ?? 0), 'its own interval, not four of them')
  const [{ callback = '' } = {}] = hub.subscribers
  assert.equal(
    (await fetch(callback, { method: 'POST', body: 'late' })).status,
    410,
    'and a callback of a lease that is over takes nothing',
  )
  hub.mood = 'honest'
  goOn(day)
  await ask()
  assert.equal((await leaseOf(bridge))?.state, 'held', 'until the hub is back')
})

test('a title that leaves ends its subscription, and its callback is gone', async () => {
  const [{ callback = '' } = {}] = subscribed('/bridge')
  assert.ok(callback)
  await leaveTitle(db, bridge, now())
  await seedFeedCalls(db, [bridge], now())
  assert.equal((await leaseOf(bridge))?.state, 'leaving')
  assert.equal((await fetch(callback, { method: 'POST', body: 'x' })).status, 410)
  await ask()
  assert.equal(hub.said.findLast(({ callback: one }) => one === callback)?.what, 'unsubscribe verified')
  assert.deepEqual(subscribed('/bridge'), [])
  assert.equal(await leaseOf(bridge), undefined)
})

test('a paper that cannot be called from outside asks nobody, and a hub in a private network is not asked', async () => {
  const { canBeCalled } = await import('../../src/intake/intake.ts')
  for (const address of [
    undefined,
    'http://news.example.org',
    'https://localhost:4100',
    'https://192.168.1.5',
    'https://[::1]/',
    'https://paper.local',
    'https://intranet',
  ])
    assert.equal(canBeCalled(address, []), false, String(address))
  for (const address of ['https://news.reader.org', 'https://8.8.8.8', 'https://news.reader.org:8443'])
    assert.equal(canBeCalled(address, []), true, address)
  assert.equal(canBeCalled('http://localhost:4100', ['localhost']), true)
  const title = await join('/inner', [piece(60, hour)])
  await call()
  await sql`update websub_leases set hub = 'http://10.0.0.1/' where feed_id in (select id from feeds where title_id = ${title})`.execute(db)
  await ask()
  assert.match((await leaseOf(title))?.problem ?? '', /lies on a private network/)
})
