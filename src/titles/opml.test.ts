import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeOpml } from './opml.ts'
import { readCatalogue, readTitles } from './read-catalogue.ts'

const opml = (body: string, version = '2.0') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="${version}"><head><title>Mine</title></head><body>${body}</body></opml>`
const outline = (text: string, address: string, more = '') => `<outline text="${text}" type="rss" xmlUrl="${address}" ${more}/>`

test('a plain list of another program: every feed is a title, country and language unknown', () => {
  const [title] = readTitles(
    opml(outline('The Harbour &amp; Quay', 'https://feeds.harbour.example.org/rss?a=1&amp;b=2', 'htmlUrl="https://harbour.example.org/"')),
    'mine.opml',
  )
  assert.deepEqual(title, {
    id: 'the-harbour-quay',
    name: 'The Harbour & Quay',
    publisher: 'harbour.example.org',
    home: 'https://harbour.example.org/',
    kind: 'daily',
    feeds: [{ address: 'https://feeds.harbour.example.org/rss?a=1&b=2', section: undefined }],
  })
})

test('a folder is the section of the feeds in it where it is a word for one', () => {
  const titles = readTitles(
    opml(
      `<outline text="Wirtschaft">${outline('A', 'https://a.example.org/rss')}</outline><outline text="My favourites"><outline text="Deep">${outline('B', 'https://b.example.org/rss')}</outline></outline>`,
      '1.0',
    ),
    'mine.opml',
  )
  assert.deepEqual(
    titles.map((title) => title.feeds[0]?.section),
    ['Wirtschaft', undefined],
  )
})

test('tags in capitals, outlines without names, names in other scripts, the same name twice', () => {
  const titles = readTitles(
    `<OPML VERSION="1.1"><BODY><OUTLINE XMLURL="https://a.example.org/rss"/>${outline('毎日新聞', 'https://b.example.org/rss')}${outline('News', 'https://c.example.org/rss')}${outline('News', 'https://d.example.org/rss')}</BODY></OPML>`,
    'mine.opml',
  )
  assert.deepEqual(
    titles.map((title) => title.id.replace(/^n-[0-9a-f]{12}$/, 'print')),
    ['a-example-org', 'print', 'news', 'news-2'],
  )
})

test('a feed that lies in two folders counts once; under two names it is refused', () => {
  const twice = (second: string) =>
    opml(
      `<outline text="X">${outline('A', 'https://a.example.org/rss')}</outline><outline text="Y">${outline(second, 'https://a.example.org/rss')}</outline>`,
    )
  assert.equal(readTitles(twice('A'), 'mine.opml').length, 1)
  assert.throws(
    () => readTitles(twice('B'), 'mine.opml'),
    /“B”\.feeds\[0\]\.address: https:\/\/a\.example\.org\/rss is already offered by a/,
  )
})

test('a host that serves everyone’s feeds is nobody’s publisher', () => {
  const titles = readTitles(
    opml(outline('One', 'https://feeds.feedburner.com/one') + outline('Two', 'https://feeds.feedburner.com/two')),
    'mine.opml',
  )
  assert.deepEqual(
    titles.map((title) => title.publisher),
    ['One', 'Two'],
  )
})

test('addresses that must not be called are refused', () => {
  for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'feed://a', 'https://ann:secret@a.example.org/'])
    assert.throws(() => readTitles(opml(outline('A', address)), 'mine.opml'), { code: 'bad-titles' }, address)
})

test('hostile files: entities are not expanded, depth and nonsense are told in a sentence', () => {
  const laughs = `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>${opml(outline('x &b; y', 'https://a.example.org/rss'))}`
  assert.equal(readTitles(laughs, 'mine.opml')[0]?.name, 'x &b; y')
  const outside = `<!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd">]>${opml(outline('&e;', 'https://a.example.org/rss'))}`
  for (const text of [
    outside,
    '<opml',
    '<html><body>Sign in</body></html>',
    opml(''),
    opml('<outline text="no feed"/>'),
    opml('<outline text="a">'.repeat(50_000) + '</outline>'.repeat(50_000)),
  ])
    assert.throws(() => readTitles(text, 'mine.opml'), { code: 'bad-titles' })
})

test('the whole catalogue goes out as OPML and comes back as it was', async () => {
  const titles = await readCatalogue()
  const back = readTitles(writeOpml(titles, new Date('2026-11-23T08:00:00Z')), 'out.opml')
  const told = (all: typeof titles) =>
    JSON.parse(
      JSON.stringify(
        all.map((title) => ({ ...title, feeds: title.feeds.map((feed) => ({ ...feed, section: feed.section ?? undefined })) })),
      ),
    )
  assert.deepEqual(told(back), told(titles))
})

test('a list of no titles is written, and is told to be one when it is read', () => {
  const text = writeOpml([], new Date('2026-11-23T12:00:00Z'))
  assert.match(text, /<dateCreated>Mon, 23 Nov 2026 12:00:00 GMT<\/dateCreated>.*<body><\/body>/)
  assert.throws(() => readTitles(text, 'none.opml'), /names no feed/)
})
