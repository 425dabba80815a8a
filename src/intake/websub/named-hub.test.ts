import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from './link-header.ts'
import { namedHub } from './named-hub.ts'

const at = 'https://paper.example/feed.xml'

test('a Link header is read with its quotes, commas and several relations', () => {
  assert.deepEqual(linksOf('<https://hub.example/a,b>; title="one, two; three"; rel="hub preload", </feed>; rel=self, <x>, <y>; rel'), [
    { href: 'https://hub.example/a,b', rels: ['hub', 'preload'] },
    { href: '/feed', rels: ['self'] },
  ])
  assert.deepEqual(linksOf(undefined), [])
  assert.deepEqual(linksOf('<<<>>>;;;,,,"'), [])
})

test('headers come before the document, and the topic is the feed’s own name for itself', () => {
  const document = { hub: 'https://hub.example/two', self: 'https://paper.example/self.xml' }
  assert.deepEqual(namedHub({}, document, at), { hub: 'https://hub.example/two', topic: 'https://paper.example/self.xml' })
  assert.deepEqual(namedHub({ link: '<https://hub.example/one>; rel="hub", </own>; rel="self"' }, document, at), {
    hub: 'https://hub.example/one',
    topic: 'https://paper.example/own',
  })
  assert.deepEqual(namedHub({}, { hub: 'https://hub.example/' }, at), { hub: 'https://hub.example/', topic: at })
})

test('what names no hub that can be called names none', () => {
  assert.equal(namedHub({ link: '</own>; rel="self"' }, {}, at), undefined)
  for (const hub of ['javascript:alert(1)', 'https://me:pw@hub.example/', `https://hub.example/${'x'.repeat(3000)}`])
    assert.equal(namedHub({}, { hub }, at), undefined, hub.slice(0, 40))
})

test('a header made to be slow is read quickly', () => {
  const began = performance.now()
  for (const nasty of ['<', '<a>;', '<a>; x="', '<a>; rel="\\', '<a> ; '].map((piece) => piece.repeat(5000))) linksOf(nasty)
  assert.ok(performance.now() - began < 500)
})
