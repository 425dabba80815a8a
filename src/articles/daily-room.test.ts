import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { joinFeeds, nobodyMinds } from '../../tests/town/join-feeds.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { dailyRoom } from './daily-room.ts'
import { prepareItem } from './prepare-item.ts'
import { receive } from './receive.ts'

const { db } = await testDatabase(nobodyMinds)
const noon = new Date('2026-11-23T12:00:00Z')
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)

const allowed = async (title: TitleId, now: Date) => {
  const hasRoom = dailyRoom(db, title, now, { free: 2, most: 6 })
  let n = 0
  while (n < 20 && (await hasRoom())) n++
  return n
}

test('a title brings so many articles a day, a few of them always', async () => {
  const [busy, calm] = (await joinFeeds(db, ['https://busy.example/rss', 'https://calm.example/rss'], noon, 'room')) as [TitleId, TitleId]
  assert.equal(await allowed(busy, noon), 6)
  const items = Array.from({ length: 5 }, (_, n) =>
    prepareItem(
      { guid: `made-up-${n}`, title: `Piece ${n}`, authors: [], categories: [], media: [] },
      { feedAddress: 'https://busy.example/rss' },
    ),
  )
  const feed = await db.selectFrom('feeds').select('id').where('title_id', '=', busy).executeTakeFirstOrThrow()
  await receive(db, { titleId: busy, feedId: feed.id as FeedId, isMain: true, feedLength: 5, items }, noon)
  assert.equal(await allowed(busy, later(1)), 2)
  assert.equal(await allowed(busy, later(25)), 6)
  assert.equal(await allowed(calm, later(1)), 6)
})
