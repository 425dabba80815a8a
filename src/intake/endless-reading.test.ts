import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutDoctype } from './mend-xml.ts'
import { readFeed } from './read-feed.ts'
import { withoutSpans } from './without-spans.ts'

const feed = '<rss><channel><title>T</title><item><title>One</title><link>https://a.example/1</link></item></channel></rss>'
const of = (text: string, size = 300_000) => text.repeat(Math.ceil(size / text.length))
const read = (text: string) => readFeed(Buffer.from(text), { now: new Date('2026-11-23T12:00:00Z') })

/** Each of these took from seconds to for ever while an expression could be matched in many ways. The limit is a hundred times what they take. */
const soon = <T>(what: string, work: () => T): T => {
  const began = performance.now()
  const result = work()
  assert.ok(performance.now() - began < 5000, what)
  return result
}

test('rows of comments cost no more than their length, before a feed and behind it', () => {
  assert.equal(soon('before', () => read(`<?xml version="1.0"?>${'<!--a-->'.repeat(900)}${feed}`)).items.length, 1)
  assert.equal(soon('behind', () => read(`${feed}${'<!--a-->'.repeat(500)}z`)).items.length, 1)
  assert.equal(soon('web page', () => read(`${'<!--a-->'.repeat(900)}<!doctype html>${'<!--a-->'.repeat(200)}<p>`)).ok, false)
})

test('comments, declarations and tombstones that never end are passed over once', () => {
  soon('comments before a document type', () => withoutDoctype(`${of('<!--', 190_000)}<!DOCTYPE rss []><rss/>`))
  soon('entities', () => withoutDoctype(`<!DOCTYPE rss [${of('<!ENTITY a SYSTEM ')}]><rss/>`))
  soon('spaces', () => withoutDoctype(`<!DOCTYPE rss [<!ENTITY a SYSTEM${of(' ')}]><rss/>`))
  for (const piece of ['<deleted-entry ', '<!--', '<![CDATA[', '<!--<![CDATA['])
    assert.deepEqual(soon(piece, () => read(`<feed>deleted-entry${of(piece)}`)).items, [])
})

test('a broken feed with a long head is not read over and over', () => {
  const broken = `<rss><channel><description>${of('abc ', 1_000_000)}</description>${'<item><title>a</b></item>'.repeat(2000)}</channel></rss>`
  soon('long head', () => read(broken))
})

test('what a feed nests, names and points to costs no more than its length', () => {
  const item = '<item><title>T</title><link>x</link><enclosure url="y"/><description>d</description></item>'
  const nested = (open: string, close: string) =>
    `<rss><channel>${open.repeat(190)}${item.repeat(2000)}${close.repeat(190)}</channel></rss>`
  assert.equal(soon('bases', () => read(nested('<channel xml:base="https://a.example/b/">', '</channel>'))).items.length, 2000)
  soon('one endless base', () =>
    read(`<rss xml:base="https://a.example/${of('b', 1_000_000)}"><channel>${item.repeat(2000)}</channel></rss>`),
  )
  soon('depth', () => read(`<rss><channel>${of('<item>', 3_000_000)}`))
  soon('names', () => read(`<rss><channel>${Array.from({ length: 200_000 }, (_, n) => `<a${n}>`).join('')}`))
  soon('ends of nothing', () => read(`<rss><channel>${of('<item>', 1_000_000)}${of('</b>', 1_000_000)}`))
  soon('tags without end', () => read(`<feed><entry><summary>${of('&lt;p ', 2_000_000)}</summary></entry></feed>`))
  soon('roots without end', () => read(`<rss><channel>${of('<rss ', 1_000_000)}<item><title>T</title></item>`))
  soon('declarations', () =>
    read(`<rss ${Array.from({ length: 20_000 }, (_, n) => `xmlns:n${n}="u"`).join(' ')}><channel><foo>${item.repeat(3000)}`),
  )
  soon('a document for a body', () =>
    read(
      `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded><![CDATA[<!doctype html>${of('<div>', 1_000_000)}]]></content:encoded></item></channel></rss>`,
    ),
  )
})

test('what is cut out is cut at the first end, and what has none stays', () => {
  assert.equal(withoutSpans('a<!--b<![CDATA[c-->d<![CDATA[<!--]]>e<!--f', 'comments and CDATA'), 'ade<!--f')
  assert.equal(withoutSpans('a<!-- b -->c<![CDATA[<!--d-->]]>', 'comments'), 'ac<![CDATA[]]>')
})
