import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carveItems, isWhole, withoutDoctype } from './mend-xml.ts'

test('document types go, entities of their own are written out once', () => {
  const rss091 =
    '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss><a/></rss>'
  assert.deepEqual(withoutDoctype(rss091), { text: '<?xml version="1.0"?><rss><a/></rss>', entities: 'none' })
  assert.deepEqual(
    withoutDoctype('<!DOCTYPE rss [<!ENTITY co "The &amp; Co">\n<!ENTITY % x SYSTEM "http://a.example/x">]><rss>&co; &nbsp;</rss>'),
    { text: '<rss>The &amp; Co &nbsp;</rss>', entities: 'plain' },
  )
  assert.deepEqual(withoutDoctype('<rss><![CDATA[<!DOCTYPE html>]]></rss>').text, '<rss><![CDATA[<!DOCTYPE html>]]></rss>')
})

test('entities that name entities, and types without end, are refused', () => {
  assert.equal(withoutDoctype('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>').entities, 'nested')
  assert.equal(withoutDoctype(`<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(9999)}">]><rss>&a;</rss>`).entities, 'nested')
  assert.equal(withoutDoctype('<!DOCTYPE x [<!ENTITY a "ha"><rss>').entities, 'nested')
  const many = withoutDoctype(`<!DOCTYPE x [<!ENTITY a "${'h'.repeat(900)}">]><rss>${'&a;'.repeat(100_000)}</rss>`)
  assert.ok(many.text.length < 10_000_000)
})

test('the end of a feed is seen, behind comments and stray tags too', () => {
  for (const text of ['<rss></rss>', '<feed></feed>\n<!-- served by x -->', '<rdf:RDF></rdf:RDF>  ', '<rss version="2.0"/>'])
    assert.equal(isWhole(text), true, text)
  for (const text of ['<rss><channel><item></item>', '<rss><channel><ti', '']) assert.equal(isWhole(text), false, text)
})

test('items are carved out of what is broken', () => {
  const carved = carveItems('<rss><channel><title>T</title><item><title>a < b</title></item><item><title>2</title></item><item><tit')
  assert.deepEqual(carved?.items, ['<item><title>a &lt; b</title></item>', '<item><title>2</title></item>'])
  assert.equal(carved?.whole(carved.items.slice(1)), '<rss><channel><title>T</title><item><title>2</title></item></channel></rss>')
  assert.equal(carved?.last, '><tit')
  assert.equal(carveItems('<rss>'), undefined)
})
