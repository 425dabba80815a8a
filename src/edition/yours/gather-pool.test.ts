import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cloneDatabase } from '../../../tests/town/database.ts'
import { fillWeb } from '../../../tests/town/web-fixture.ts'
import { sql } from '../../base/database.ts'
import { gatherPool } from './gather-pool.ts'
import { openPool } from './open-pool.ts'

const now = new Date('2026-11-23T12:00:00Z')
const database = await cloneDatabase()
after(() => database.close())
const { db } = database
await fillWeb(db, now)
const paper = { language: 'en' }

test('every story of the window is in the pool, weighed, with one telling for each title, its lead first', async () => {
  const pool = await gatherPool(db, paper, now)
  const { rows } = await sql<{ id: string; lead: string; titles: number }>`
    select s.id, s.lead_article_id as lead, s.titles from stories s where latest_at > ${now}::timestamptz - interval '3 days' and joined_into is null`.execute(
    db,
  )
  const stories = new Map(rows.map((row) => [row.id, row]))
  assert.ok(pool.length > 20, `${pool.length} stories`)
  for (const { storyId, common, reasons, tellings } of pool) {
    const story = stories.get(storyId)
    assert.equal(tellings[0]?.articleId, story?.lead)
    assert.equal(tellings.length, story?.titles)
    assert.equal(new Set(tellings.map(({ titleId }) => titleId)).size, tellings.length)
    assert.ok(common > 0 && reasons.length > 0)
    assert.ok(tellings.every(({ text, titleName }) => text.length > 10 && titleName !== ''))
  }
  assert.equal(new Set(pool.map(({ storyId }) => storyId)).size, pool.length)
})

test('what is withdrawn is in no pool, nor what an editor holds back from the front page, or from every page', async () => {
  const [first, second, third] = (await gatherPool(db, paper, now)).filter(({ tellings }) => tellings.length > 2)
  assert.ok(first && second && third)
  const gone = first.tellings[1]?.articleId as string
  await sql`update articles set state = 'withdrawn' where id = ${gone}`.execute(db)
  await sql`insert into decisions (id, kind, subject, says, by_name, at) values ('d1', 'hold-back', '{}', 'Held back.', 'Ada', ${now}), ('d2', 'hold-back', '{}', 'Held back.', 'Ada', ${now})`.execute(
    db,
  )
  await sql`insert into pins (page, story_id, place, until_at, decision_id) values
    ('front', ${second.storyId}, null, ${new Date(now.getTime() + 3_600_000)}, 'd1'), ('every', ${third.storyId}, null, ${new Date(now.getTime() + 3_600_000)}, 'd2')`.execute(
    db,
  )
  const pool = await gatherPool(db, paper, now)
  assert.ok(!pool.some(({ tellings }) => tellings.some(({ articleId }) => articleId === gone)))
  assert.ok(!pool.some(({ storyId }) => storyId === second.storyId || storyId === third.storyId))
})

test('the first who asks waits for a pool; a later one has the last, and the next is gathered behind him', async () => {
  const failures: unknown[] = []
  const pool = openPool(db, { ...paper, failed: (error) => failures.push(error) })
  const [one, two] = await Promise.all([pool.at(now), pool.at(now)])
  assert.equal(one, two)
  pool.due()
  assert.equal(await pool.at(now), one, 'pages are set every few seconds')
  pool.forget()
  assert.equal(await pool.at(now), one)
  assert.notEqual(await pool.settled(), one)
  assert.deepEqual(failures, [])
})
