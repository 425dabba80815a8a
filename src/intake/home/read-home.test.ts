import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleId } from '../../articles/articles.ts'
import { looksLikePiece } from './looks-like-piece.ts'
import { readHome } from './read-home.ts'
import { prominenceOf, weighHome } from './weigh-home.ts'

const home = 'https://www.town.example/uk/'
const read = (body: string) => readHome(`<!doctype html><html><body>${body}</body></html>`, home)
const page = `
<header class="masthead"><a href="/uk/"><img src="logo.svg"></a><nav><ul><li><a href="/uk/world">World<li><a href="/uk/politics/2026/ferry-aground-off-the-cape">Ferry</ul></nav></header>
<main>
  <section><article><a href="/uk/politics/2026/ferry-aground-off-the-cape?utm_source=home"><img src="a.jpg"></a><h2><a href="https://town.example/uk/politics/2026/ferry-aground-off-the-cape">A ferry runs aground off the cape</a></h2><p>Teaser</p></article>
  <article><a href="/uk/world/2026/minister-resigns-after-vote"><h3>Minister resigns</h3></a></article>
  <div class="card"><div><picture><img src="b.jpg"></picture></div><div><h3><a href="/uk/sport/2026/cup-final-goes-to-penalties">Cup final</a></h3></div></div></section>
  <section class="most-read"><ol><li><a href="/uk/science/2026/a-comet-that-nobody-had-seen">A comet that nobody had seen</a><li><a href="/uk/world/2026/minister-resigns-after-vote">Minister resigns</a></ol></section>
  <p><a href="https://elsewhere.example/2026/11/23/advert">Buy this now, it is cheap</a></p>
</main>
<footer><a href="/uk/about/privacy-policy-of-this-site-1234">Privacy</a></footer>`

test('links are read in the order of the page, with headings, pictures and repeats', () => {
  const links = read(page).filter(({ region }) => region !== 'furniture')
  assert.deepEqual(
    links.map(({ key, level, picture, links: times, region, isPiece }) => [key.split('/').at(-1), level, picture, times, region, isPiece]),
    [
      ['ferry-aground-off-the-cape', 2, true, 2, 'main', true],
      ['minister-resigns-after-vote', 3, false, 2, 'main', true],
      ['cup-final-goes-to-penalties', 3, true, 1, 'main', true],
      ['advert', 0, false, 1, 'main', false],
      ['a-comet-that-nobody-had-seen', 0, false, 1, 'aside', false],
    ],
  )
  assert.ok(links.every(({ names }) => names.some(({ kind }) => kind === 'link') && names.some(({ kind }) => kind === 'guid')))
})

test('places count pieces that are not here too; what stands beside them, lower or without a picture weighs less', () => {
  const links = read(page)
  const known = new Map(links.filter(({ key }) => /cup|comet|ferry/.test(key)).map(({ key }) => [key, key.split('/').at(-1) as ArticleId]))
  const places = weighHome(links, known)
  assert.deepEqual(
    places.map(({ article, place, of }) => [article, place, of]),
    [
      ['ferry-aground-off-the-cape', 0, 4],
      ['cup-final-goes-to-penalties', 2, 4],
      ['a-comet-that-nobody-had-seen', 3, 4],
    ],
  )
  const [first, second, third] = places.map(({ prominence }) => prominence) as [number, number, number]
  assert.equal(first, 1)
  assert.ok(second > 0.55 && second < 0.7 && third < 0.3)
  const plain = { region: 'main', level: 2, picture: true, links: 1 } as const
  assert.deepEqual(
    [0, 4, 12].map((place) => prominenceOf(place, plain, 2)),
    [1, 0.5, 0.25],
  )
  assert.ok(prominenceOf(0, { ...plain, links: 1000 }, 1) <= 1)
})

test('addresses of pieces are told from those of sections, people and files', () => {
  const pieces = ['/2026/11/23/a', '/news/world-12345678', '/a-b-c-d', '/story.php?id=42', '/politik/artikel.123456.html']
  const others = ['/news/world', '/topics/climate-change-and-the-sea', '/author/jane-smith-of-the-town', '/a/b/c.pdf', '/']
  for (const path of pieces) assert.ok(looksLikePiece(`https://a.example${path}`), path)
  for (const path of others) assert.ok(!looksLikePiece(`https://a.example${path}`), path)
})

test('what is hidden, paid for, or no address is not read; hostile pages are read in time', () => {
  assert.deepEqual(
    read(
      '<main><template><a href="/a-b-c-d">Long enough</a></template><div hidden><a href="/a-b-c-e">Long enough</a></div><a rel="sponsored" href="/a-b-c-f">Long enough</a><a href="javascript:alert(1)">Long enough</a><a href="http://[">x</a><a>y</a></main>',
    ),
    [],
  )
  for (const hostile of [
    '<div>'.repeat(300_000),
    '<a href="/a-b-c-d">'.repeat(200_000),
    '</a></div></p>'.repeat(200_000),
    `<a href="/${'a-'.repeat(500_000)}">x</a>`,
    '<nav><h2><li>'.repeat(100_000),
    Array.from({ length: 100_000 }, (_, n) => `<li><a href="/piece-of-the-day-${n}"><img>x`).join(''),
    `<a ${'x=y '.repeat(300_000)} href="/a-b-c-d">x</a>`,
    '<a href="&#0;&#1114112;/\0">x</a><base href="javascript:x">',
  ]) {
    // Processor time: what else the machine does is not the page's doing.
    const before = process.cpuUsage()
    assert.ok(read(hostile).length <= 1200)
    const { user, system } = process.cpuUsage(before)
    assert.ok(user + system < 5_000_000, `${hostile.slice(0, 30)} took ${(user + system) / 1000} ms`)
  }
})
