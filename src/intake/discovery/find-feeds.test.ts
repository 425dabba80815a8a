import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { openTown } from '../../../tests/town/town.ts'
import { openNetwork } from '../../base/fetching.ts'
import { openRobots } from '../../base/robots.ts'
import { explainFeedsFound, findFeeds } from './find-feeds.ts'

const now = new Date('2026-11-23T12:00:00Z')
let pages: Record<string, { type?: string; body: string; headers?: Record<string, string>; status?: number }> = {}
let asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url!)
  const page = pages[request.url!]
  if (page)
    response
      .writeHead(page.status ?? 200, { 'content-type': page.type ?? 'text/html', ...page.headers })
      .end(page.body.replaceAll('HERE', `http://${request.headers.host}`))
  else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const network = openNetwork({ allow: ['127.0.0.1'] })
after(async () => {
  await network.close()
  server.close()
})
beforeEach(() => {
  asked = []
  pages = { '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nAllow: /' } }
})
const find = (path = '/', most?: number) =>
  findFeeds(here + path, { network, robots: openRobots(network), pause: 0, ...(most ? { most } : {}) }, now)
const paths = (found: Awaited<ReturnType<typeof find>>) => found.feeds.map((one) => one.address.slice(here.length))

const words = 'The harbour was quiet and the boats stayed in for the night while the town talked of nothing else. '
const rss = (home: string, { n = 5, long = false, title = 'The Paper', hours = 1 } = {}) => ({
  type: 'application/rss+xml',
  body: `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>HERE${home}</link><language>en</language>${Array.from(
    { length: n },
    (_, i) =>
      `<item><title>Piece ${i}</title><link>HERE${home}piece-${i}</link><pubDate>${new Date(now.getTime() - (i + hours) * 3_600_000).toUTCString()}</pubDate><description>${words}</description>${long ? `<content:encoded><![CDATA[<p>${words.repeat(20)}</p>]]></content:encoded>` : ''}</item>`,
  ).join('')}</channel></rss>`,
})

test('of a WordPress paper the whole, full feed comes first, its twins are one, and comments are dropped', async () => {
  pages['/'] = {
    body: '<link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate" type="application/rss+xml" href="/comments/feed/"><img src="/wp-content/a.png"><a href="/category/sport/">Sport</a>',
  }
  pages['/feed/'] = rss('/', { n: 8, long: true })
  pages['/?feed=rss2'] = rss('/', { n: 8, long: true })
  pages['/category/sport/feed/'] = rss('/category/sport/', { long: true, title: 'Sport' })
  const found = await find()
  assert.deepEqual(paths(found), ['/feed/', '/category/sport/feed/'])
  assert.equal(
    found.feeds[0]?.says,
    'RSS of the whole paper with 8 pieces, full text (about 380 words each), the newest of 1 hour ago, the page names it.',
  )
  assert.equal(found.feeds[1]?.scope, 'section')
  assert.deepEqual(
    asked,
    ['/robots.txt', '/', '/feed/', '/?feed=rss2', '/category/sport/feed/'],
    'nothing is guessed where a feed was found',
  )
})

test('full text comes before teasers, fresh before stale, whatever the page names first', async () => {
  pages['/'] = {
    body: ['/old', '/teaser', '/full'].map((path) => `<link rel="alternate" type="application/rss+xml" href="${path}">`).join(''),
  }
  pages['/old'] = { ...rss('/', { hours: 24 * 400 }), body: rss('/', { hours: 24 * 400, long: true }).body.replaceAll('piece-', 'old-') }
  pages['/teaser'] = rss('/', { n: 20 })
  pages['/full'] = { ...rss('/'), body: rss('/', { n: 10, long: true }).body.replaceAll('piece-', 'full-') }
  assert.deepEqual(paths(await find()), ['/full', '/teaser', '/old'])
})

test('what robots.txt forbids is not called, what is no feed is said, and the calls are bounded', async () => {
  pages['/robots.txt'] = { type: 'text/plain', body: 'User-agent: *\nDisallow: /secret' }
  pages['/'] = {
    body: `<link rel="alternate" type="application/rss+xml" href="/secret/rss"><link rel="alternate" type="application/rss+xml" href="/page"><link rel="alternate" type="application/rss+xml" href="/gone">${Array.from({ length: 100 }, (_, i) => `<a href="/rss/${i}.xml">RSS</a>`).join('')}`,
  }
  pages['/page'] = { body: '<html><body>Our feeds</body></html>' }
  const found = await find('/', 9)
  assert.equal(found.ok, false)
  assert.equal(found.calls, 9)
  assert.ok(!asked.includes('/secret/rss'))
  assert.match(found.missed.join('\n'), /asks us not to fetch.*\n?[\s\S]*\/page is no feed[\s\S]*\/gone: It answers with status 404/)
  assert.match(explainFeedsFound(found), /No feed was found there with 9 calls/)
})

test('a page that links to an overview of feeds, Arc’s convention, and a news sitemap through an index are found', async () => {
  pages['/'] = { body: '<a href="/rss">RSS</a>' }
  pages['/rss'] = { body: '<!doctype html><html><link rel="alternate" type="application/rss+xml" href="/rss/all.xml"></html>' }
  pages['/rss/all.xml'] = rss('/')
  assert.deepEqual(paths(await find()), ['/rss/all.xml'])
  pages['/'] = { body: '<script src="/pf/dist/x.js"></script>' }
  pages['/arc/outboundfeeds/rss/?outputType=xml'] = rss('/')
  assert.deepEqual(paths(await find()), ['/arc/outboundfeeds/rss/?outputType=xml'])
  pages = {
    '/robots.txt': { type: 'text/plain', body: `Sitemap: ${here}/sitemaps.xml\nUser-agent: *\nAllow: /` },
    '/': { body: '<p>No feed here</p>' },
    '/sitemaps.xml': {
      type: 'text/xml',
      body: '<sitemapindex><sitemap><loc>HERE/sitemap-pages.xml</loc></sitemap><sitemap><loc>HERE/google-news.xml</loc></sitemap></sitemapindex>',
    },
    '/google-news.xml': {
      type: 'text/xml',
      body: '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>HERE/a</loc><news:news><news:publication><news:name>The Paper</news:name></news:publication><news:publication_date>2026-11-23</news:publication_date><news:title>A</news:title></news:news></url></urlset>',
    },
  }
  const [only] = (await find()).feeds
  assert.equal(only?.address, `${here}/google-news.xml`)
  assert.match(
    only?.says ?? '',
    /^News sitemap of the whole paper with 1 piece, no text, the newest of 12 hours ago, robots\.txt names it\.$/,
  )
})

test('an address that is a feed already, a page in trouble, and what is no address', async () => {
  pages['/feed.xml'] = rss('/')
  assert.deepEqual(paths(await find('/feed.xml')), ['/feed.xml'])
  pages['/'] = { status: 403, body: '' }
  pages['/rss'] = rss('/')
  assert.deepEqual(paths(await find()), ['/rss'])
  assert.equal((await findFeeds('nonsense', { network, robots: openRobots(network) }, now)).problems[0]?.code, 'not-an-address')
  pages['/robots.txt'] = { type: 'text/plain', body: 'User-agent: *\nDisallow: /' }
  assert.equal((await find()).problems[0]?.code, 'robots')
})

test('the feeds of each title of the town are found from its home page', async () => {
  const town = await openTown({ opened: now, now: () => now })
  const outside = openNetwork({ allow: [new URL(town.address).host] })
  try {
    const robots = openRobots(outside)
    const wrong: string[] = []
    for (const title of town.titles.slice(0, 12)) {
      const found = await findFeeds(`${town.address}/${title.id}/`, { network: outside, robots, pause: 0 }, now)
      const main = title.feeds.filter((one) => !('section' in one) || !one.section).map((one) => one.address)
      if (!found.feeds[0] || !main.includes(found.feeds[0].address))
        wrong.push(`${title.id}: ${found.feeds[0]?.address ?? found.problems[0]?.message}`)
    }
    assert.deepEqual(wrong, [])
  } finally {
    await outside.close()
    await town.close()
  }
})
