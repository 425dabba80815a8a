import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boundTags } from './bound-tags.ts'
import { extractArticle } from './extract-article.ts'

test('a page is cut where it opens one tag too many, and no other page', () => {
  assert.equal(boundTags('<p>a<b>c</b><i>d</i>', 2), '<p>a<b>c</b>')
  assert.equal(boundTags('<p>a<b>c</b>', 2), '<p>a<b>c</b>')
  assert.equal(boundTags('a &amp; b &lt; c', 0.5), 'a &amp; b ')
  const page = '<p>One paragraph.</p>'.repeat(15_000)
  assert.equal(boundTags(page), page)
})

test('what is nested deep is read, however its tags are written', () => {
  for (const one of ['<a title="<!--"><p title="-->x">word ', '<p><b><i>word ', '<p><table><td>word ', '</x><a title=">"><div>word '])
    assert.doesNotThrow(() => extractArticle(`<html><body>${one.repeat(8000)}</body></html>`, 'https://a.example/b'), one)
})
