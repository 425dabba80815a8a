import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from './read-feed.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (text: string, address: string | undefined = 'https://paper.example/feeds/main.xml') =>
  readFeed(Buffer.from(text), { address, now })
const codes = (text: string) => read(text).problems.map(({ code }) => code)
const rss = (inside: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Paper</title><link>https://paper.example/</link><language>en-GB</language>${channel}${inside}</channel></rss>`

test('RSS 2.0 with what publishers add', () => {
  const feed = read(
    rss(
      `<item><title>Rates &amp;amp; rents: 5 &lt; 6</title><link>/news/1</link><guid isPermaLink="false">n1</guid><author>jo@paper.example (Jo Doe)</author><dc:creator>Ann Lee</dc:creator><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded><category>World</category><category>World</category><category>Rents</category>
      <media:group><media:content url="/s.jpg" medium="image" width="300"/><media:content url="/l.jpg" medium="image" width="1200" height="800"><media:description>A street</media:description><media:credit>Photo Co</media:credit></media:content></media:group>
      <enclosure url="https://paper.example/a.mp3" type="audio/mpeg" length="9"/></item>`,
      '<ttl>30</ttl><atom:link rel="self" href="https://paper.example/feeds/main.xml"/><atom:link rel="hub" href="https://hub.example/"/>',
    ),
  )
  assert.equal(feed.ok, true)
  assert.deepEqual(
    [feed.format, feed.title, feed.language, feed.home, feed.hub, feed.self, feed.ttlMinutes],
    ['rss', 'The Paper', 'en-GB', 'https://paper.example/', 'https://hub.example/', 'https://paper.example/feeds/main.xml', 30],
  )
  assert.deepEqual(feed.items, [
    {
      guid: 'n1',
      link: 'https://paper.example/news/1',
      title: 'Rates & rents: 5 < 6',
      authors: [{ name: 'Jo Doe', email: 'jo@paper.example' }, { name: 'Ann Lee' }],
      published: new Date('2026-11-23T10:00:00Z'),
      summaryHtml: 'Short.',
      contentHtml: '<p>Long.</p>',
      categories: ['World', 'Rents'],
      media: [
        {
          address: 'https://paper.example/l.jpg',
          medium: 'image',
          width: 1200,
          height: 800,
          caption: 'A street',
          credit: 'Photo Co',
          lead: true,
        },
        { address: 'https://paper.example/a.mp3', type: 'audio/mpeg', medium: 'audio' },
      ],
      base: 'https://paper.example/',
    },
  ])
  assert.deepEqual(feed.problems, [])
})

test('RSS 0.9x and RDF', () => {
  const old = read(
    '<rss version="0.91"><channel><title>Old</title><link>https://old.example/</link><item><title>One</title><link>https://old.example/1</link></item></channel></rss>',
  )
  assert.deepEqual([old.format, old.items[0]?.link], ['rss', 'https://old.example/1'])
  const rdf = read(
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title><link>https://r.example/</link></channel><item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2026-11-23</dc:date></item></rdf:RDF>',
  )
  assert.deepEqual(
    [rdf.format, rdf.title, rdf.items[0]?.guid, rdf.items[0]?.published?.toISOString()],
    ['rdf', 'R', 'https://r.example/1', '2026-11-23T00:00:00.000Z'],
  )
})

test('Atom with bases, kinds of text, inherited authors and tombstones', () => {
  const feed =
    read(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="fr" xml:base="https://a.example/x/"><title type="html">&lt;b&gt;Le&lt;/b&gt; Journal</title><author><name>Redaction</name></author>
    <entry><title type="text">a &lt; b</title><id>urn:1</id><link rel="self" href="self.xml"/><link href="one"/><link rel="enclosure" type="image/png" href="/p.png"/><updated>2026-11-23T10:00:00Z</updated><published>2026-11-22T10:00:00Z</published><summary>1 &lt; 2</summary><content type="xhtml" xml:base="c/"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body</p></div></content></entry>
    <at:deleted-entry ref="urn:2" when="2026-11-23T11:00:00Z"/></feed>`)
  assert.deepEqual([feed.format, feed.title, feed.language], ['atom', 'Le Journal', 'fr'])
  const [one, two] = feed.items
  assert.deepEqual(
    [one?.title, one?.link, one?.guid, one?.authors[0]?.name, one?.summaryHtml, one?.contentHtml, one?.base, one?.media[0]?.address],
    [
      'a < b',
      'https://a.example/x/one',
      'urn:1',
      'Redaction',
      '1 &lt; 2',
      '<p>Body</p>',
      'https://a.example/x/c/',
      'https://a.example/p.png',
    ],
  )
  assert.deepEqual([one?.published?.toISOString(), one?.updated?.toISOString()], ['2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z'])
  assert.deepEqual([two?.status, two?.guid, two?.updated?.toISOString()], ['canceled', 'urn:2', '2026-11-23T11:00:00.000Z'])
})

test('JSON Feed: ids made text, items without one left out, text made HTML', () => {
  const feed = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://j.example/',
      language: 'de',
      authors: [{ name: 'All' }],
      items: [
        {
          id: 7,
          url: 'https://j.example/7',
          title: 'Seven',
          content_text: 'a < b\n\nc',
          image: 'https://j.example/7.jpg',
          tags: ['x'],
          date_published: '2026-11-23T10:00:00+01:00',
        },
        { id: '', title: 'lost' },
      ],
    }),
  )
  assert.deepEqual([feed.format, feed.language, feed.items.length], ['json', 'de', 1])
  assert.deepEqual(
    [feed.items[0]?.guid, feed.items[0]?.contentHtml, feed.items[0]?.authors, feed.items[0]?.media[0]?.lead],
    ['7', '<p>a &lt; b</p><p>c</p>', [{ name: 'All' }], true],
  )
  assert.ok(feed.problems.some(({ code }) => code === 'id-missing'))
})

test('links that lead to no article are dropped and told', () => {
  const feed = read(
    rss('<item><title>a</title><link>javascript:alert(1)</link></item><item><title>b</title><link>data:text/html,x</link></item>'),
  )
  assert.deepEqual(
    feed.items.map(({ link }) => link),
    [undefined, undefined],
  )
  assert.match(feed.problems.find(({ code }) => code === 'link-dropped')?.message ?? '', /^2 addresses/)
})

test('broken feeds give what is whole', () => {
  const item = (n: number) =>
    `<item><title>Item ${n}</title><link>https://paper.example/${n}</link><guid>${n}</guid><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate></item>`
  const whole = rss(item(1) + item(2) + item(3))
  for (let at = whole.length - 1; at > whole.indexOf('</item>') + 7; at -= 7) {
    const feed = read(whole.slice(0, at))
    assert.ok(feed.ok && feed.items.length >= 1, `cut at ${at}`)
    assert.equal(feed.items[0]?.title, 'Item 1')
  }
  assert.deepEqual(
    read(rss(`${item(1)}<item><title>5 < 6 <b></title></item>${item(2)}`))
      .items.map(({ title }) => title)
      .filter((title) => title.startsWith('Item')),
    ['Item 1', 'Item 2'],
  )
  assert.equal(read(rss(`<foo>${item(1)}${item(2)}`)).items.length, 2)
})

test('what is no feed says what it is', () => {
  assert.deepEqual(
    [codes(''), codes('   \n'), codes('hello'), codes('{"a":1}'), codes('<kml></kml>')],
    [['empty'], ['empty'], ['not-a-feed'], ['not-parsed', 'not-a-feed'], ['not-a-feed']],
  )
  const page = read(
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="javascript:x"></head></html>',
  )
  assert.deepEqual([page.ok, page.problems[0]?.code, page.feedLinks], [false, 'web-page', ['https://paper.example/feed']])
})

test('two thousand items at most, the newest, in the order of the feed', () => {
  const items = Array.from(
    { length: 2500 },
    (_, n) =>
      `<item><title>${n}</title><link>https://paper.example/${n}</link><pubDate>${new Date(Date.UTC(2026, 0, 1) + n * 60_000).toUTCString()}</pubDate></item>`,
  ).join('')
  const feed = read(rss(items))
  assert.deepEqual([feed.items.length, feed.items[0]?.title, feed.items.at(-1)?.title], [2000, '500', '2499'])
})

test('bytes that are nothing never make it throw', () => {
  let seed = 7
  const chance = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648
  }
  const good = rss('<item><title>x</title><media:content url="u"/></item>')
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(good)
    for (let hit = 0; hit < 1 + round / 10; hit++) bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256)
    assert.ok(Array.isArray(readFeed(bytes, { now }).items))
  }
})
