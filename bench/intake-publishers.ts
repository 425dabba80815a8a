// The publishers of bench/intake.ts, in a process of their own: FEEDS feeds of 20 items on 127.0.0.1 to 127.0.0.250, with ETags.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'

const [feeds = 1000, items = 20, hosts = 250] = process.argv.slice(2).map(Number)
const began = Date.now()

// A small generator of its own (mulberry32), so that every run serves the same feeds.
const random = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const syllables =
  'ba be bi bo da de di do fa fe fi ga go ha he ka ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve vi wa we za'.split(
    ' ',
  )
const word = (chance: () => number) =>
  Array.from({ length: 2 + Math.floor(chance() * 3) }, () => syllables[Math.floor(chance() * syllables.length)]).join('')
// Words come as they do in a language: few often, most seldom.
const vocabulary = Array.from({ length: 20_000 }, (_, i) => word(random(i + 1)))
const sentence = (chance: () => number, length: number) => {
  const words = Array.from({ length }, () => vocabulary[Math.floor(vocabulary.length ** chance())] ?? 'news')
  return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`
}

const item = (feed: number, n: number) => {
  const chance = random(feed * 1000 + n)
  const at = `http://127.0.0.${(feed % hosts) + 1}/news/${feed}/${n}`
  const paragraphs = Array.from(
    { length: 5 },
    () => `<p>${Array.from({ length: 3 }, () => sentence(chance, 12)).join(' ')} <a href="/about/${n}">more</a></p>`,
  ).join('')
  return `<item><title>${sentence(chance, 9)}</title><link>${at}?utm_source=rss</link><guid isPermaLink="true">${at}</guid><dc:creator>Jo ${word(chance)}</dc:creator><category>World</category>
<pubDate>${new Date(began - n * 1_800_000 - feed * 997).toUTCString()}</pubDate><description>&lt;p&gt;${sentence(chance, 25)}&lt;/p&gt;</description><content:encoded><![CDATA[${paragraphs}]]></content:encoded>
<media:content url="${at}.jpg" type="image/jpeg" width="1200" height="800"><media:description>${sentence(chance, 10)}</media:description><media:credit>Photo ${word(chance)}</media:credit></media:content></item>`
}
const made = new Map<number, { body: Buffer; etag: string }>()
const feedOf = (feed: number) => {
  const text = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Title ${feed}</title><link>http://127.0.0.${(feed % hosts) + 1}/</link><language>en</language>${Array.from({ length: items }, (_, n) => item(feed, n)).join('')}</channel></rss>`
  const body = gzipSync(text, { level: 1 })
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` }
}
for (let feed = 0; feed < feeds; feed++) made.set(feed, feedOf(feed))

let port = 0
for (let host = 1; host <= hosts; host++) {
  const server = createServer((request, response) => {
    const feed = made.get(Number(/^\/feeds\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1))
    if (!feed) return void response.writeHead(404).end()
    if (request.headers['if-none-match'] === feed.etag) return void response.writeHead(304, { etag: feed.etag }).end()
    response
      .writeHead(200, {
        'content-type': 'application/rss+xml',
        'content-encoding': 'gzip',
        etag: feed.etag,
        'content-length': feed.body.length,
      })
      .end(feed.body)
  })
  await new Promise<void>((resolve) => server.listen(port, `127.0.0.${host}`, resolve))
  port ||= (server.address() as { port: number }).port
}
process.send?.({ port })
process.on('disconnect', () => process.exit(0))
