import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { openWeb, startingApp, type Web } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const config = townConfig()
let web: Web
before(async () => {
  web = openWeb(db, { config, now: () => now })
})
beforeEach(() => web.forget())
const front = async () => {
  web.forget()
  return (await web.request('/')).text()
}

test('before the database is open every address says that the paper is starting', async () => {
  for (const path of ['/', '/news/x-a1b2', '/health']) {
    const answer = await startingApp(config, () => now).request(path)
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('retry-after'), '2')
    assert.match(await answer.text(), /is opening its database[\s\S]*/)
  }
  const style = /href="(\/assets\/paper\.[^"]+\.css)"/.exec(await (await startingApp(config, () => now).request('/')).text())?.[1] as string
  assert.equal((await startingApp(config, () => now).request(style)).status, 200)
})

test('a paper without titles says what it needs', async () => {
  const page = await front()
  assert.match(page, /No titles yet/)
  assert.match(page, /npm run demo/)
})

test('while titles are called the page says how far it is, and looks again by itself', async () => {
  await fillWeb(db, now)
  await sql`delete from edition_places`.execute(db)
  await sql`update feed_calls set called_at = null, answered_at = null where feed_id > 'f-m'`.execute(db)
  await sql`update feed_calls set answered_at = null, problem_code = 'status', problem = 'The server answered 503, Service Unavailable.' where feed_id = 'f-deccan-lantern'`.execute(
    db,
  )
  const page = await front()
  assert.match(page, /The first paper is being set/)
  assert.match(page, /http-equiv="refresh" content="3"/)
  assert.match(page, /feeds called/)
  assert.match(page, /The Deccan Lantern/)
  assert.match(page, /503, Service Unavailable/)
})

test('with no network at all it says so and offers the sample town', async () => {
  await sql`delete from related_stories`.execute(db)
  await sql`delete from story_articles`.execute(db)
  await sql`delete from stories`.execute(db)
  await sql`delete from articles`.execute(db)
  await sql`update feed_calls set called_at = ${now}, answered_at = null, problem_code = 'name-unknown', problem = 'There is no host of that name, or no network.'`.execute(
    db,
  )
  const page = await front()
  assert.match(page, /No title can be reached/)
  assert.match(page, /npm run demo/)
})
