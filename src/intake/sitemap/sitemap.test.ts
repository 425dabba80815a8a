import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { corpora } from '../../../tests/town/corpora.ts'
import { testDatabase } from '../../../tests/town/database.ts'
import { openNetwork } from '../../base/fetching.ts'
import { joinTitles, type TitleForm } from '../../titles/titles.ts'
import { callRound } from '../call-round.ts'
import { readFeed } from '../read-feed.ts'
import { readHere } from '../reading-threads.ts'
import { seedFeedCalls } from '../seed-feed-calls.ts'
import { pickSitemaps } from './pick-sitemaps.ts'

const now = new Date('2026-11-23T12:00:00Z')
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, address = 'https://paper.example/news.xml') => readFeed(bytes(text), { address, now })

const url = (
  n: number,
  more = '',
) => `<url><loc>\n https://paper.example/${n} </loc><n:news><n:publication><n:name>The Paper</n:name><n:language>fr</n:language></n:publication>
  <n:publication_date>2026-11-23T0${n}:30:00+01:00</n:publication_date><n:title> Piece ${n} &amp; more </n:title><n:keywords>ferry, harbour,ferry</n:keywords></n:news>${more}</url>`
const news = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${inner}</urlset>`

test('a news sitemap is a feed of headlines, links, days, languages, keywords and pictures', () => {
  const image =
    '<image:image><image:loc>/a.jpg</image:loc><image:caption>At sea</image:caption></image:image><lastmod>2026-11-23T05:00:00Z</lastmod>'
  const feed = read(
    news(
      url(1, image) +
        url(2) +
        '<url><loc>https://paper.example/no-headline</loc></url><url><n:news><n:title>No link</n:title></n:news></url>',
    ),
  )
  assert.deepEqual([feed.ok, feed.format, feed.title, feed.language, feed.items.length], [true, 'sitemap', 'The Paper', 'fr', 2])
  assert.deepEqual(feed.items[0], {
    link: 'https://paper.example/1',
    title: 'Piece 1 & more',
    authors: [],
    published: new Date('2026-11-23T00:30:00Z'),
    updated: new Date('2026-11-23T05:00:00Z'),
    categories: ['ferry', 'harbour'],
    media: [{ address: 'https://paper.example/a.jpg', medium: 'image', caption: 'At sea', lead: true }],
    language: 'fr',
  })
  assert.ok(feed.problems.some((one) => one.code === 'sitemap-no-headline' && one.message.startsWith('2 items')))
})

test('damaged sitemaps give what is whole in them; other XML is none', () => {
  assert.equal(read(news(url(1) + url(2)).slice(0, -60)).items.length, 2)
  assert.equal(read(news(`<foo>no</foo>${url(1)}`.replace('</loc>', '<</loc>'))).items.length <= 1, true)
  assert.equal(read(news('')).items.length, 0)
  assert.equal(read('<html><body><urlset></urlset></body></html>').ok, false)
  assert.equal(read('<rss version="2.0"><channel><title>x</title><item><title>y &lt;urlset> </title></item></channel></rss>').format, 'rss')
})

const folder = join(corpora, 'sitemaps')
test('every sitemap of the corpus is read', { skip: !existsSync(folder) && `${folder} is not there` }, (t) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.xml(\.gz)?$/.test(name))
  assert.ok(files.length >= 15)
  const found = Object.fromEntries(
    files.map((name) => {
      const raw = readFileSync(join(folder, name))
      const feed = readFeed(name.endsWith('.gz') ? gunzipSync(raw) : raw, { address: 'https://paper.example/s.xml', now })
      assert.deepEqual([feed.ok, feed.format], [true, 'sitemap'], name)
      return [name, `${feed.items.length} items, ${feed.sitemaps?.length ?? 'no'} sitemaps`]
    }),
  )
  t.diagnostic(JSON.stringify(found))
  const feed = readFeed(readFileSync(join(folder, 'lemonde-news-sitemap-sample.xml')), { now })
  assert.equal(feed.items[0]?.title, 'Guerre en Ukraine : questions après le crash d’un avion russe')
  assert.equal(feed.items[0]?.published?.toISOString(), '2024-01-25T03:30:07.000Z')
})

test('of an index the newest sitemaps for news are followed, of its own site alone', () => {
  const at = (path: string, day?: string) => ({
    address: path.startsWith('http') ? path : `https://paper.example${path}`,
    ...(day ? { changed: new Date(day) } : {}),
  })
  const pick = (...all: ReturnType<typeof at>[]) =>
    pickSitemaps(all, 'https://www.paper.example/index.xml').map((one) => new URL(one.address).pathname)
  assert.deepEqual(
    pick(
      at('/pages.xml', '2026-11-23'),
      at('/news-old.xml', '2026-10-01'),
      at('/news-new.xml', '2026-11-23'),
      at('/image-news.xml', '2026-11-23'),
    ),
    ['/news-new.xml', '/news-old.xml'],
  )
  assert.deepEqual(pick(at('/s-2026-09.xml'), at('/s-2026-11.xml'), at('/s-2026-10.xml')), ['/s-2026-11.xml', '/s-2026-10.xml'])
  assert.deepEqual(pick(at('https://other.example/news.xml'), at('https://news.paper.example/x.xml')), ['/x.xml'])
})

const asked: string[] = []
let index = ''
const server = createServer((request, response) => {
  asked.push(request.url!)
  const here = `http://${request.headers.host}`
  if (request.url === '/sitemap.xml') response.setHeader('etag', '"same"').end(index.replaceAll('HERE', here))
  else if (request.url === '/news.xml.gz')
    response.setHeader('content-type', 'application/gzip').end(gzipSync(news(url(1) + url(2)).replaceAll('https://paper.example', here)))
  else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const network = openNetwork({ allow: ['127.0.0.1'] })
after(async () => {
  await network.close()
  server.close()
})

test('a title whose feed address is an index of sitemaps has articles with headlines and links, and is asked whole each time', async () => {
  const { db, jobs } = await testDatabase({
    'title-joined': (facts, at) =>
      seedFeedCalls(
        db,
        facts.flatMap((fact) => fact.titles),
        at,
      ),
  })
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  index =
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>HERE/pages.xml</loc></sitemap><sitemap><loc>HERE/news.xml.gz</loc></sitemap></sitemapindex>'
  await joinTitles(
    db,
    [{ id: 'one', name: 'The One', publisher: 'One Press', feeds: [{ address: `${here}/sitemap.xml` }] } as TitleForm],
    now,
  )
  await jobs.settle(() => now)
  const outside = { network, reading: await readHere() }
  await callRound(db, outside, () => now, { atOnce: 2 })
  assert.deepEqual(asked, ['/sitemap.xml', '/news.xml.gz'])
  const articles = await db.selectFrom('articles').select(['headline', 'address', 'language', 'words']).orderBy('headline').execute()
  assert.deepEqual(articles, [
    { headline: 'Piece 1 & more', address: `${here}/1`, language: 'fr', words: 0 },
    { headline: 'Piece 2 & more', address: `${here}/2`, language: 'fr', words: 0 },
  ])
  const [call] = await db.selectFrom('feed_calls').select(['state', 'format', 'etag', 'body_hash', 'items_seen']).execute()
  assert.deepEqual(call, { state: 'well', format: 'sitemap', etag: null, body_hash: '', items_seen: 2 })
})
