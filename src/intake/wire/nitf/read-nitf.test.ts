import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWire } from '../read-wire.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (text: string) => readWire(text, { now, address: 'https://press.example/out/1.xml', complain: () => {} })
const document = (
  docdata: string,
  more: { attributes?: string; head?: string; body?: string } = {},
) => `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en"><head><title>Slug</title>${more.head ?? ''}<docdata ${more.attributes ?? ''}>${docdata}</docdata></head>${
  more.body ??
  `<body><body.head><hedline><hl1>The <em>bridge</em> opens</hl1><hl2>Nine years late</hl2></hedline><note type="npa"><body.content><p>Not for print</p></body.content></note><byline>By <person>Ada Müller</person>, <byttl>Harbour reporter</byttl></byline><distributor><org>AFP</org></distributor><dateline><location>ASHMERE</location>, Nov. 23</dateline><abstract><p>After nine years.</p></abstract></body.head>
<body.content><block><p lede="true">It opened &amp; <a href="/more">more</a>.</p></block><hl2>What it cost</hl2><p>Five &lt;million&gt; for <org>Concord</org>.</p><ul><li>steel</li></ul><bq><block><p>At last.</p></block></bq>
<media media-type="image"><media-reference mime-type="image/jpeg" source="thumb.jpg" width="90" height="60"/><media-reference mime-type="image/jpeg" source="bridge.jpg" width="1600" height="900" alternate-text="A bridge"/><media-caption><p>On Monday.</p></media-caption><media-producer>Ida Holm</media-producer></media>
<nitf-table><table><tr><th>Year</th><td colspan="2">2026</td></tr></table></nitf-table></body.content><body.end><tagline>Reporting by Ada Müller</tagline></body.end></body>`
}</nitf>`

const full =
  '<doc-id id-string="press-1" regsrc="Concord"/><urgency ed-urg="2"/><date.issue norm="20261123T090000+0100"/><date.release norm="20261124T060000Z"/><date.expire norm="20261224T060000-0500"/><du-key key="bridge" version="3"/><ed-msg info="Eds: adds quotes"/><doc.copyright holder="Concord" year="2026"/><key-list><keyword key="bridges"/></key-list><identified-content><location>Ashmere</location></identified-content>'

test('a document says who, when, until when, which version and whose', () => {
  const item = read(document(full, { head: '<tobject><tobject.subject tobject.subject.type="Transport"/></tobject>' }))!.items[0]!
  assert.deepEqual([item.guid, item.title, item.summaryHtml, item.revision], ['press-1', 'The bridge opens', '<p>After nine years.</p>', 3])
  assert.deepEqual(
    [item.published, item.embargoUntil, item.expires].map((date) => date?.toISOString()),
    ['2026-11-23T08:00:00.000Z', '2026-11-24T06:00:00.000Z', '2026-12-24T11:00:00.000Z'],
  )
  assert.deepEqual(item.authors, [{ name: 'Ada Müller', role: 'Harbour reporter' }])
  assert.deepEqual(
    [item.agency, item.language, item.correction, item.rights],
    ['AFP', 'en', undefined, { holder: 'Concord', notice: '© 2026 Concord' }],
  )
  assert.deepEqual(item.categories, ['Transport', 'bridges', 'Ashmere'])
})

test('the body becomes plain HTML: names unwrapped, headings, lists, quotes, tables, pictures with their words', () => {
  const html = read(document(full))!.items[0]!.contentHtml!
  assert.match(
    html,
    /^<h2>Nine years late<\/h2>\n<p>ASHMERE, Nov. 23 — It opened &amp; <a href="https:\/\/press.example\/more">more<\/a>.<\/p>/,
  )
  for (const part of [
    '<h2>What it cost</h2>',
    '<p>Five &lt;million&gt; for Concord.</p>',
    '<ul><li>steel</li></ul>',
    '<blockquote><p>At last.</p></blockquote>',
    '<img src="https://press.example/out/bridge.jpg" alt="A bridge" width="1600" height="900"><figcaption>On Monday. <cite>Ida Holm</cite></figcaption>',
    '<table><tr><th>Year</th><td colspan="2">2026</td></tr></table>',
    '<p>Reporting by Ada Müller</p>',
  ])
    assert.ok(html.includes(part), part)
  assert.ok(!html.includes('Not for print'))
})

test('statuses are those of its head, and of another document that it names', () => {
  const status = (attributes: string, docdata = full) => read(document(docdata, { attributes }))!.items
  assert.equal(status('management-status="canceled"')[0]?.status, 'canceled')
  assert.equal(status('management-status="withheld"')[0]?.status, 'withheld')
  assert.equal(status('management-status="embargoed"')[0]?.status, undefined)
  assert.equal(status('management-status="embargoed"', '<doc-id id-string="a"/>')[0]?.status, 'withheld')
  const [own, other] = status('management-doc-idref="press-0" management-idref-status="canceled"')
  assert.deepEqual(
    [own?.guid, own?.status, other],
    ['press-1', undefined, { guid: 'press-0', title: '', authors: [], categories: [], media: [], status: 'canceled' }],
  )
  const only = read(
    document('', {
      attributes: 'management-doc-idref="press-0" management-idref-status="withheld"',
      body: '<body><body.content/></body>',
    }).replace('<title>Slug</title>', ''),
  )!.items
  assert.deepEqual(
    only.map(({ guid, status }) => [guid, status]),
    [['press-0', 'withheld']],
  )
})

test('a correction is told and takes the place of what it corrects', () => {
  const item = read(document(`${full}<correction id-string="press-0" info="Ten reads twelve."/>`))!.items[0]!
  assert.deepEqual([item.correction, item.replaces], ['Ten reads twelve.', ['press-0']])
})

test('a document that breaks off or holds nothing is refused', () => {
  assert.match(read(document(full).slice(0, -200))!.refused[0]!.message, /well-formed/)
  assert.match(read('<nitf><head><title>x</title></head></nitf>')!.refused[0]!.message, /neither a body/)
  assert.equal(read('<html><body><nitf></nitf></body></html>'), undefined)
})
