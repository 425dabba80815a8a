import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { day, minute } from '../../base/clock.ts'
import { sql } from '../../base/database.ts'
import { joinTitles, type TitleForm, type TitleId } from '../../titles/titles.ts'
import { prepareItem } from '../prepare-item.ts'
import { receive } from '../receive.ts'
import type { ArticleId } from '../tables.ts'
import { articlesLinked } from './articles-linked.ts'
import { linkNames } from './link-names.ts'
import { dropOldHomePlaces, type HomePlace, recordHomePlaces } from './record-home-places.ts'

const { db } = await testDatabase()
const title = 'one' as TitleId
const noon = new Date('2026-11-23T12:00:00Z')
const at = (minutes: number) => new Date(noon.getTime() + minutes * minute)
let ids: ArticleId[] = []
before(async () => {
  const form = { name: 'The One', publisher: 'One Press', kind: 'daily' } as const
  const forms: TitleForm[] = ['one', 'two'].map((id) => ({ ...form, id, feeds: [{ address: `https://${id}.example/rss` }] }))
  await joinTitles(db, forms, noon)
  const { id: feedId } = await db.selectFrom('feeds').select('id').where('title_id', '=', title).executeTakeFirstOrThrow()
  const items = [1, 2, 3, 4, 5].map((n) =>
    prepareItem(
      {
        title: `Piece ${n} of the day`,
        ...(n === 5
          ? { guid: 'https://one.example/2026/piece-5', link: 'https://counter.example/click/5' }
          : { guid: `id-number-${n}`, link: `https://www.one.example/2026/piece-${n}?utm_source=rss` }),
        authors: [],
        categories: [],
        media: [],
        published: at(-n),
      },
      { titleId: title, titleLanguage: 'en', feedAddress: 'https://one.example/rss' },
    ),
  )
  const { fresh } = await receive(db, { titleId: title, feedId, isMain: true, feedLength: 5, items }, noon)
  const rows = await db.selectFrom('articles').select(['id', 'headline']).where('id', 'in', fresh).orderBy('headline').execute()
  ids = rows.map(({ id }) => id)
})
const places = (...order: number[]): HomePlace[] =>
  order.map((n, place) => ({ article: ids[n - 1] as ArticleId, place, of: 10, links: 1, prominence: 1 / (place + 1) }))
const standing = async () => {
  const rows = await db
    .selectFrom('home_places')
    .selectAll()
    .where('title_id', '=', title)
    .orderBy(sql`left_at is not null, latest`)
    .execute()
  return rows.map((row) => [ids.indexOf(row.article_id) + 1, row.best, row.latest, row.top_ms / minute, row.left_at === null])
}

test('links of a page lead to the articles of their own title, by link or by guid, and to no other’s', async () => {
  const on = 'https://one.example/'
  const links = [
    '/2026/piece-1#top',
    'http://one.example/2026/piece-2/?fbclid=x',
    '/2026/piece-5',
    '/2026/piece-9',
    '/',
    'javascript:x',
  ].flatMap((href) => linkNames(href, on) ?? [])
  assert.equal(links.length, 4)
  const found = await articlesLinked(db, { title, links })
  assert.deepEqual(
    links.map(({ key }) => ids.indexOf(found.get(key) as ArticleId) + 1),
    [1, 2, 5, 0],
  )
  assert.equal((await articlesLinked(db, { title: 'two' as TitleId, links })).size, 0)
})

test('the best and the latest place are kept, the time among the first three grows, and who is gone has left', async () => {
  await recordHomePlaces(db, { title, places: places(1, 2, 3, 4) }, at(0))
  await recordHomePlaces(db, { title, places: places(2, 1, 4, 3) }, at(20))
  assert.deepEqual(await standing(), [
    [2, 0, 0, 20, true],
    [1, 0, 1, 20, true],
    [4, 2, 2, 0, true],
    [3, 2, 3, 0, true],
  ])
  // The same look, told again, and an earlier one that comes late.
  await recordHomePlaces(db, { title, places: places(2, 1, 4, 3) }, at(20))
  await recordHomePlaces(db, { title, places: places(3) }, at(10))
  await recordHomePlaces(db, { title, places: 'unchanged' }, at(50))
  assert.deepEqual(await standing(), [
    [2, 0, 0, 50, true],
    [1, 0, 1, 50, true],
    [4, 2, 2, 30, true],
    [3, 2, 3, 0, true],
  ])
  await recordHomePlaces(db, { title, places: places(4, 2) }, at(60))
  await recordHomePlaces(db, { title, places: places(4, 1) }, at(10 * 60))
  assert.deepEqual(await standing(), [
    [4, 0, 0, 130, true],
    [1, 0, 1, 50, true],
    [2, 0, 1, 60, false],
    [3, 2, 3, 0, false],
  ])
})

test('an article that is named twice stands where it is higher, one of another title nowhere, and old places go', async () => {
  await recordHomePlaces(db, { title, places: [...places(5, 3), ...places(3, 5)] }, at(900))
  assert.deepEqual(
    (await standing())
      .slice(0, 2)
      .map((row) => row.slice(0, 3))
      .sort(),
    [
      [3, 0, 0],
      [5, 0, 0],
    ],
  )
  await recordHomePlaces(db, { title: 'two' as TitleId, places: places(1) }, at(900))
  assert.equal(
    (
      await db
        .selectFrom('home_places')
        .selectAll()
        .where('title_id', '=', 'two' as TitleId)
        .execute()
    ).length,
    0,
  )
  assert.equal(await dropOldHomePlaces(db, at(800)), 3)
  assert.equal(await dropOldHomePlaces(db, new Date(noon.getTime() + 30 * day)), 2)
})
