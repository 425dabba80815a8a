import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asHtml, plainText } from './plain-text.ts'

test('headlines are read however often they were escaped', () => {
  for (const written of [
    'Rock & roll',
    'Rock &amp; roll',
    'Rock &amp;amp; roll',
    '<b>Rock</b> &amp; roll',
    '&lt;b&gt;Rock&lt;/b&gt; &amp; roll',
    ' Rock\n&\u200b roll ',
  ])
    assert.equal(plainText(written), 'Rock & roll', written)
})

test('what is no markup stays', () => {
  for (const text of ['5 < 6 > 4', 'AT&T; and Q&A', 'if a<b then', '<3', 'C&A']) assert.equal(plainText(text), text)
})

test('programs leave nothing behind', () => {
  assert.equal(plainText('<script>alert(1)</script>News'), 'News')
  assert.equal(plainText('&lt;script&gt;alert(1)&lt;/script&gt;News'), 'News')
  assert.equal(plainText('<img src=x onerror=alert(1)>News'), 'News')
})

test('no headline is endless', () => {
  assert.equal(plainText('x'.repeat(100_000)).length, 1000)
  assert.equal(plainText(undefined), '')
})

test('text becomes HTML with its paragraphs', () => {
  assert.equal(asHtml('a < b & c'), 'a &lt; b &amp; c')
  assert.equal(asHtml('one\ntwo\n\nthree'), '<p>one<br>two</p><p>three</p>')
})

test('half a surrogate pair is no letter, also where a cut has made it', () => {
  assert.equal(plainText('a\udc00b'), 'a\ufffdb')
  assert.equal(plainText('ab😀', 3), 'ab')
})
