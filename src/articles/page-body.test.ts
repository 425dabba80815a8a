import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extractArticle } from './extract-article.ts'

const sentences = [
  'The harbour of Lindeby was closed on Tuesday after the storm had torn two ferries from their moorings, the harbour master said.',
  'Nobody was hurt, but the crews worked through the night, and some of them had to be brought ashore by helicopter.',
  '“We have not seen water this high in forty years,” said Ingrid Holm, who runs the harbour café and lost its terrace.',
  'The council will meet on Thursday to decide how the repairs, which may cost as much as nine million, are to be paid for.',
  'Until then, travellers are asked to take the bus over the bridge, which takes an hour longer than the crossing.',
  'A spokesman for the shipping line said that it hoped to have one of the two ferries back in service before the weekend.',
]
const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('\n')

const pageOf = (article: string, head = '') => `<!doctype html><html lang="en"><head><title>Storm closes harbour - Lindeby News</title>
<meta property="og:title" content="Storm closes harbour"><meta name="description" content="Two ferries torn from their moorings">${head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<main>${article}</main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Council raises the dog tax again</a></li><li><a href="/b">Cinema to open in spring</a></li></ul></aside>
<div class="related-stories"><h2>Related stories</h2><div class="card"><a href="/c"><img src="/img/c.jpg"><h3>Ferry line buys third ship from Denmark</h3></a></div></div>
<footer><p>© 2026 Lindeby News. All rights reserved. <a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></p></footer></body></html>`
const address = 'https://news.example/2026/harbour'

describe('the body of a page', () => {
  it('is its running text, without what the page says beside it', () => {
    const { text } = extractArticle(
      pageOf(`<article class="article"><h1>Storm closes harbour</h1><div class="share-bar"><a href="#">Share on Facebook</a></div>
        <div class="article-body">${paragraphs}<div class="newsletter-signup"><h4>Sign up for our newsletter</h4><p>Get the news of the day in your inbox every morning.</p></div></div></article>`),
      address,
    )
    assert.deepEqual(text.split('\n'), sentences)
  })

  it('keeps headings, quotes and lists among the text, and pictures with their captions outside of it', () => {
    const { text, html } = extractArticle(
      pageOf(`<article><h1>Storm closes harbour</h1>
        <figure><img src="/img/harbour.jpg" width="800" height="500"><figcaption>The harbour on Tuesday morning. <span>Photo: Ola Berg</span></figcaption></figure>
        <div class="article-body">${paragraphs}<h2>What is known so far</h2>${paragraphs.replaceAll('The ', 'That ')}
        <ul><li>Both ferries were empty when the storm came up from the south.</li><li>The bridge stayed open to cars and buses all night long.</li></ul>
        <p>The harbour master will speak to the press again on Wednesday at noon, in the old customs house on the quay.</p></div></article>`),
      address,
    )
    assert.match(text, /\nWhat is known so far\n/)
    assert.match(text, /Both ferries were empty/)
    assert.doesNotMatch(text, /Ola Berg|Tuesday morning/)
    assert.match(html, /<figure><img src="https:\/\/news\.example\/img\/harbour\.jpg"/)
    assert.match(html, /The harbour on Tuesday morning/)
    assert.doesNotMatch(html, /img\/c\.jpg/)
  })

  it('is found where a page opens its body twice', () => {
    const page = pageOf(`<article><h1>Storm closes harbour</h1><div class="article-body">${paragraphs}</div></article>`)
    const { text } = extractArticle(page.replace('<head>', '<body class="early"></body><head>'), address)
    assert.match(text, /harbour of Lindeby/)
  })

  it('is taken once where a page holds a copy for narrow screens', () => {
    const { text } = extractArticle(
      pageOf(
        `<article><h1>Storm closes harbour</h1><div class="article-body">${paragraphs}</div><div class="article-body mobile">${paragraphs}</div></article>`,
      ),
      address,
    )
    assert.equal(text.split('\n').filter((line) => line === sentences[0]).length, 1)
  })

  it('comes from JSON-LD where the page shows less of it, whatever a content system left there', () => {
    const told = `&lt;!-- wp:paragraph --&gt;${sentences.map((text) => `&lt;p&gt;${text}&lt;/p&gt;`).join('')}[gallery ids="1,2"]`
    const linked = JSON.stringify({ '@type': 'NewsArticle', headline: 'Storm closes harbour', articleBody: told })
    const { text } = extractArticle(
      pageOf(
        `<article><h1>Storm closes harbour</h1><p>${sentences[0]}</p></article>`,
        `<script type="application/ld+json">${linked}</script>`,
      ),
      address,
    )
    assert.deepEqual(text.split('\n'), sentences)
  })

  it('comes from the data of its scripts where it shows none', () => {
    const data = JSON.stringify({ piece: { content: sentences.map((text) => `<p class="x">${text}</p>`).join('') } }).replaceAll(
      '<',
      '\\u003c',
    )
    const { text } = extractArticle(
      `<!doctype html><html><head><title>Storm</title></head><body><div id="root"></div><script>self.__next_f.push([1,${JSON.stringify(data)}])</script></body></html>`,
      address,
    )
    assert.deepEqual(text.split('\n'), sentences)
  })

  it('is empty where a page has none', () => {
    assert.equal(extractArticle('<html><body><nav><a href="/">Home</a></nav></body></html>').text, '')
    assert.equal(extractArticle('').text, '')
    assert.equal(extractArticle('no tags at all').text, '')
  })

  it('is read in time from pages made to hold a reader up', () => {
    const started = performance.now()
    for (const page of [
      '<div>'.repeat(50_000) + paragraphs,
      `<figure>${'<figure class="caption"><img src="/a.jpg">'.repeat(5_000)}${paragraphs}`,
      `<body>${'<p>A.</p>'.repeat(20_000)}`,
      `<body>${'<ul><li class="related">'.repeat(900)}${'<p>Some text of a list, with a comma and a full stop at its end, again and again.</p>'.repeat(2_000)}`,
      `<script>${'"'.repeat(200_000)}${'"<p'.repeat(100_000)}</script>`,
      `<script>x="${'\\\\u003cp '.repeat(200_000)}</script>`,
    ])
      assert.equal(typeof extractArticle(page, address).text, 'string')
    // Quadratic reading of these takes minutes.
    assert.ok(performance.now() - started < 30_000)
  })
})
