import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultTerms } from '../titles/titles.ts'
import type { Item } from './item.ts'
import { type FeedFacts, prepareItem } from './prepare-item.ts'

const facts: FeedFacts = { feedAddress: 'https://harbour.example/rss', titleLanguage: 'en-GB' }
const prepare = (item: Partial<Item>, more: Partial<FeedFacts> = {}) =>
  prepareItem({ title: 'Ferry runs aground', authors: [], categories: [], media: [], ...item }, { ...facts, ...more })
const p = (text: string) => `<p>${text}</p>`

test('the headline, standfirst and byline said again at the top of the body are not shown twice', () => {
  const item = prepare({
    summaryHtml: 'No one was hurt.',
    contentHtml: '<h1>Ferry runs aground</h1><p><em>No one was hurt.</em></p><p>By Ines Calder</p><p>The ferry ran aground on Monday.</p>',
  })
  assert.equal(item.html, '<p>The ferry ran aground on Monday.</p>')
  assert.equal(item.standfirst, 'No one was hurt.')
  assert.deepEqual(item.byline, [{ name: 'Ines Calder' }])
})

test('a summary that is the cut-off beginning of the body is no standfirst', () => {
  assert.equal(
    prepare({
      summaryHtml: 'The ferry ran aground on Monday, its owners s…',
      contentHtml: p('The ferry ran aground on Monday, its owners said in a statement.'),
    }).standfirst,
    null,
  )
  assert.equal(prepare({ summaryHtml: 'Ferry runs aground' }).standfirst, null)
  assert.equal(prepare({ summaryHtml: 'It floats again. [&#8230;]', contentHtml: p('Tugs came at noon.') }).standfirst, 'It floats again.')
})

test('without content, a long summary is the body and a short one the standfirst', () => {
  const long = prepare({ summaryHtml: p('First.') + p('Second.') + '<a href="https://harbour.example/a">Continue reading...</a>' })
  assert.equal(long.html, '<p>First.</p>\n<p>Second.</p>')
  assert.equal(long.standfirst, null)
  const short = prepare({ summaryHtml: '<img src="/deck.jpg" alt="The deck"><p>No one was hurt.</p>' })
  assert.deepEqual(
    [short.standfirst, short.html, short.opening, short.hasLead, short.pictures[0]?.address],
    ['No one was hurt.', '', null, true, 'https://harbour.example/deck.jpg'],
  )
})

test('the lead picture is shown once, with all that feed and body know of it', () => {
  const item = prepare({
    link: 'https://harbour.example/a',
    media: [{ address: 'https://i.harbour.example/img/media/abc/master/140.jpg', medium: 'image', width: 140, height: 84 }],
    contentHtml: `<figure><img src="https://i.harbour.example/img/media/abc/master/1200.jpg" alt="The deck" width="1200" height="720"><figcaption>The deck on Monday. Photograph: Jo Roe/AFP</figcaption></figure>${p('One.')}<img src="/second.jpg" alt="Tugs">`,
  })
  assert.deepEqual(item.pictures, [
    {
      address: 'https://i.harbour.example/img/media/abc/master/1200.jpg',
      alt: 'The deck',
      caption: 'The deck on Monday.',
      credit: 'Jo Roe/AFP',
      width: 1200,
      height: 720,
    },
    { address: 'https://harbour.example/second.jpg', alt: 'Tugs' },
  ])
  assert.equal(item.html, '<p>One.</p>\n<figure><img src="picture:1" alt="Tugs" /></figure>')
})

test('a picture before the third paragraph leads where the feed names none; a later one stays in its place', () => {
  assert.equal(prepare({ contentHtml: p('One.') + '<img src="/a.jpg">' + p('Two.') }).html, '<p>One.</p>\n<p>Two.</p>')
  const late = prepare({ contentHtml: p('One.') + p('Two.') + p('Three.') + '<img src="/a.jpg">' })
  assert.equal(late.hasLead, false)
  assert.match(late.html, /picture:0/)
})

test('old markup becomes paragraphs, wp-captions figures, and what feed software appends goes', () => {
  const item = prepare({
    contentHtml: `One.<br><br>Two <b>bold</b>.<div>Three.</div><div class="wp-caption"><img src="/t.jpg" alt="T"><p class="wp-caption-text">Tugs. Photo: Jo Roe</p></div>${p('Four.')}${p('The post <a href="https://harbour.example/a">Ferry</a> appeared first on <a href="https://harbour.example">Harbour</a>.')}`,
    media: [{ address: 'https://harbour.example/lead.jpg', medium: 'image' }],
  })
  assert.equal(
    item.html,
    '<p>One.</p>\n<p>Two <b>bold</b>.</p>\n<p>Three.</p>\n<figure><img src="picture:1" alt="T" /><figcaption>Tugs. <small>Jo Roe</small></figcaption></figure>\n<p>Four.</p>',
  )
})

test('the section is the feed’s, else the first category that is one', () => {
  assert.deepEqual(
    [
      prepare({ categories: ['Ferries', 'World'] }, { section: 'Harbour news' }).section,
      prepare({ categories: ['Ferries', 'World'] }).section,
      prepare({ categories: ['Ferries', 'Tugs'] }).section,
    ],
    ['Harbour news', 'World', null],
  )
  assert.equal(prepare({ categories: ['Ferries', 'World'] }).desk, 'world')
})

test('only what the terms let us have is kept', () => {
  const item = {
    summaryHtml: 'No one was hurt.',
    contentHtml: p('One.') + p('Two.') + p('Three.') + '<img src="/a.jpg">',
    media: [{ address: 'https://harbour.example/lead.jpg', medium: 'image' }],
  }
  const opening = prepare(item, { terms: { ...defaultTerms, text: 'opening', previewParagraphs: 2 } })
  assert.deepEqual([opening.html, opening.opening, opening.searchText], ['<p>One.</p>\n<p>Two.</p>', 'One.\nTwo.', 'One. Two.'])
  const headline = prepare(item, { terms: { ...defaultTerms, text: 'headline' } })
  assert.deepEqual([headline.html, headline.opening, headline.standfirst, headline.searchText], ['', null, null, ''])
  const plain = prepare(item, { terms: { ...defaultTerms, pictures: false } })
  assert.deepEqual([plain.pictures, plain.hasLead, plain.html.includes('img')], [[], false, false])
})

test('the print tells a change from a new date, new tracking or a new size of a picture', () => {
  const item = {
    guid: 'g',
    link: 'https://harbour.example/a?utm_source=1',
    contentHtml: p('One.'),
    media: [{ address: 'https://harbour.example/a-300x200.jpg?s=1', medium: 'image' }],
    published: new Date(0),
  }
  const first = prepare(item).print
  assert.equal(
    prepare({
      ...item,
      link: 'https://harbour.example/a?utm_source=2',
      published: new Date(),
      contentHtml: `<div>${p(' One. ')}</div>`,
      media: [{ address: 'https://harbour.example/a-1024x683.jpg?s=2', medium: 'image' }],
    }).print,
    first,
  )
  for (const change of [
    { title: 'Ferry afloat' },
    { contentHtml: p('Two.') },
    { correction: 'It was noon.' },
    { authors: [{ name: 'Jo Roe' }] },
    { media: [] },
  ])
    assert.notEqual(prepare({ ...item, ...change }).print, first, JSON.stringify(change))
})

test('an item with nothing in it, or with the worst in it, is prepared all the same', () => {
  assert.equal(prepare({ title: '' }).headline, '')
  const worst = prepare({
    title: '\ud800'.repeat(9000),
    guid: '\0'.repeat(5000),
    link: `https://x.example/${'%'.repeat(1000)}`,
    contentHtml: '<'.repeat(100_000),
    summaryHtml: '&'.repeat(100_000),
    authors: Array.from({ length: 1000 }, () => ({ name: ','.repeat(5000) })),
    published: new Date(Number.NaN),
    categories: Array(5000).fill('x'.repeat(5000)),
  })
  assert.equal(worst.published, null)
})
