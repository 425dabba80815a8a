import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOfHtml, walkTags, withinDepth } from './html.ts'

test('tags are told as they come, with what they say and where they stand', () => {
  const told: unknown[] = []
  const html = '<P Class="a&amp;b" class=c>x<br/>&eacute;</P >'
  walkTags(html, {
    open: (name, attributes, at, end) => told.push([name, attributes, html.slice(at, end)]),
    close: (name, at, end) => told.push([name, html.slice(at, end)]),
    text: (text) => told.push(text),
  })
  assert.deepEqual(told, [['p', { class: 'a&b' }, '<P Class="a&amp;b" class=c>'], 'x', ['br', {}, '<br/>'], 'é', ['p', '</P >']])
})

test('the text of HTML is what is seen', () => {
  assert.equal(
    textOfHtml('<p>One</p><p>Two &amp; <b>three</b></p><script>no()</script><style>no</style>').replace(/\s+/g, ' ').trim(),
    'One Two & three',
  )
  assert.equal(textOfHtml('a<!-- never closed'), 'a')
})

test('what is nested too deeply loses its tags and keeps its text', () => {
  const list = `<ul>${'<li>one<p>two'.repeat(300)}</ul>`
  assert.equal(withinDepth(list, 700), list)
  const items = `<ul>${'<li>one'.repeat(3000)}</ul>`
  assert.equal(withinDepth(items), items)
  const deep = withinDepth(`${'<div>'.repeat(3000)}x${'</div>'.repeat(3000)}<p>y</p>`)
  assert.equal(deep, `${'<div>'.repeat(400)}x${'</div>'.repeat(400)}<p>y</p>`)
  assert.equal(withinDepth('<b>short</b>'), '<b>short</b>')
})

test('depth, and ends of nothing, cost no more than their length', () => {
  const began = performance.now()
  for (const html of [
    '<div>'.repeat(400_000),
    `${'<a>'.repeat(200_000)}${'</b>'.repeat(200_000)}`,
    '<a '.repeat(400_000),
    '</a'.repeat(400_000),
  ]) {
    withinDepth(html)
    textOfHtml(html)
  }
  assert.ok(performance.now() - began < 10_000)
})
