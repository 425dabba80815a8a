import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { joinFeeds, nobodyMinds } from '../../../tests/town/join-feeds.ts'
import type { FeedId } from '../../titles/titles.ts'
import type { Item } from '../item.ts'
import { prepareItem } from '../prepare-item.ts'
import { receive } from '../receive.ts'

const { db } = await testDatabase(nobodyMinds)
const noon = new Date('2026-11-23T12:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const text = (words: string) => `<p>${words} was the word on the quay on Monday.</p>`

let number = 0
/** A title of its own for each test. */
const newTitle = async () => {
  const feedAddress = `https://harbour.example/${++number}`
  const [id] = await joinFeeds(db, [feedAddress], noon, `harbour-${number}`)
  const feed = await db.selectFrom('feeds').select('id').where('title_id', '=', id!).executeTakeFirstOrThrow()
  const deliver = (items: Partial<Item>[], at = noon) =>
    receive(
      db,
      {
        titleId: id!,
        feedId: feed.id as FeedId,
        isMain: true,
        feedLength: items.length,
        items: items.map((item) =>
          prepareItem({ title: 'Ferry runs aground', authors: [], categories: [], media: [], ...item }, { feedAddress }),
        ),
      },
      at,
    )
  const articles = () =>
    db.selectFrom('articles').selectAll().where('title_id', '=', id!).where('state', '=', 'ready').orderBy('id').execute()
  return { deliver, articles }
}

test('an unchanged piece under another date comes back as nothing: not its time, not a version', async () => {
  const { deliver, articles } = await newTitle()
  const piece = { guid: 'harbour-dues', link: 'https://harbour.example/dues', contentHtml: text('Dues') }
  await deliver([{ ...piece, published: later(-60) }], noon)
  for (const minutes of [10, 20, 30]) {
    const { fresh, changed, same } = await deliver([{ ...piece, published: later(minutes), updated: later(minutes) }], later(minutes))
    assert.deepEqual([fresh, changed, same], [[], [], 1])
  }
  const [article] = await articles()
  assert.deepEqual([article?.published_at, article?.updated_at, article?.version], [later(-60), null, 1])
  // A version that comes late is known by the date that was told last.
  assert.deepEqual((await deliver([{ ...piece, contentHtml: text('Old dues'), updated: later(15) }], later(40))).changed, [])
})

test('a number of the publisher counts before any date, and a lower one is late', async () => {
  const { deliver, articles } = await newTitle()
  const told = (revision: number, words: string, minutes: number) => ({
    guid: 'numbered-1',
    title: words,
    contentHtml: text(words),
    revision,
    published: later(-60),
    updated: later(minutes),
  })
  await deliver([told(3, 'Third', 5)], later(10))
  const { became } = await deliver([told(2, 'Second', 8)], later(11))
  assert.equal(became.get(0)?.became, 'stale')
  await deliver([told(4, 'Fourth', 1)], later(12))
  assert.deepEqual(
    (await articles()).map(({ headline }) => headline),
    ['Fourth'],
  )
})

test('a piece that takes the place of another leads its address to itself, and what is still told of the old one changes nothing', async () => {
  const { deliver, articles } = await newTitle()
  const old = {
    guid: 'storm-1',
    link: 'https://harbour.example/storm-1',
    title: 'Storm nears',
    contentHtml: text('Nears'),
    published: later(-90),
  }
  const { fresh } = await deliver([old])
  const next = {
    guid: 'storm-2',
    link: 'https://harbour.example/storm-2',
    title: 'Storm is here',
    contentHtml: text('Here'),
    published: later(-30),
    replaces: ['storm-1'],
  }
  await deliver([next], later(1))
  const { became } = await deliver(
    [
      { ...old, title: 'Storm nears still', updated: later(2) },
      { guid: 'storm-1', title: '', status: 'canceled' },
    ],
    later(3),
  )
  assert.deepEqual(
    [...became.values()].map((one) => one.became),
    ['replaced', 'replaced'],
  )
  const [left] = await articles()
  assert.deepEqual([(await articles()).length, left?.headline, left?.published_at], [1, 'Storm is here', later(-30)])
  const gone = await db.selectFrom('articles').select(['state', 'joined_into']).where('id', '=', fresh[0]!).executeTakeFirst()
  assert.deepEqual(gone, { state: 'withdrawn', joined_into: left?.id })
})

test('a later teaser brings its headline and leaves the body; the body of an earlier version fills one that only opens', async () => {
  const body = text('Aground') + text('Second').repeat(30)
  const full = { guid: 'ferry-9', contentHtml: body, title: 'Ferry aground', published: later(-60) }
  const teaser = {
    guid: 'ferry-9',
    contentHtml: '<p>Aground was the word on… Read more</p>',
    title: 'Ferry afloat',
    published: later(-60),
    updated: later(-10),
  }
  for (const order of [
    [full, teaser],
    [teaser, full],
    [teaser, full, teaser, full],
  ]) {
    const { deliver, articles } = await newTitle()
    for (const one of order) await deliver([one], noon)
    const [article] = await articles()
    const kept = await db.selectFrom('article_texts').select('html').where('article_id', '=', article!.id).executeTakeFirst()
    assert.equal(article?.headline, 'Ferry afloat')
    assert.match(kept?.html ?? '', /Second was the word/)
    assert.ok((article?.words ?? 0) > 200)
    assert.match(article?.opening ?? '', /Aground was the word on the quay/)
  }
})

test('a name that no database holds, of a piece to be replaced, costs nothing but itself', async () => {
  const { deliver, articles } = await newTitle()
  await deliver([{ guid: 'old-1', title: 'Old', contentHtml: text('Old') }], noon)
  const replaces = ['odd\0name', 'half\ud83d', ' old-1 ', '', 'x'.repeat(100_000)]
  await deliver([{ guid: 'new-1', title: 'New', contentHtml: text('New'), replaces }], later(1))
  assert.deepEqual(
    (await articles()).map(({ headline }) => headline),
    ['New'],
  )
})

test('a message that says nothing of a piece but that it is held, holds it, and it comes back with its next telling', async () => {
  const { deliver, articles } = await newTitle()
  const piece = { guid: 'held-1', title: 'Ferry', contentHtml: text('Ferry'), published: later(-60) }
  await deliver([piece], noon)
  const { became } = await deliver([{ guid: 'held-1', title: '', status: 'withheld' }], later(1))
  assert.equal(became.get(0)?.became, 'held')
  assert.deepEqual(await articles(), [])
  await deliver([piece], later(2))
  const [article] = await articles()
  assert.deepEqual([article?.headline, article?.version, article?.words], ['Ferry', 1, 9])
  const { became: unknown } = await deliver([{ guid: 'never-1', title: '', status: 'withheld' }], later(3))
  assert.equal(unknown.get(0)?.became, 'refused', 'of what nobody has told there is nothing to hold')
})
