// What partners ask publishers to send them is what a bundle is sent too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../read-feed.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (text: string) => readFeed(Buffer.from(text), { address: 'https://paper.example/feeds/partner.xml', now })
const rss = (item: string, spaces = '') =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" ${spaces}><channel><title>The Paper</title><link>https://paper.example/</link><item>${item}</item></channel></rss>`
const first = (item: string, spaces = '') => read(rss(item, spaces)).items[0]!

const media = 'xmlns:media="http://search.yahoo.com/mrss/"'
const content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
const dcterms = 'xmlns:dcterms="http://purl.org/dc/terms/"'

test('MSN: pictures with captions, rights and focal regions, dcterms for changes and ends', () => {
  const item = first(
    `<guid isPermaLink="false">7</guid><title>Ferry stays in harbour</title><link>https://paper.example/7</link><pubDate>2026-11-23T08:00:00Z</pubDate>
    <dcterms:modified>2026-11-23T09:00:00Z</dcterms:modified><dcterms:valid>start=2026-11-23T08:00Z;\n end=2026-12-01T00:00Z; scheme=W3C-DTF</dcterms:valid>
    <mi:shortTitle>Ferry stays</mi:shortTitle>
    <media:content url="https://paper.example/a.jpg" type="image/jpeg" width="1000" height="500"><media:thumbnail url="https://paper.example/a-s.jpg"/>
      <media:title>The ferry</media:title><media:text>The ferry at its quay</media:text><media:credit>Ida Quay</media:credit>
      <mi:focalRegion><mi:x1>200</mi:x1><mi:x2>300</mi:x2><mi:y1>0</mi:y1><mi:y2>500</mi:y2></mi:focalRegion><mi:hasSyndicationRights>1</mi:hasSyndicationRights></media:content>
    <media:content url="https://paper.example/b.jpg" medium="image"><mi:hasSyndicationRights>0</mi:hasSyndicationRights><mi:licensorName>Picture House</mi:licensorName></media:content>`,
    `${media} ${dcterms} xmlns:mi="http://schemas.ingestion.microsoft.com/common/"`,
  )
  assert.deepEqual(
    [item.published, item.updated, item.embargoUntil, item.expires].map((date) => date?.toISOString()),
    ['2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z', '2026-11-23T08:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  )
  const [a, b] = item.media
  assert.deepEqual(
    [a?.alt, a?.caption, a?.credit, a?.focus, a?.withheld, a?.lead],
    ['The ferry', 'The ferry at its quay', 'Ida Quay', { x: 0.25, y: 0.5 }, undefined, true],
  )
  assert.deepEqual([b?.withheld, b?.credit, b?.lead], [true, 'Picture House', undefined])
})

test('SmartFormat: status as text, thumbnail as text, advertisements and analytics left out', () => {
  const smart = (status: string) =>
    first(
      `<guid>https://paper.example/8</guid><title>Eight</title><media:status>${status}</media:status><media:thumbnail>https://paper.example/8.jpg</media:thumbnail>
      <content:encoded><![CDATA[<p>Text.</p>]]></content:encoded><snf:advertisement><snf:sponsoredLink link="https://ads.example" title="Buy"/><snf:adcontent><![CDATA[<script>x()</script>]]></snf:adcontent></snf:advertisement>
      <snf:analytics><![CDATA[<script>y()</script>]]></snf:analytics>`,
      `${media} ${content} xmlns:snf="http://www.smartnews.be/snf"`,
    )
  assert.deepEqual(
    ['active', 'deleted', 'blocked', 'who knows'].map((status) => smart(status).status),
    [undefined, 'canceled', 'withheld', 'withheld'],
  )
  const item = smart('active')
  assert.deepEqual([item.media[0]?.address, item.contentHtml], ['https://paper.example/8.jpg', '<p>Text.</p>'])
  assert.doesNotMatch(JSON.stringify(item), /script|ads\.example/)
})

test('Facebook Instant Articles: ISO dates, and a whole document for a body', () => {
  const item = first(
    `<title>Nine</title><guid>9</guid><modDate>2026-11-23T10:00:00+01:00</modDate><content:encoded><![CDATA[<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="canonical" href="https://paper.example/9"></head>
    <body><article><header><figure><img src="/9.jpg"></figure><h1>Nine</h1><time class="op-published" datetime="2026-11-22T10:00:00Z">Sunday</time><time class="op-modified" dateTime="2026-11-22T11:00:00Z">Sunday</time><address><a>Ada Noon</a> writes</address></header>
    <p>First.</p><figure class="op-tracker"><iframe src="https://track.example"></iframe></figure><footer><small>Small print</small></footer></article></body></html>]]></content:encoded>`,
    content,
  )
  assert.deepEqual(
    [item.link, item.published?.toISOString(), item.updated?.toISOString(), item.authors[0]?.name],
    ['https://paper.example/9', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z', 'Ada Noon'],
  )
  assert.match(item.contentHtml ?? '', /^\s*<header>.*9\.jpg.*<p>First\.<\/p>/s)
  assert.doesNotMatch(item.contentHtml ?? '', /track|Small print|<h1|<time|canonical/)
})

test('FeedBurner: the link is the publisher’s own, whatever counts the clicks', () => {
  assert.equal(
    first(
      '<title>T</title><link>https://feeds.burner.example/~r/x/1</link><feedburner:origLink>https://paper.example/1</feedburner:origLink>',
      'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
    ).link,
    'https://paper.example/1',
  )
})

test('rights and where a piece comes from', () => {
  const item = first(
    `<title>T</title><dc:rights>© The Paper</dc:rights><dcterms:rightsHolder>Paper Ltd</dcterms:rightsHolder><cc:license rdf:resource="https://creativecommons.org/licenses/by-nd/4.0/"/><dc:source>Concord Press</dc:source>`,
    `${dcterms} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://web.resource.org/cc/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"`,
  )
  assert.deepEqual(item.rights, {
    holder: 'Paper Ltd',
    notice: '© The Paper',
    license: 'https://creativecommons.org/licenses/by-nd/4.0/',
  })
  assert.equal(item.agency, 'Concord Press')
  assert.equal(first('<title>T</title><source url="https://wire.example/feed">The Wire</source>').agency, 'The Wire')
  assert.equal(first('<title>T</title><source url="https://wire.example/feed">https://wire.example/</source>').agency, undefined)
})

test('a date alone in dcterms:valid ends what came before it, and nothing else', () => {
  const ends = (valid: string) =>
    first(`<title>T</title><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><dcterms:valid>${valid}</dcterms:valid>`, dcterms).expires
  assert.equal(ends('2026-12-24')?.toISOString(), '2026-12-24T00:00:00.000Z')
  assert.equal(ends('2026-11-01'), undefined)
  const told = read(rss('<title>T</title><dcterms:valid>start=soon; end=later</dcterms:valid>', dcterms))
  assert.ok(told.problems.some(({ code }) => code === 'validity-unreadable'))
})
