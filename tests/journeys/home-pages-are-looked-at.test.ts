import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, minute } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { openRobots } from '../../src/base/robots.ts'
import { homeStates, lookAtHomes, readHomesHere } from '../../src/intake/intake.ts'
import type { TitleId } from '../../src/titles/titles.ts'
import { openHouse } from '../town/open-house.ts'

const house = await openHouse()
await house.settle()
const network = openNetwork({ allow: ['127.0.0.1'] })
const reading = await readHomesHere()
const look = () => lookAtHomes(house.db, { network, robots: openRobots(network), reading }, house.now)

type Row = { title_id: string; headline: string; place: number; of: number; prominence: number; top_ms: number; best: number }
const places = async (title: string): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select p.title_id, a.headline, p.latest as place, p.of, p.prominence, p.top_ms, p.best from home_places p join articles a on a.id = p.article_id
    where p.title_id = ${title} and p.left_at is null order by p.latest`.execute(house.db)
  return rows
}

test('the home pages of the town are read, and their pieces stand in the order of their editors', async () => {
  const round = await look()
  const { rows: late } = await sql<{ titles: number }>`
    select count(distinct title_id) as titles from articles where state = 'ready' and published_at > ${new Date(house.now().getTime() - 36 * hour)}`.execute(
    house.db,
  )
  const titles = late[0]?.titles ?? 0
  assert.ok(titles > 20)
  assert.deepEqual(round, { called: titles, read: titles - 1, closed: 1, failed: 0 })
  const page = await (await fetch(`${house.town.address}/meridian-uk/`)).text()
  const headlines = [...page.matchAll(/<h[234]><a href="[^"]+">([^<]+)<\/a>/g)].map(([, words]) => words)
  const rows = await places('meridian-uk')
  assert.ok(rows.length >= 10, `${rows.length} places`)
  assert.equal(rows[0]?.place, 0)
  const plain = (words: string | undefined) =>
    words
      ?.replaceAll('&amp;', '&')
      .replaceAll(/&#?\w+;/g, '')
      .replaceAll(/[’']/g, '')
  const there = rows.map(({ headline }) => headlines.findIndex((one) => plain(one) === plain(headline)))
  assert.deepEqual(
    there,
    there.toSorted((a, b) => a - b),
    'in the order of the page',
  )
  assert.ok(rows.every(({ of, place, prominence }) => place < of && prominence > 0 && prominence <= 1))
  assert.ok((rows[0]?.prominence ?? 0) > (rows[5]?.prominence ?? 1))
})

test('a home page that robots.txt closes is not fetched, and its state says so', async () => {
  assert.equal(house.town.calls('/counting-house/'), 0)
  assert.deepEqual(await places('counting-house'), [])
  const state = (await homeStates(house.db, ['counting-house' as TitleId])).get('counting-house' as TitleId)
  assert.deepEqual([state?.state, state?.problem_code], ['closed', 'robots'])
  assert.match(state?.problem ?? '', /robots\.txt of 127\.0\.0\.1 asks us not to/)
})

test('within a quarter of an hour nobody is called again; after an hour every page is, and the time at the top grows', async () => {
  house.goTo(14 / 60)
  assert.equal((await look()).called, 0)
  house.goTo(74 / 60)
  const round = await look()
  assert.equal(round.failed, 0)
  assert.equal(round.read, round.called)
  assert.ok(round.read > 20)
  assert.equal(house.town.calls('/meridian-uk/'), 3, 'two looks and this test’s own')
  const { rows } = await sql<{ most: number }>`select max(top_ms) as most from home_places`.execute(house.db)
  assert.equal(rows[0]?.most, 74 * minute)
  await network.close()
})
