import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elementsIn, markupIn, readXml, textIn } from './xml.ts'

test('names are known by the namespace of their prefix, whichever prefix it is', () => {
  const { root } = readXml('<a xmlns="urn:one" xmlns:p="urn:two"><p:b/><c xmlns="urn:three"><d/></c><q:e/></a>')
  assert.deepEqual(
    elementsIn(root).map(({ local, space }) => [local, space]),
    [
      ['b', 'urn:two'],
      ['c', 'urn:three'],
      ['e', ''],
    ],
  )
  assert.equal(elementsIn(elementsIn(root, 'c')[0])[0]?.space, 'urn:three')
})

test('what is written badly is read as far as it goes', () => {
  const open = readXml('<rss><channel><item><title>One &amp; two &eacute; &#233;</title></item>')
  assert.equal(textIn(open.root), 'One & two &eacute; é')
  assert.ok(open.broken > 0)
  assert.equal(readXml('').root, undefined)
  assert.equal(readXml('no markup').root, undefined)
  assert.equal(textIn(readXml('<a><![CDATA[x < y]]><!-- not --></a>').root), 'x < y')
})

test('depth and number are bounded, and words of an outer element go on after what was left out', () => {
  const deep = readXml(`<a>${'<b>'.repeat(300)}x${'</b>'.repeat(300)}after</a>`, { depth: 5 })
  assert.equal(deep.cut, true)
  assert.equal(textIn(deep.root), 'after')
  assert.equal(elementsIn(readXml(`<a>${'<b/>'.repeat(100)}</a>`, { nodes: 10 }).root).length, 9)
  assert.equal(readXml('<a/><b/>').root?.name, 'a')
})

test('markup is written out again', () => {
  const { root } = readXml('<c xmlns:h="http://www.w3.org/1999/xhtml"><h:p class="x&quot;">a &lt; b<h:br/></h:p></c>')
  assert.equal(markupIn(root), '<p class="x&quot;">a &lt; b<br></p>')
})
