import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { sql } from '../base/database.ts'
import type { FeedId } from '../titles/titles.ts'
import { keepOrder, orderByTime } from './feed-order.ts'

const now = new Date('2026-11-23T12:00:00Z')
const dated = (hours: (number | null)[], updated: (number | null)[] = []) =>
  hours.map((hour, position) => ({
    position,
    published: hour === null ? null : new Date(now.getTime() - hour * 3_600_000),
    updated: updated[position] == null ? null : new Date(now.getTime() - (updated[position] as number) * 3_600_000),
  }))

test('a feed that goes by time is known by it, newest or oldest first, by when pieces were published or changed', () => {
  assert.deepEqual(orderByTime(dated([1, 2, 3, 4, 5, 6])), { byTime: 1, pairs: 15 })
  assert.equal(orderByTime(dated([6, 5, 4, 3, 2, 1])).byTime, 1)
  assert.equal(orderByTime(dated([9, 2, 8, 4, 7], [0, 1, 2, 3, 4])).byTime, 1)
})

test('an editor’s order is none of time, and one piece kept on top leaves a feed by time one by time', () => {
  assert.ok(orderByTime(dated([5, 1, 9, 2, 3, 12, 4, 1.5])).byTime < 0.8)
  const pinned = orderByTime(dated([30, ...Array.from({ length: 24 }, (_, n) => n)]))
  assert.ok(pinned.byTime > 0.9 && pinned.byTime < 1)
})

test('without dates, or with one date for all, nothing is known', () => {
  assert.deepEqual(orderByTime(dated([null, null, 3])), { byTime: 0, pairs: 0 })
  assert.equal(orderByTime(dated([2, 2, 2])).pairs, 0)
})

test('an order is believed over several deliveries, and one of few pieces changes nothing but when it came', async () => {
  const { db } = await testDatabase()
  await sql`insert into publishers (id, name) values ('p', 'P')`.execute(db)
  await sql`insert into titles (id, publisher_id, name, joined_at) values ('t', 'p', 'T', ${now})`.execute(db)
  await sql`insert into feeds (id, title_id, address) values ('f', 't', 'https://t.example/feed')`.execute(db)
  const feed = 'f' as FeedId
  const kept = async () =>
    (await sql<{ by_time: number; pairs: number; delivered_at: Date }>`select by_time, pairs, delivered_at from feed_orders`.execute(db))
      .rows[0]
  await keepOrder(db, feed, dated([1, 2, 3, 4, 5, 6]), now)
  assert.equal((await kept())?.by_time, 1)
  await keepOrder(db, feed, dated([5, 1, 9, 2, 3, 12]), now)
  const second = (await kept())?.by_time ?? 0
  assert.ok(second > 0.8 && second < 0.95)
  const later = new Date(now.getTime() + 60_000)
  await keepOrder(db, feed, dated([5, 1]), later)
  assert.deepEqual(await kept(), { by_time: second, pairs: 15, delivered_at: later })
})
