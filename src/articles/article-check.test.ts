import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { checkArticle, checkArticleFile, checkWithin, explainArticleCheck } from './article-check.ts'

const now = new Date('2026-11-23T12:00:00Z')
const folder = await mkdtemp(join(tmpdir(), 'check-'))
after(() => rm(folder, { recursive: true }))

const paragraphs = [
  'The ferry Maren ran aground on the bar at the mouth of the Ravens on Monday morning, in fog, with 212 people on board.',
  'No one was hurt. The passengers were taken off by two lifeboats before noon, the coastguard said, and given soup in the school hall.',
  'The owners said that the ship would be towed off at high water. “She is a stout ship,” said the harbour master, who has seen four of them there.',
  'An inquiry has been opened into why the light on the bar was out for the third night in a row, which the port authority would not explain.',
]
const page = `<!doctype html><html lang="en-GB"><head><meta charset="windows-1252"><title>Ferry runs aground | The Harbour</title><link rel="canonical" href="https://harbour.example/ferry">
<meta property="og:title" content="Ferry runs aground | The Harbour"><meta property="og:image" content="/i/social.jpg"><meta property="article:section" content="News">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Harbour"},{"@type":["NewsArticle"],"headline":"Ferry runs aground","author":[{"@type":"Person","name":"Ines Calder"},{"@type":"Person","name":"Jo Roe"}],"datePublished":"2026-11-23T09:30:00+0100","articleSection":["World"],
"image":{"@type":"ImageObject","url":"https://harbour.example/i/ferry.jpg","caption":"The Maren on Monday. Photograph: Lára Finnbogad"}}]}</script></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Ferry runs aground</h1><p class="byline">By Ines Calder</p>${paragraphs.map((text) => `<p>${text}</p>`).join('<div class="advert">Advertisement</div>')}<script>alert(1)</script><p><a href="/other">Other news of the day</a></p></article><aside>Most read: Ten ferries you must see</aside><footer>© The Harbour</footer></body></html>`
const bytes = Buffer.from(page.replaceAll('“', '\x93').replaceAll('”', '\x94').replace('©', '\xa9').replace('á', '\xe1'), 'latin1')

test('a page is told in the fields that were agreed, and nothing else', () => {
  const check = checkArticle('ferry.html', bytes, { now })
  const { html, ...rest } = check
  assert.deepEqual(rest, {
    file: 'ferry.html',
    ok: true,
    url: 'https://harbour.example/ferry',
    title: 'Ferry runs aground',
    authors: ['Ines Calder', 'Jo Roe'],
    byline: [{ name: 'Ines Calder' }, { name: 'Jo Roe' }],
    published: '2026-11-23T09:30:00.000+01:00',
    modified: null,
    section: 'World',
    language: 'en-GB',
    image: 'https://harbour.example/i/ferry.jpg',
    picture: { address: 'https://harbour.example/i/ferry.jpg', caption: 'The Maren on Monday.', credit: 'Lára Finnbogad' },
    text: paragraphs.join('\n'),
    found: [
      'The headline was taken from the h1.',
      'The 2 authors were taken from JSON-LD.',
      'The date was taken from JSON-LD, told +01:00 from UTC.',
      'The section was taken from JSON-LD.',
      'The picture names its credit.',
    ],
    problems: [],
  })
  assert.equal(html, paragraphs.map((text) => `<p>${text}</p>`).join('\n'))
  assert.match(explainArticleCheck(check), /Ferry runs aground\n.*Ines Calder; Jo Roe · 2026-11-23 09:30 · World · en-GB/)
})

test('a file may be packed, and an address may be told', async () => {
  await writeFile(join(folder, 'ferry.html.gz'), gzipSync(bytes))
  const check = await checkArticleFile(join(folder, 'ferry.html.gz'), { address: 'https://mirror.example/x', now })
  assert.deepEqual([check.ok, check.url, check.title], [true, 'https://mirror.example/x', 'Ferry runs aground'])
})

test('a bad file is an answer that says what is wrong', async () => {
  const files: Record<string, [Uint8Array, string]> = {
    'empty.html': [new Uint8Array(0), 'empty'],
    'text.html': [Buffer.from('just words'), 'not-html'],
    'bytes.html': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 0, 0]), 'not-html'],
    'cut.gz': [gzipSync(bytes).subarray(0, 200), 'garbled'],
    'menu.html': [Buffer.from('<html><body><nav><a href="/">Home</a></nav></body></html>'), 'no-text'],
    'broken.html': [
      Buffer.from('<html><script type="application/ld+json">{"@type":"NewsArticle","headline":</script><table><tr><td>'),
      'no-text',
    ],
    'deep.html': [Buffer.from('<div>'.repeat(100_000)), 'no-text'],
    'unclosed.html': [Buffer.from('<a '.repeat(200_000)), 'no-text'],
    'bomb.gz': [gzipSync(Buffer.alloc(40_000_000)), 'too-large'],
  }
  for (const [name, [content, code]] of Object.entries(files)) {
    await writeFile(join(folder, name), content)
    const check = await checkArticleFile(join(folder, name), { now })
    assert.equal(check.ok, false, name)
    assert.equal(check.problems[0]?.code, code, name)
    assert.ok(explainArticleCheck(check).length > 10)
  }
  assert.equal((await checkArticleFile(join(folder, 'absent.html'), { now })).problems[0]?.message, 'There is no such file.')
  assert.equal((await checkArticleFile(folder, { now })).problems[0]?.code, 'file')
})

test('the text of search engines stands in where the page shows less', () => {
  const hidden = `<html><head><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Ferry', articleBody: paragraphs.join('\n\n') })}</script></head><body><article><h1>Ferry</h1><p>${paragraphs[0]}</p></article></body></html>`
  assert.equal(checkArticle('x', Buffer.from(hidden), { now }).text, paragraphs.join('\n'))
})

test('a check says what contradicts what', () => {
  const codes = (html: string, address?: string) => checkArticle('x', Buffer.from(html), { now, address }).problems.map(({ code }) => code)
  const body = `<article><h1>The night the ferry stuck</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`
  const head = '<meta name="author" content="Ines Calder"><meta property="og:image" content="https://h.example/i.jpg">'
  assert.deepEqual(codes(`<html><head>${head}<meta name="date" content="2026-01-05">${body}`, 'https://h.example/2026/11/20/x'), [
    'address-date',
  ])
  assert.deepEqual(
    codes(`<html><head>${head}<meta name="date" content="2026-11-20"><meta property="og:title" content="Everything about ships">${body}`),
    ['other-title'],
  )
  assert.deepEqual(
    codes(`<html><head>${head}<meta name="date" content="2026-11-20"><meta property="article:modified_time" content="2026-11-01">${body}`),
    ['modified-first'],
  )
  assert.deepEqual(
    codes(
      `<html><head>${head}<meta name="date" content="2026-11-20"><script type="application/ld+json">{"@type": NewsArticle</script>${body}`,
    ),
    ['broken-data'],
  )
  assert.deepEqual(codes(`<html><body>${body}`), ['no-date', 'no-authors', 'no-image'])
})

test('a page that takes too long is told so, and the next one is read', async () => {
  const late = await checkWithin('ferry.html', bytes, { now }, 1)
  assert.deepEqual([late.ok, late.problems[0]?.code], [false, 'too-slow'])
  assert.equal((await checkWithin('ferry.html', bytes, { now })).title, 'Ferry runs aground')
})
