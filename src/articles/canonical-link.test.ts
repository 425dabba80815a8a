import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalLink, linkKey } from './canonical-link.ts'

test('what only tells where a click came from is dropped, and nothing else', () => {
  const cases: [string, string | null][] = [
    ['https://p.example/a?utm_source=rss&utm_medium=feed&id=3', 'https://p.example/a?id=3'],
    [
      'https://p.example/a?fbclid=x&gclid=y&mc_cid=1&at_medium=RSS&at_campaign=KARANGA&CMP=share_btn&xtor=RSS-1&ns_source=x',
      'https://p.example/a',
    ],
    ['https://p.example/a?ref=rss', 'https://p.example/a'],
    ['https://p.example/a?ref=12345', 'https://p.example/a?ref=12345'],
    ['https://p.example/a?p=12&q=caf%C3%A9', 'https://p.example/a?p=12&q=caf%C3%A9'],
    ['https://p.example/a#xtor=RSS-1', 'https://p.example/a'],
    ['https://p.example/live#entry-7', 'https://p.example/live#entry-7'],
    ['https://www.google.com/url?rct=j&url=https://p.example/a%3Futm_source%3Dg&ct=ga', 'https://p.example/a'],
    ['https://user:secret@p.example/a', 'https://p.example/a'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://p.example/a', null],
    ['not an address', null],
    ['', null],
    [`https://p.example/${'a'.repeat(3000)}`, null],
  ]
  for (const [told, wanted] of cases) assert.equal(canonicalLink(told), wanted, told)
})

test('addresses of the same page have the same key', () => {
  const key = linkKey('https://p.example/world/a')
  for (const other of [
    'http://p.example/world/a',
    'https://www.p.example/world/a/',
    'https://p.example/world/a#top',
    'https://p.example/world/a/index.html',
  ])
    assert.equal(linkKey(other), key, other)
  assert.equal(linkKey('https://p.example/a?x=1&y=2'), linkKey('https://p.example/a?y=2&x=1'))
  assert.notEqual(linkKey('https://p.example/a?x=1'), linkKey('https://p.example/a?x=2'))
  assert.notEqual(linkKey('https://uk.p.example/a'), linkKey('https://p.example/a'))
})

test('a front page is no page of a piece', () => {
  for (const front of ['https://p.example', 'https://www.p.example/', 'https://p.example/#x', 'https://p.example/index.html'])
    assert.equal(linkKey(front), null, front)
})

test('a host that is none is no address', () => {
  for (const address of ['http://example."com/', "https://a'b.example/", 'https://a`b.example/x'])
    assert.equal(canonicalLink(address), null, address)
  assert.equal(canonicalLink('http://[::1]:8080/a'), 'http://[::1]:8080/a')
  assert.equal(canonicalLink('https://zeitung-für.example/a'), 'https://xn--zeitung-fr-ieb.example/a')
})
