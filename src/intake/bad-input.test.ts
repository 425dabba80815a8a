// Every way in which a feed goes wrong, from a server that does so: what is left on the feed's row, and what came in.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { openHostileTown } from '../../tests/town/hostile.ts'
import { joinFeeds, nobodyMinds } from '../../tests/town/join-feeds.ts'
import { sql } from '../base/database.ts'
import { openNetwork } from '../base/fetching.ts'
import { callOn, callRound, claimDueFeeds, feedStates, openReadingThreads } from './intake.ts'

const { db } = await testDatabase(nobodyMinds)
const town = await openHostileTown({ dripEvery: 10 })
const network = openNetwork({ allow: ['127.0.0.1'] })
const reading = openReadingThreads()
after(async () => {
  await reading.close()
  await network.close()
  await town.close()
})
const now = new Date('2026-11-23T12:00:00Z')
let joined = 0

/** Calls once on a path of the hostile town as the feed of a new title: what its row says afterwards, and the articles that came. */
const called = async (path: string, limits = {}, times = 1) => {
  const [title = ''] = await joinFeeds(db, [town.address + path], now, `trick-${++joined}`)
  for (let time = 0; time < times; time++) {
    if (time > 0)
      await sql`update feed_calls set next_call_at = ${now} where feed_id in (select id from feeds where title_id = ${title})`.execute(db)
    const [feed] = await claimDueFeeds(db, { most: 1 }, now)
    assert.ok(feed, `${path} was not due`)
    await callOn(db, feed, { network, reading, limits }, now)
  }
  const [state] = await feedStates(db, { titleId: title as never })
  assert.ok(state)
  const { rows: articles } = await sql<{
    headline: string
    address: string | null
    published_at: Date
    html: string | null
    standfirst: string | null
  }>`
    select a.headline, a.address, a.published_at, a.standfirst, t.html from articles a left join article_texts t on t.article_id = a.id where a.title_id = ${title} order by a.id`.execute(
    db,
  )
  await sql`update feed_hosts set wait_until = null`.execute(db)
  return {
    code: state.problem_code,
    words: state.problem ?? '',
    state: state.state,
    failures: state.failures,
    next: state.next_call_at,
    articles,
    row: state,
  }
}
const code = async (path: string, limits = {}) => (await called(path, limits)).code

test('truncated XML: the items that came whole are kept, and it is said', async () => {
  const { code, state, articles } = await called('/truncated.xml')
  // All its items are of last winter.
  assert.deepEqual([code, state], ['cut-off', 'quiet'])
  assert.ok(articles.length > 3 && articles.length < 20)
})

test('HTML in place of a feed, and nothing at all, are problems that name what came', async () => {
  assert.deepEqual(
    [await code('/html-for-a-feed'), await code('/html-called-xml'), await code('/empty')],
    ['web-page', 'web-page', 'empty'],
  )
})

test('200 MB of nothing, a feed that never ends and a gzip bomb end at the limit', async () => {
  const before = process.memoryUsage().rss
  assert.deepEqual(
    [await code('/200mb'), await code('/200mb-unannounced'), await code('/never-ends'), await code('/gzip-bomb')],
    ['too-large', 'too-large', 'too-large', 'too-large'],
  )
  assert.ok(process.memoryUsage().rss - before < 250_000_000)
})

test('a byte now and then, and silence, end when their time is up', async () => {
  assert.deepEqual([await code('/slow-drip', { total: 200 }), await code('/silent', { headers: 100 })], ['too-slow', 'too-slow'])
})

test('billion laughs are not expanded, and what lies outside is not fetched', async () => {
  const laughs = await called('/billion-laughs')
  assert.deepEqual([laughs.code, laughs.articles.length], ['entity-expansion', 0])
  const outside = await called('/outside-entities')
  assert.ok(!JSON.stringify(outside.articles).includes('root:'))
})

test('a feed nested 100,000 deep is data', async () => {
  const { state } = await called('/deep')
  assert.ok(['well', 'troubled'].includes(state))
})

test('wrong, missing and lying encodings, and damaged letters, are read', async () => {
  for (const path of ['/wrong-encoding', '/missing-encoding', '/charset-lies', '/utf-16']) {
    const { articles } = await called(path)
    assert.equal(articles[0]?.headline, 'Café “Élan” réouvert après l’été', path)
  }
  const { articles } = await called('/nul-bytes')
  assert.equal(articles.length, 1)
  assert.ok(!articles[0]?.headline.includes('\u0000'))
})

test('absent dates are the time of arrival, and no article is dated in the future', async () => {
  const absent = await called('/no-dates')
  assert.deepEqual(
    absent.articles.map(({ published_at }) => published_at.getTime()),
    Array(5).fill(now.getTime()),
  )
  const future = await called('/future-dates')
  assert.equal(future.articles.length, 6)
  for (const { published_at } of future.articles) assert.ok(published_at <= now)
})

test('of 10,000 items the newest 2,000 are kept', async () => {
  const { articles, code } = await called('/10000-items')
  assert.deepEqual([articles.length, code], [2000, 'too-many-items'])
  assert.ok(articles.some(({ headline }) => headline.includes('10000')))
})

test('one guid for five items still makes five articles, as often as it comes', async () => {
  const { articles } = await called('/repeated-guids', {}, 2)
  assert.equal(articles.length, 5)
})

test('javascript:, data: and file: links lead nowhere, in headlines and texts', async () => {
  const { articles } = await called('/javascript-links')
  assert.equal(articles.length, 8)
  for (const { address, html, standfirst } of articles) {
    assert.ok(address === null || /^https?:/.test(address))
    assert.doesNotMatch(`${html}${standfirst}`, /(?:href|src)="(?!https?:|picture:)/)
  }
  assert.deepEqual(articles.flatMap(({ address }) => address ?? []).sort(), [
    'https://crooked.example/good',
    'https://crooked.example/news/8',
    'https://crooked.example/news/relative',
  ])
})

test('scripts in headlines and texts never arrive', async () => {
  const { articles } = await called('/script-titles')
  assert.ok(articles.length > 5)
  // A standfirst is plain text, in which "<script>" is seven letters and a sign.
  for (const { headline, html } of articles) {
    assert.doesNotMatch(html ?? '', /<script|<style|onerror|onload|onclick|srcdoc|<form|<meta|<svg|javascript:/i)
    assert.doesNotMatch(headline, /<(?:script|img|svg|iframe|style|a |meta|form|math)/i)
    assert.match(headline, /Harbour reopens/)
  }
})

test('redirects in a ring and without end are left; to private addresses they are not followed', async () => {
  assert.deepEqual(
    [await code('/ring/1'), await code('/on-and-on/1'), await code('/moved-without-saying-where')],
    ['redirect-ring', 'too-many-redirects', 'redirect-nowhere'],
  )
  for (const path of [
    '/to-loopback',
    '/to-loopback-by-number',
    '/to-loopback-by-hex',
    '/to-loopback-v6',
    '/to-loopback-mapped',
    '/to-metadata',
    '/to-private',
  ])
    assert.equal(await code(path), 'private-address', path)
  assert.equal(await code('/to-file'), 'scheme')
  assert.equal(town.calls('/secret'), 0)
})

test('a host that dies in the middle, or at once, is tried again later', async () => {
  for (const path of ['/dies-midway', '/dies-at-once']) {
    const { code, state, next } = await called(path)
    assert.deepEqual([code, state], ['broke-off', 'troubled'])
    assert.ok(next > now)
  }
})

test('every coding that was asked for is read, and one that was only claimed', async () => {
  for (const path of ['/plain', '/gzip', '/deflate', '/brotli', '/not-gzip']) assert.equal((await called(path)).articles.length, 20, path)
})

test('a permanent redirect moves the feed when it is met a second time, a temporary one never', async () => {
  assert.equal((await called('/moved?once')).row.moved_to, null)
  assert.equal((await called('/moved', {}, 2)).row.moved_to, `${town.address}/final`)
  assert.equal((await called('/moved-for-good', {}, 2)).row.moved_to, `${town.address}/final`)
  const { row, articles } = await called('/moved-for-now', {}, 3)
  assert.deepEqual([row.moved_to, articles.length], [null, 20])
})

test('429, 503 and 410 are heeded, with or without Retry-After', async () => {
  const wait = async (path: string) => {
    const { next, code } = await called(path)
    return [code, Math.round((next.getTime() - now.getTime()) / 60_000)] as const
  }
  assert.ok((await wait('/429'))[1] >= 5)
  assert.ok((await wait('/503-later'))[1] >= 60)
  assert.ok((await wait('/429-until'))[1] <= 2 * 24 * 60)
  assert.equal((await wait('/503'))[0], 'status-503')
  const gone = await called('/gone')
  assert.deepEqual([gone.state, gone.code], ['gone', 'gone'])
  assert.match(gone.words, /gone for good/)
})

test('other refusals are troubles with a sentence', async () => {
  for (const [path, words] of [
    ['/500', /has a fault/],
    ['/403', /refuses us/],
    ['/nowhere', /no feed at this address/],
  ] as const) {
    const { state, words: said } = await called(path)
    assert.equal(state, 'troubled')
    assert.match(said, words)
  }
})

test('all of them in one round: it ends, and every feed says how it stands', async () => {
  const later = new Date(now.getTime() + 40 * 86_400_000)
  // A host that asks to wait is left alone with all its feeds, so those that ask are not called here.
  await sql`update feed_calls c set next_call_at = case when f.address ~ '/(429|503)' then '2100-01-01'::timestamptz else ${later}::timestamptz end
    from feeds f where f.id = c.feed_id`.execute(db)
  const round = await callRound(db, { network, reading, limits: { total: 800, headers: 300 } }, () => later, { atOnce: 8 })
  const states = await feedStates(db)
  assert.equal(round.called, states.filter(({ address }) => !/\/(429|503)/.test(address)).length)
  for (const one of states) {
    assert.ok(one.next_call_at > later, one.address)
    assert.ok(one.failures === 0 || one.problem, one.address)
  }
})
