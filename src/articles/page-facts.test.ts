import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { bylineText } from './byline.ts'
import { readPageFacts } from './page-facts.ts'

const factsOf = (html: string, url = 'https://www.harbour.example/world/ferry-aground') =>
  readPageFacts(parseHTML(`<!doctype html><html lang="en">${html}</html>`).document as unknown as Document, url)
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const text = `<p>${'The ferry was towed off the bar at high water on Monday, said the owners. '.repeat(4)}</p>`
const titleOf = (html: string) => factsOf(html).title

test('the headline is the one that readers see, without the kicker and the site', () => {
  assert.equal(
    titleOf(
      `<head><title>Ferry stuck: what we know | The Harbour</title><meta property="og:title" content="Ferry stuck: what we know"></head><body><h1>The Harbour</h1><article><h1>The night the ferry stuck</h1>${text}</article></body>`,
    ),
    'The night the ferry stuck',
  )
  assert.equal(
    titleOf(
      `<head><meta property="og:title" content="Ferry aground at dawn"></head><h1><span class="kicker">Shipping</span> <span>Ferry aground at dawn</span></h1>`,
    ),
    'Ferry aground at dawn',
  )
  assert.equal(
    titleOf(
      `<head><meta property="og:title" content="Shipping: Ferry aground at dawn"></head><h1><span class="kicker">Shipping</span>: <span>Ferry aground at dawn</span></h1>`,
    ),
    'Shipping: Ferry aground at dawn',
  )
  assert.equal(
    titleOf(
      `<head>${ld({ '@type': 'NewsArticle', headline: 'Ferry aground at dawn' })}</head><h1><div><a href="/opinion">Opinion | </a></div><span>Ferry aground at dawn</span></h1>`,
    ),
    'Ferry aground at dawn',
  )
  assert.equal(
    titleOf('<head><title>Ferry aground at dawn | The Harbour</title><meta property="og:site_name" content="The Harbour"></head><p>x</p>'),
    'Ferry aground at dawn',
  )
  assert.equal(
    titleOf('<head><title>The Harbour - Ferry aground - at last</title><meta property="og:site_name" content="The Harbour"></head>'),
    'Ferry aground - at last',
  )
  assert.equal(titleOf('<head></head><body><nav><h1>Menu</h1></nav></body>'), null)
})

test('a date is taken from the surest place, made exact by others, and kept apart from changes', () => {
  const facts = factsOf(
    `<head>${ld({ '@type': 'NewsArticle', datePublished: '2026-11-20T09:30:00', dateModified: '2026-11-21T10:00:00Z' })}<meta property="article:published_time" content="2026-11-20T09:30:00+01:00"></head><h1>Ferry</h1>${text}`,
  )
  assert.equal(facts.published?.toISOString(), '2026-11-20T08:30:00.000Z')
  assert.equal(facts.publishedOffset, 60)
  assert.equal(facts.modified?.toISOString(), '2026-11-21T10:00:00.000Z')
  const local = factsOf('<head><meta name="date" content="2026-07-01T18:11:01"></head>', 'https://hafen.example.de/x')
  assert.equal(local.published?.toISOString(), '2026-07-01T16:11:01.000Z', 'a German site means its readers’ clock')
  const shown = factsOf(`<body><h1>Ferry aground</h1><span class="date">Nov. 20, 2026, 8:05 p.m. ET</span>${text}</body>`)
  assert.equal(shown.published?.toISOString(), '2026-11-21T01:05:00.000Z')
  const clock = factsOf(
    `<head><meta property="article:published_time" content="2026-11-21T01:05:09Z"></head><h1>Ferry aground</h1><span class="date">Nov. 20, 2026, 8:05 p.m.</span>${text}`,
  )
  assert.deepEqual([clock.published?.toISOString(), clock.publishedOffset], ['2026-11-21T01:05:09.000Z', -300])
})

test('an address that carries the day decides between places that contradict each other', () => {
  const page = `<head><meta name="date" content="2019-01-05"></head><h1>Ferry</h1><time datetime="2026-11-20T09:30:00Z">20 November</time>${text}`
  assert.equal(factsOf(page, 'https://harbour.example/2026/11/20/ferry').published?.toISOString(), '2026-11-20T09:30:00.000Z')
  assert.equal(factsOf(page).published?.toISOString(), '2019-01-05T00:00:00.000Z')
  const bare = factsOf('<h1>Ferry</h1>', 'https://harbour.example/2026/11/20/ferry')
  assert.deepEqual([bare.published?.toISOString(), bare.from.published], ['2026-11-20T00:00:00.000Z', 'address'])
  assert.equal(
    factsOf(`<h1>Ferry</h1><aside class="related"><time datetime="2020-01-01">x</time></aside>${text}`).published?.toISOString() ?? null,
    '2020-01-01T00:00:00.000Z',
  )
})

const authors = (html: string) => bylineText(factsOf(html).authors)
const site = '<meta property="og:site_name" content="The Harbour">'

test('people are named before organisations, and the site only where nobody else is', () => {
  const person = (name: string, type = 'Person') => ({ '@type': type, name })
  const data = (...author: unknown[]) =>
    ld({ '@type': 'NewsArticle', headline: 'Ferry aground at dawn', datePublished: '2026-11-20', author })
  assert.equal(
    authors(
      `<head>${site}${data(person('Ines Calder'), person('Jo Roe'))}</head><h1>Ferry aground at dawn</h1><p class="byline">By Ines Calder</p>${text}`,
    ),
    'Ines Calder; Jo Roe',
  )
  assert.equal(
    authors(
      `<head>${site}${data(person('Ines Calder'))}</head><h1>Ferry aground at dawn</h1><p class="byline">By Ines Calder and Jo Roe</p>${text}`,
    ),
    'Ines Calder; Jo Roe',
  )
  assert.equal(
    authors(
      `<head>${site}${data(person('The Harbour', 'Organization'))}</head><h1>Ferry aground at dawn</h1><div class="byline">By <a href="/authors/ines-calder">Ines Calder</a> <time>20 Nov 2026</time></div>${text}`,
    ),
    'Ines Calder',
  )
  assert.equal(
    authors(
      `<head>${site}${data(person(', The Harbour'))}</head><h1>Ferry aground at dawn</h1><a href="/staff/1/ines-calder">Ines Calder</a>${text}`,
    ),
    'Ines Calder',
  )
  assert.equal(
    authors(`<head>${site}${data(person('The Harbour', 'Organization'))}</head><h1>Ferry aground at dawn</h1>${text}`),
    'The Harbour',
  )
  assert.equal(
    authors(
      `<head>${site}<meta name="author" content="The Harbour"><meta name="author" content="Ines Calder"></head><h1>Ferry aground at dawn</h1>${text}`,
    ),
    'Ines Calder',
  )
})

test('who took the picture is not who wrote', () => {
  const credit = '<figure><img src="/a.jpg"><span class="author">Foto: Bild: SN/APA/Tomas Elm</span></figure>'
  assert.equal(bylineText(factsOf(`<article><h1>Ferry aground at dawn</h1>${credit}${text}</article>`).authors), '')
  assert.equal(
    bylineText(factsOf(`<article><h1>Ferry aground at dawn</h1>${credit}<p class="byline">By Ines Calder</p>${text}</article>`).authors),
    'Ines Calder',
  )
})

test('names are found where markup says little, and not in what is beside the piece', () => {
  assert.equal(
    authors(`<h1>Ferry aground</h1><span class="x1">Ines Calder</span><span class="x1">Nov 20, 2026</span>${text}`),
    'Ines Calder',
  )
  assert.equal(authors(`<h1>Ferry aground</h1><div>By Ines Calder and Jo Roe</div>${text}`), 'Ines Calder; Jo Roe')
  assert.equal(
    authors(
      '<head><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ines Calder"></head><h1>Ferry</h1>',
    ),
    'Ines Calder',
  )
  assert.equal(authors(`<h1>Ferry aground</h1>${text}<aside class="related"><a href="/author/ann-poe">Ann Poe</a></aside>`), '')
  assert.equal(authors(`<h1>Ferry aground</h1><div class="author">View all comments</div>${text}`), '')
  assert.equal(
    authors(
      `<h1>Ferry aground</h1><div class="byline"><span>By</span><span>Ines Calder</span><span>Updated 3:06 PM UTC</span></div>${text}`,
    ),
    'Ines Calder',
  )
})

test('of several articles in the data the page’s own is taken', () => {
  const facts = factsOf(
    `<head>${ld([
      {
        '@type': 'NewsArticle',
        headline: 'Another piece',
        url: 'https://www.harbour.example/world/other',
        datePublished: '2020-01-01',
        author: 'Ann Poe',
      },
      {
        '@type': 'NewsArticle',
        headline: 'Ferry aground at dawn',
        mainEntityOfPage: { '@id': 'https://harbour.example/world/ferry-aground/' },
        datePublished: '2026-11-20',
        author: 'Ines Calder',
      },
    ])}</head>`,
  )
  assert.deepEqual(
    [facts.title, bylineText(facts.authors), facts.published?.toISOString().slice(0, 10)],
    ['Ferry aground at dawn', 'Ines Calder', '2026-11-20'],
  )
})

test('the section is the title’s own word for it, else told by breadcrumbs or the address', () => {
  assert.equal(factsOf(`<head>${ld({ '@type': 'NewsArticle', headline: 'x', articleSection: ['World, Europe'] })}</head>`).section, 'World')
  assert.equal(factsOf('<head><meta property="article:section" content="Business &amp; Money"></head>').section, 'Business & Money')
  const crumbs = {
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', name: 'Home' },
      { '@type': 'ListItem', item: { name: 'Climate' } },
    ],
  }
  assert.equal(
    factsOf(`<head>${ld([{ '@type': 'NewsArticle', headline: 'x' }, crumbs])}</head>`, 'https://harbour.example/a').section,
    'Climate',
  )
  assert.equal(factsOf('<head></head>').section, 'World')
  assert.equal(factsOf('<head></head>', 'https://harbour.example/2026/11/20/ferry').section, null)
})

test('the lead picture is the piece’s, not a placeholder of the site', () => {
  const image = factsOf(
    `<head>${ld({ '@type': 'NewsArticle', headline: 'x', image: '/i/default-share.png' })}<meta property="og:image" content="/i/ferry.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="800"></head>`,
  ).image
  assert.deepEqual(image, { address: 'https://www.harbour.example/i/ferry.jpg', width: 1200, height: 800 })
  assert.equal(factsOf('<head><meta property="og:image" content="javascript:alert(1)"></head>').image, null)
})

test('pages made to hold their reader are read soon', () => {
  const of = (one: string) => one.repeat(200_000)
  for (const html of [
    `<h1>Ferry</h1><p>date${of('\n')}</p>`,
    `<head><script type="application/ld+json">{"a":1}${of(' ')}x</script></head>`,
    `<script>"datePublished"${of(' ')}x</script>`,
    `<h1>${of('| ')}</h1><title>${of(' - a')}</title>`,
    `<h1>Ferry</h1><p class="byline">By ${of('A, ')}</p>`,
    `<h1>${'<span>a'.repeat(2000)}</h1>`,
    `<h1>Ferry</h1>${'<i class="author">Ines Calder</i>'.repeat(5000)}`,
    `<meta name="author" content="${of('Ines Calder and ')}">`,
  ]) {
    const started = performance.now()
    factsOf(html)
    const took = performance.now() - started
    assert.ok(took < 4000, `${Math.round(took)} ms for ${html.slice(0, 40)}`)
  }
})
