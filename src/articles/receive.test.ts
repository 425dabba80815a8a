import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { putTitle } from '../../tests/town/put-title.ts'
import { sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import type { Item } from './item.ts'
import { prepareItem } from './prepare-item.ts'
import { type Delivery, receive } from './receive.ts'

const relay = { 'article-received': async () => {}, 'article-corrected': async () => {}, 'article-withdrawn': async () => {} }
const { db } = await testDatabase(relay)
const noon = new Date('2026-11-23T12:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

let number = 0
/** A title of its own for each test, with a main feed and a section feed. */
const newTitle = async () => {
  const id = `harbour-${++number}` as TitleId
  const main = `${id}-main` as FeedId
  const section = `${id}-section` as FeedId
  await putTitle(
    db,
    {
      id,
      name: 'The Harbour',
      country: 'GB',
      language: 'en',
      feeds: [
        { id: main, address: `https://${id}.example/rss` },
        { id: section, address: `https://${id}.example/world`, section: 'World' },
      ],
    },
    noon,
  )
  const deliver = (items: Partial<Item>[], at = noon, feed = main) => receive(db, delivery(items, feed), at)
  const delivery = (items: Partial<Item>[], feed: FeedId): Delivery => ({
    titleId: id,
    feedId: feed,
    isMain: feed === main,
    feedLength: items.length,
    items: items.map((item) =>
      prepareItem(
        { title: 'Ferry runs aground', authors: [], categories: [], media: [], ...item },
        { titleId: id, titleLanguage: 'en', feedAddress: `https://${id}.example/rss` },
      ),
    ),
  })
  const articles = () =>
    db.selectFrom('articles').selectAll().where('title_id', '=', id).where('state', '=', 'ready').orderBy('id').execute()
  return { id, main, section, deliver, articles }
}
const text = (words: string) => `<p>${words} was the word on the quay on Monday.</p>`

test('an item becomes an article with all that is known of it', async () => {
  const { id, deliver, articles, main } = await newTitle()
  const { fresh } = await deliver([
    {
      guid: 'ferry-1',
      link: 'https://harbour.example/ferry?utm_source=rss',
      title: 'Ferry runs aground',
      authors: [{ name: 'Ines Calder, Harbour reporter' }],
      published: later(-60),
      summaryHtml: 'No one was hurt.',
      contentHtml: text('Aground') + text('Second') + '<img src="/deck.jpg" alt="The deck" width="800" height="600">' + text('Third'),
      media: [
        {
          address: 'https://harbour.example/ferry.jpg',
          medium: 'image',
          width: 1200,
          height: 800,
          caption: 'The ferry. Photograph: Jo Roe',
        },
      ],
    },
  ])
  const [article] = await articles()
  assert.ok(article)
  assert.deepEqual(fresh, [article.id])
  assert.equal(article.slug, 'ferry-runs-aground')
  assert.equal(article.address, 'https://harbour.example/ferry')
  assert.deepEqual(article.byline, [{ name: 'Ines Calder', role: 'Harbour reporter' }])
  assert.equal(article.country, 'GB')
  assert.equal(article.language, 'en')
  assert.deepEqual(article.published_at, later(-60))
  assert.equal(article.version, 1)
  const pictures = await db.selectFrom('article_images').selectAll().where('article_id', '=', article.id).orderBy('position').execute()
  assert.deepEqual(
    pictures.map(({ address, caption, credit, alt }) => ({ address, caption, credit, alt })),
    [
      { address: 'https://harbour.example/ferry.jpg', caption: 'The ferry.', credit: 'Jo Roe', alt: null },
      { address: 'https://harbour.example/deck.jpg', caption: null, credit: null, alt: 'The deck' },
    ],
  )
  assert.equal(article.picture_id, pictures[0]!.id)
  const body = await db.selectFrom('article_texts').selectAll().where('article_id', '=', article.id).executeTakeFirstOrThrow()
  assert.ok(body.html.includes(`src="/pictures/${pictures[1]!.id}-640"`), body.html)
  const found = await db
    .selectFrom('articles')
    .select('id')
    .where('title_id', '=', id)
    .where(sql<boolean>`search @@ websearch_to_tsquery('english', 'words quay')`)
    .execute()
  assert.equal(found.length, 1, 'a stem of the body is found')
  const place = await db.selectFrom('article_places').selectAll().where('feed_id', '=', main).executeTakeFirstOrThrow()
  assert.equal(place.best, 0)
})

test('the same delivery again changes nothing, and a new date alone is no news', async () => {
  const { deliver, articles } = await newTitle()
  const item = { guid: 'g-100', link: 'https://harbour.example/a', contentHtml: text('One'), published: later(-60) }
  await deliver([item])
  const again = await deliver([item], later(5))
  const redated = await deliver([{ ...item, published: later(6), updated: later(6) }], later(7))
  assert.deepEqual(
    [again.fresh.length, again.changed.length, again.same, redated.fresh.length, redated.changed.length, redated.same],
    [0, 0, 1, 0, 0, 1],
  )
  assert.deepEqual((await articles())[0]!.published_at, later(-60))
})

test('a piece is known again by its guid or by its link, whatever the headline, tracking, scheme or www', async () => {
  const { deliver, articles, section } = await newTitle()
  await deliver([{ guid: 'g-100', link: 'http://www.harbour.example/a/', contentHtml: text('One') }])
  await deliver([{ guid: 'g-100', link: 'https://harbour.example/moved', title: 'New headline', contentHtml: text('One') }], later(1))
  await deliver(
    [{ guid: 'g-200', link: 'https://harbour.example/a?utm_medium=feed&fbclid=1', title: 'Newer headline', contentHtml: text('One') }],
    later(2),
    section,
  )
  await deliver([{ link: 'https://harbour.example/moved', title: 'Newest headline', contentHtml: text('One') }], later(3))
  const all = await articles()
  assert.equal(all.length, 1)
  assert.equal(all[0]!.headline, 'Newest headline')
  assert.equal(all[0]!.slug, 'ferry-runs-aground', 'the slug is frozen')
  assert.equal(all[0]!.version, 4)
  const versions = await db
    .selectFrom('article_versions')
    .select(['version', 'headline'])
    .where('article_id', '=', all[0]!.id)
    .orderBy('version')
    .execute()
  assert.deepEqual(versions, [
    { version: 1, headline: 'Ferry runs aground' },
    { version: 2, headline: 'New headline' },
    { version: 3, headline: 'Newer headline' },
  ])
})

test('a guid that a feed repeats names nothing, then or later', async () => {
  const { deliver, articles } = await newTitle()
  await deliver([
    { guid: 'item', link: 'https://harbour.example/one', title: 'One' },
    { guid: 'item', link: 'https://harbour.example/two', title: 'Two' },
  ])
  await deliver([{ guid: 'item', link: 'https://harbour.example/three', title: 'Three' }], later(1))
  await deliver([{ guid: 'item', link: 'https://harbour.example/two', title: 'Two' }], later(2))
  assert.deepEqual((await articles()).map(({ headline }) => headline).sort(), ['One', 'Three', 'Two'])
})

test('a link that a feed gives to every item names nothing', async () => {
  const { deliver, articles } = await newTitle()
  const items = [1, 2, 3].map((n) => ({ guid: `live-${n}`, link: 'https://harbour.example/live', title: `Entry ${n}` }))
  await deliver(items)
  await deliver(items.slice(1), later(1))
  assert.equal((await articles()).length, 3)
})

test('without guid and link a piece is known by what it says', async () => {
  const { deliver, articles } = await newTitle()
  const items = [
    { title: 'One', contentHtml: text('One') },
    { title: 'Two', contentHtml: text('Two') },
  ]
  await deliver(items)
  await deliver(items.toReversed(), later(1))
  assert.equal((await articles()).length, 2)
})

test('a change keeps the version before it, and an older version that comes late is left', async () => {
  const { deliver, articles, section } = await newTitle()
  const first = { guid: 'g-100', link: 'https://harbour.example/a', contentHtml: text('Ten'), published: later(-60) }
  const second = { ...first, contentHtml: text('Nine'), updated: later(10), correction: 'An earlier version said ten.' }
  await deliver([first])
  const corrected = await deliver([second], later(11))
  const late = await deliver([first], later(12), section)
  const [article] = await articles()
  assert.deepEqual([corrected.changed, late.changed], [[article!.id], []])
  assert.equal(article!.version, 2)
  assert.equal(article!.correction, 'An earlier version said ten.')
  assert.deepEqual(article!.updated_at, later(10))
  const text2 = await db.selectFrom('article_texts').select('html').where('article_id', '=', article!.id).executeTakeFirstOrThrow()
  assert.match(text2.html, /Nine/)
  const before = await db.selectFrom('article_versions').selectAll().where('article_id', '=', article!.id).executeTakeFirstOrThrow()
  assert.match(before.html ?? '', /Ten/)
})

test('a teaser of the same version in another feed takes nothing away, and the full text is no correction', async () => {
  const { deliver, articles, section } = await newTitle()
  const teaser = { guid: 'g-100', link: 'https://harbour.example/a', summaryHtml: 'Only a line.', published: later(-60) }
  const full = { ...teaser, contentHtml: text('One').repeat(5) }
  await deliver([teaser], noon, section)
  await deliver([full], later(1))
  await deliver([teaser], later(2), section)
  const [article] = await articles()
  assert.equal(article!.version, 1)
  assert.ok(article!.words > 20)
})

test('a tombstone takes the words and leaves the fact, in any order', async () => {
  const { id, deliver, articles } = await newTitle()
  await deliver([{ guid: 'gone-1', title: 'Mistaken', link: 'https://harbour.example/m', contentHtml: text('Wrong') }])
  const { withdrawn } = await deliver(
    [
      { guid: 'gone-1', title: '', status: 'canceled', correction: 'Published in error.' },
      { guid: 'gone-2', title: '', status: 'canceled' },
    ],
    later(1),
  )
  await deliver(
    [
      { guid: 'gone-1', title: 'Mistaken', link: 'https://harbour.example/m', contentHtml: text('Wrong') },
      { guid: 'gone-2', title: 'Never', link: 'https://harbour.example/n' },
    ],
    later(2),
  )
  assert.equal(withdrawn.length, 2)
  assert.equal((await articles()).length, 0)
  const rows = await db.selectFrom('articles').selectAll().where('title_id', '=', id).orderBy('id').execute()
  assert.deepEqual(rows.map(({ state, headline, withdrawn_note }) => [state, headline, withdrawn_note]).sort(), [
    ['withdrawn', '', null],
    ['withdrawn', '', 'Published in error.'],
  ])
  assert.equal((await db.selectFrom('article_texts').selectAll().where('article_id', 'in', withdrawn).execute()).length, 0)
})

test('two articles that turn out to be one are joined, and the address of the younger leads to the elder', async () => {
  const { id, deliver, articles } = await newTitle()
  await deliver([{ guid: 'aaaa', link: 'https://harbour.example/a', title: 'First', published: later(-60) }])
  await deliver([{ guid: 'bbbb', link: 'https://harbour.example/b', title: 'Second', published: later(-30) }], later(1))
  await deliver([{ guid: 'aaaa', link: 'https://harbour.example/b', title: 'Third', published: later(-60), updated: later(1) }], later(2))
  const [article, ...others] = await articles()
  assert.equal(others.length, 0)
  assert.equal(article!.headline, 'Third')
  const joined = await db
    .selectFrom('articles')
    .select(['state', 'joined_into'])
    .where('title_id', '=', id)
    .where('id', '<>', article!.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(joined, { state: 'withdrawn', joined_into: article!.id })
})

test('dates in the future and absent ones are the time of receiving', async () => {
  const { deliver, articles } = await newTitle()
  await deliver([
    { guid: 'future', link: 'https://harbour.example/f', published: later(60 * 24 * 365) },
    { guid: 'absent', link: 'https://harbour.example/g' },
    { guid: 'epoch', link: 'https://harbour.example/h', published: new Date(0) },
  ])
  assert.deepEqual(
    (await articles()).map(({ published_at }) => published_at),
    [noon, noon, noon],
  )
})

test('another title with the same guids and links has its own articles', async () => {
  const one = await newTitle()
  const two = await newTitle()
  const item = { guid: 'g-100', link: 'https://harbour.example/a' }
  await one.deliver([item])
  await two.deliver([item])
  assert.deepEqual([(await one.articles()).length, (await two.articles()).length], [1, 1])
})

test('a feed of 10,000 items is received whole, and the same again changes nothing', async () => {
  const { deliver, id } = await newTitle()
  const items = Array.from({ length: 10_000 }, (_, n) => ({
    guid: `many-${n}`,
    link: `https://harbour.example/many/${n}`,
    title: `Piece ${n}`,
  }))
  const first = await deliver(items)
  const again = await deliver(items, later(1))
  assert.deepEqual([first.fresh.length, again.fresh.length, again.same], [10_000, 0, 10_000])
  const { count } = await db
    .selectFrom('articles')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('title_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(count, 10_000)
})

test('guids and links of any length are names', async () => {
  const { deliver, articles } = await newTitle()
  const long = [1, 2].map((n) => ({
    guid: `${'é'.repeat(3000)}${n}`,
    link: `https://harbour.example/${'x'.repeat(1500)}${n}`,
    title: `Long ${n}`,
  }))
  await deliver(long)
  await deliver(long, later(1))
  assert.equal((await articles()).length, 2)
})

test('texts that the database cannot hold lose only what it cannot', async () => {
  const { deliver, articles } = await newTitle()
  const odd = { guid: 'odd\u0000guid \ud800', title: 'Half \ud800 a pair', contentHtml: text('Null \u0000 byte') }
  await deliver([odd])
  await deliver([odd], later(1))
  assert.equal((await articles()).length, 1)
})

test('a piece that changes at every call keeps its first version and the latest twenty, and a bounded number of names', async () => {
  const { deliver, articles, id } = await newTitle()
  for (let n = 0; n < 70; n++)
    await deliver([{ guid: 'live', title: 'Live: the storm', contentHtml: text(`Reading ${n}`), updated: later(n - 100) }], later(n))
  const [article] = await articles()
  assert.equal(article!.version, 70)
  const kept = await db.selectFrom('article_versions').select('version').where('article_id', '=', article!.id).orderBy('version').execute()
  assert.deepEqual(
    kept.map(({ version }) => version),
    [1, ...Array.from({ length: 20 }, (_, n) => 50 + n)],
  )
  const names = await db.selectFrom('article_keys').select('key').where('title_id', '=', id).execute()
  assert.ok(names.length <= 62, `${names.length} names`)
})

test('what was received is said once a delivery', async () => {
  const heard: string[] = []
  const { db: own, jobs } = await testDatabase({
    'article-received': async (facts) => void heard.push(...facts.map(({ articles }) => `received ${articles.length}`)),
    'article-corrected': async (facts) => void heard.push(...facts.map(({ articles }) => `corrected ${articles.length}`)),
  })
  await putTitle(own, { id: 't' as TitleId, feeds: [{ id: 'f' as FeedId, address: 'https://t.example/rss' }] }, noon)
  const items = (headline: string) =>
    [1, 2, 3].map((n) =>
      prepareItem(
        { guid: `guid-${n}`, title: `${headline} ${n}`, authors: [], categories: [], media: [] },
        { feedAddress: 'https://t.example/rss' },
      ),
    )
  const delivery = { titleId: 't' as TitleId, feedId: 'f' as FeedId, isMain: true, feedLength: 3 }
  await receive(own, { ...delivery, items: items('One') }, noon)
  await receive(own, { ...delivery, items: items('One') }, later(1))
  await receive(own, { ...delivery, items: items('Two') }, later(2))
  await jobs.settle(() => later(3))
  assert.deepEqual(heard, ['received 3', 'corrected 3'])
})
