import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { sampleDesk } from '../../src/command/sample-desk.ts'
import { openHouse } from '../town/open-house.ts'
import { openPerson } from '../town/person.ts'
import { said } from '../town/said.ts'
import { signedIn } from '../town/signed-in.ts'

const house = await openHouse()
const { db, now } = house
assert.ok(house.town.desk)
const desk = sampleDesk(db, house.town.desk)
const minutes = async (after: number) => {
  house.goTo(after / 60)
  await house.settle()
  await desk.work(now())
  await house.settle()
}
const shelf = async (path: string) => (await house.text(path)).split('id="earlier"')[0] ?? ''
const flights = async () =>
  (
    await sql<{ id: string; slug: string; titles: number; place: number | null }>`select s.id, s.slug, s.titles, p.place from stories s
      left join edition_places p on p.story_id = s.id and p.page = 'front'
      where s.joined_into is null and exists (select from story_articles sa join articles a on a.id = sa.article_id
        where sa.story_id = s.id and a.title_id = 'concord-press' and a.headline like '%Corrie Head%')`.execute(db)
  ).rows[0]

test('in the first minute an editor has picked for both shelves, pinned and held back, and a reader’s reports wait', async () => {
  await minutes(1)
  const picks = await shelf('/picks')
  assert.match(picks, /told by the woman who asked for it/)
  assert.match(picks, /An hour is long/)
  assert.doesNotMatch(picks, /He turned back 118 miles/)
  assert.match(await shelf('/good-news'), /still no wet carpets/)
  const { cookie } = await signedIn(db, { mail: 'ed@post.example', roles: [{ role: 'editor' }] }, now())
  const editor = openPerson({ web: house.web, now, headers: { cookie } })
  assert.match(said(await editor.open('/desk/reports')), /The same storm, told from Brittany/)
  const log = said(await editor.open('/desk/log'))
  assert.match(log, /Pinned to place 4 of Top stories/)
  assert.match(log, /Held back from Top stories/)
  assert.match(log, /Left an article in its story/)
  const pin = house.town.desk?.acts.find(({ act }) => act === 'pin')
  const pinned = await sql`select from edition_places p join story_articles sa on sa.story_id = p.story_id
    join articles a on a.id = sa.article_id where p.page = 'front' and p.place = 3 and a.address = ${pin?.article ?? ''}`.execute(db)
  assert.equal(pinned.rows.length, 1)
})

test('what was done is done once', async () => {
  const facts = async () =>
    (await sql`select (select count(*) from decisions) as decisions, (select count(*) from story_reports) as reports`.execute(db)).rows
  const before = await facts()
  await minutes(1)
  assert.deepEqual(await facts(), before)
})

test('a story breaks and grows while one looks, rises, and what moved says why', async () => {
  assert.equal(await flights(), undefined)
  await minutes(2)
  const first = await flights()
  assert.equal(first?.titles, 1)
  await minutes(4)
  const grown = await flights()
  assert.equal(grown?.id, first?.id)
  assert.ok((grown?.titles ?? 0) >= 3, `${grown?.titles} titles`)
  await minutes(8)
  const whole = await flights()
  assert.equal(whole?.id, first?.id, 'its address stays')
  assert.ok((whole?.titles ?? 0) >= 7, `${whole?.titles} titles`)
  assert.ok((whole?.place ?? 99) < (first?.place ?? 100), `from ${first?.place} to ${whole?.place}`)
  const page = await house.text(`/stories/${whole?.slug}-${whole?.id}`)
  assert.ok(/One story, \d+ titles/.test(page) && page.includes('In the titles’ own words'))
  const live = /\/news\/flights-live[\w-]+/.exec(page)?.[0] ?? '–'
  assert.ok((await house.text(live)).includes('one every six minutes'), 'the live report has gone on')
  assert.match(said({ text: await house.text('/why/front') }), /Corrie Head.{0,300}publishers tell it/)
  const { rows } = await sql<{
    why: unknown
  }>`select why from edition_moves where story_id = ${whole?.id ?? ''} and page = 'front'`.execute(db)
  assert.ok(rows.length > 0 && rows.every(({ why }) => why !== null))
})

test('picks come and go at their times, of themselves', async () => {
  const picks = await shelf('/picks')
  assert.match(picks, /He turned back 118 miles/)
  assert.match(picks, /The hats made us pick it/)
  assert.doesNotMatch(picks, /An hour is long/)
  assert.match(await shelf('/good-news'), /one dropped atlas/)
})

test('the daily edition is set, and ends', async () => {
  const daily = await house.text('/daily')
  assert.match(daily, /Then it ends\./)
})
