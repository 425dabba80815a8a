import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWire } from '../read-wire.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (text: string, codes: string[] = [], against?: string) =>
  readWire(text, { now, against, complain: (_, code) => void codes.push(code) })
const space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
const open = (kind: string, guid: string, version = 1) =>
  `<${kind} ${space} guid="${guid}" version="${version}" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">`
const meta = (kind: string, more = '', status = 'stat:usable') =>
  `<itemMeta><itemClass qcode="ninat:${kind}"/><provider qcode="np:concord"><name>Concord Press</name></provider><versionCreated>2026-11-23T10:00:00Z</versionCreated><firstCreated>2026-11-23T08:00:00Z</firstCreated>${more.startsWith('<embargoed') ? more : ''}<pubStatus qcode="${status}"/>${more.startsWith('<embargoed') ? '' : more}</itemMeta>`
const text = (inner: { meta?: string; status?: string; content?: string; set?: string; guid?: string } = {}) =>
  `${open('newsItem', inner.guid ?? 'tag:c.example:1', 4)}<rightsInfo><copyrightHolder literal="x"><name>Concord</name></copyrightHolder><copyrightNotice href="https://c.example/rights">© Concord</copyrightNotice><usageTerms>Members only</usageTerms><dataMining uri="http://example.org/vocab/DMI-PROHIBITED"/></rightsInfo>${meta('text', inner.meta, inner.status)}
  <contentMeta><by>Ada Müller</by><infoSource literal="AFP"><name>AFP</name></infoSource><language tag="en"/><keyword>bridges</keyword><subject qcode="medtop:1"><name xml:lang="de">Verkehr</name><name xml:lang="en">Transport</name></subject><subject qcode="geo:9"/><headline>The bridge opens</headline><description role="drol:summary">After nine years.</description>${inner.content ?? ''}</contentMeta>
  <assert qcode="geo:9"><name>Ashmere</name></assert>
  <contentSet>${inner.set ?? '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not this</title></head><body><p>It opened.</p></body></html></inlineXML>'}</contentSet></newsItem>`
const picture = (guid: string, status?: string) =>
  `${open('newsItem', guid)}${meta('picture', '', status)}<contentMeta><creator><name>Ida Holm</name></creator><description role="drol:caption">The bridge on Monday.</description><description role="drol:altText">A bridge</description></contentMeta><contentSet><remoteContent rendition="rnd:thumb" href="https://c.example/t.jpg" contenttype="image/jpeg" width="90" height="60"/><remoteContent rendition="rnd:web" href="https://c.example/w.jpg" contenttype="image/jpeg" width="1600" height="900"/></contentSet></newsItem>`
const message = (...items: string[]) =>
  `<?xml version="1.0"?><newsMessage ${space}><header><sent>2026-11-23T10:00:00Z</sent><sender>c.example</sender></header><itemSet>${items.join('')}</itemSet></newsMessage>`

test('a news item of text becomes an item with all that it says', () => {
  const item = read(text())!.items[0]!
  assert.deepEqual(
    [item.guid, item.revision, item.title, item.summaryHtml, item.contentHtml],
    ['tag:c.example:1', 4, 'The bridge opens', 'After nine years.', '<p>It opened.</p>'],
  )
  assert.deepEqual([item.published?.getUTCHours(), item.updated?.getUTCHours(), item.language], [8, 10, 'en'])
  assert.deepEqual(item.authors, [{ name: 'Ada Müller' }])
  assert.deepEqual(item.categories, ['Transport', 'Ashmere', 'bridges'])
  assert.equal(item.agency, 'AFP')
  assert.deepEqual(item.rights, {
    holder: 'Concord',
    notice: '© Concord',
    usage: 'Members only Data mining: DMI-PROHIBITED.',
    license: 'https://c.example/rights',
    mining: 'DMI-PROHIBITED',
  })
})

test('NITF, plain text and HTML within it are its text', () => {
  const nitf =
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><byline>By Jo Reed</byline></body.head><body.content><p>From <location>Ashmere</location>.</p></body.content></body></nitf></inlineXML>'
  assert.equal(read(text({ set: nitf }))?.items[0]?.contentHtml, '<p>From Ashmere.</p>')
  assert.equal(
    read(text({ set: '<inlineData contenttype="text/plain">One.\n\nTwo &lt;2.</inlineData>' }))?.items[0]?.contentHtml,
    '<p>One.</p><p>Two &lt;2.</p>',
  )
  assert.equal(
    read(text({ set: '<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;</inlineData>' }))?.items[0]?.contentHtml,
    '<p>One.</p>',
  )
})

test('hold, kill, embargo, expiry and correction', () => {
  assert.equal(read(text({ status: 'stat:canceled' }))?.items[0]?.status, 'canceled')
  assert.equal(read(text({ status: 'stat:withheld' }))?.items[0]?.status, 'withheld')
  assert.equal(read(text({ status: 'own:pending' }))?.items[0]?.status, 'withheld')
  assert.equal(
    read(text({ meta: '<embargoed>2026-11-24T06:00:00Z</embargoed>' }))?.items[0]?.embargoUntil?.toISOString(),
    '2026-11-24T06:00:00.000Z',
  )
  assert.equal(read(text({ meta: '<embargoed/>' }))?.items[0]?.status, 'withheld')
  assert.equal(read(text({ meta: '<expires>2026-12-24T06:00:00Z</expires>' }))?.items[0]?.expires?.getUTCMonth(), 11)
  assert.equal(
    read(text({ meta: '<edNote>Ten reads twelve.</edNote><signal qcode="sig:correction"/>' }))?.items[0]?.correction,
    'Ten reads twelve.',
  )
  assert.equal(read(text({ meta: '<edNote>Adds quotes.</edNote><signal qcode="sig:update"/>' }))?.items[0]?.correction, undefined)
})

test('in a message a picture goes to the piece that points at it, or that a package puts it beside, and is no piece of its own', () => {
  const linked = read(message(text({ meta: '<link rel="irel:seeAlso" residref="tag:c.example:p"/>' }), picture('tag:c.example:p')))!
  assert.equal(linked.items.length, 1)
  const [media] = linked.items[0]!.media
  assert.deepEqual(
    [media?.address, media?.caption, media?.credit, media?.alt, media?.lead],
    ['https://c.example/w.jpg', 'The bridge on Monday.', 'Ida Holm', 'A bridge', true],
  )
  const packed = `${open('packageItem', 'tag:c.example:k')}${meta('composite')}<groupSet root="g"><group id="g" role="group:main"><itemRef residref="tag:c.example:1"/><itemRef residref="tag:c.example:p"/></group></groupSet></packageItem>`
  const joined = read(message(packed, text(), picture('tag:c.example:p')))!
  assert.deepEqual(
    joined.items.map(({ guid, media }) => [guid, media.length]),
    [['tag:c.example:1', 1]],
  )
  assert.equal(read(message(text(), picture('tag:c.example:p')))?.items.length, 2)
  assert.equal(
    read(message(text({ meta: '<link rel="irel:seeAlso" residref="tag:c.example:p"/>' }), picture('tag:c.example:p', 'stat:canceled')))
      ?.items[0]?.media[0]?.withheld,
    true,
  )
})

test('a package alone lists what it holds; plans are kept back, vocabularies are told of', () => {
  const packed = `${open('packageItem', 'tag:c.example:k')}${meta('composite')}<contentMeta><headline>Top news</headline></contentMeta><groupSet root="g"><group id="g"><itemRef residref="a"><title>One &amp; only</title><description>It opened.</description></itemRef></group></groupSet></packageItem>`
  assert.equal(read(packed)?.items[0]?.contentHtml, '<ul><li>One &amp; only — It opened.</li></ul>')
  const codes: string[] = []
  const plan = `${open('planningItem', 'tag:c.example:n')}${meta('text')}</planningItem>`
  assert.equal(read(plan, codes)?.items[0]?.status, 'withheld')
  const concept = `${open('conceptItem', 'tag:c.example:c')}${meta('text')}<concept><name>A mayor</name></concept></conceptItem>`
  assert.deepEqual(read(concept, codes), { format: 'newsml', title: undefined, language: 'en', items: [], refused: [] })
  assert.deepEqual(codes, ['planned', 'not-news-conceptitem'])
})

test('an invalid item is refused with its reason', () => {
  const why = (xml: string, against?: string) => read(xml, [], against)?.refused[0]?.message ?? ''
  assert.match(why(`${open('newsItem', 'a')}</newsItem>`), /itemMeta is missing/)
  assert.match(why(text().replace('guid="tag:c.example:1"', '')), /newsItem@guid is missing/)
  assert.match(why(text().replace('<versionCreated>2026-11-23T10:00:00Z</versionCreated>', '')), /itemMeta\/versionCreated is missing/)
  assert.match(why(text({ content: '<subject qcode="without-scheme"/>' })), /subject@qcode must be a code with its scheme/)
  assert.match(why(text({ content: '<creator uri="https://c.example/%zz"/>' })), /creator@uri must be an address/)
  assert.match(why(text({ meta: '<gossip>no</gossip>' })), /gossip cannot stand in itemMeta/)
  assert.match(why(text().replace('</newsItem>', '')), /not well-formed/)
  assert.match(
    why(text({ content: '<subject><related><related><related><related/></related></related></related></subject>' })),
    /related stands within related/,
  )
  assert.match(why(text(), '2.30'), /dataMining came with version 2.34/)
  // A kill with a mistake in it is still a kill.
  assert.equal(read(text({ status: 'stat:canceled', content: '<subject qcode="x"/>' }))?.items[0]?.status, 'canceled')
})
