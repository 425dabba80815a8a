import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareItem } from '../../articles/articles.ts'
import { readFeed } from '../read-feed.ts'

const now = new Date('2026-11-23T12:00:00Z')
const space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
const itemMeta =
  '<itemMeta><itemClass qcode="a:text"/><provider qcode="a:b"/><versionCreated>2026-11-23T10:00:00Z</versionCreated></itemMeta>'
const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)
const nested = (times: number) => {
  let item: object = { uri: 'urn:a:0' }
  for (let at = 1; at < times; at++) item = { uri: `urn:a:${at}`, type: 'text', body_html: '<p>x</p>', associations: { a: item } }
  return item
}

const cases: Record<string, () => string> = {
  'items nested two thousand deep': () => JSON.stringify(nested(2000)),
  'two hundred thousand items': () => JSON.stringify(Array.from({ length: 200_000 }, (_, at) => ({ uri: `urn:a:${at}` }))),
  'lists in lists': () => deep('[', ']', 100_000),
  'a million brackets in a body': () => JSON.stringify({ uri: 'urn:a:1', body_html: '<'.repeat(1_000_000) }),
  'a status as long as a book': () => JSON.stringify([{ uri: 'urn:a:1', pubstatus: ':/#'.repeat(300_000) }]),
  'names of the prototype': () => '{"uri":"urn:a:1","__proto__":{"status":"x"},"constructor":1,"toString":"x","hasOwnProperty":1}',
  'fifty thousand renditions': () =>
    JSON.stringify({
      uri: 'urn:a:1',
      renditions: Array.from({ length: 50_000 }, (_, at) => ({ name: 'a', href: `https://a.example/${at}.jpg` })),
    }),
  'NITF a hundred thousand deep': () => `<nitf><body><body.content>${deep('<block>', '</block>', 100_000)}</body.content></body></nitf>`,
  'related a hundred thousand deep': () =>
    `<newsItem ${space} guid="a" standard="NewsML-G2" standardversion="2.35">${itemMeta}<assert>${deep('<related>', '</related>', 100_000)}</assert></newsItem>`,
  'twenty thousand items that point at one another': () =>
    `<newsMessage ${space}><itemSet>${Array.from({ length: 20_000 }, (_, at) => `<newsItem guid="i${at}">${itemMeta.replace('</itemMeta>', `<link residref="i${at + 1}"/></itemMeta>`)}</newsItem>`).join('')}</itemSet></newsMessage>`,
  'a comment that never ends': () => `<!--${'-'.repeat(500_000)}`,
  'spaces before nothing': () => `{"uri": "urn:a:1", "byline": "${' , '.repeat(300_000)}"}`,
}

for (const [name, make] of Object.entries(cases))
  test(`${name}: read in a second or two of work, without a throw`, () => {
    const bytes = new TextEncoder().encode(make())
    // Work of this process, not time on the wall: a busy machine is no fault of the reader.
    const before = process.cpuUsage()
    const read = readFeed(bytes, { now })
    for (const item of read.items.slice(0, 100)) prepareItem(item, { feedAddress: 'https://a.example/' })
    assert.ok(read.items.length <= 2000)
    const { user, system } = process.cpuUsage(before)
    assert.ok(user + system < 4_000_000, `${Math.round((user + system) / 1000)} ms`)
  })

test('no script of a wire document comes through', () => {
  const evil = '<p>Text of the piece.</p><p><img src=x onerror="a()"><script>a()</script><a href="javascript:a()">x</a></p>'
  const nitf = `<nitf><body><body.content><p>Text <a href="javascript:a()">x</a> &lt;script&gt;a()&lt;/script&gt;<script>a()</script></p></body.content></body></nitf>`
  for (const text of [JSON.stringify({ uri: 'urn:a:1', headline: 'x', body_html: evil }), nitf]) {
    const [item] = readFeed(new TextEncoder().encode(text), { now }).items
    const { html } = prepareItem(item!, { feedAddress: 'https://a.example/' })
    assert.match(html, /Text/)
    assert.doesNotMatch(html, /<script|onerror|javascript:/i)
  }
})
