import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { ArticleId } from '../../src/articles/articles.ts'
import { sql } from '../../src/base/database.ts'
import { makePushKey } from '../../src/intake/intake.ts'
import type { TitleId } from '../../src/titles/titles.ts'
import { oneEvent } from '../town/one-event.ts'
import { openHouse } from '../town/open-house.ts'
import { standsOn } from '../town/surfaces.ts'

const house = await openHouse({ titles: ['concord-press', 'northern-signal'], events: [oneEvent()] })
const { db, web, now } = house
let key = ''
before(async () => {
  key = (await makePushKey(db, { title: 'concord-press' as TitleId, secret: house.inside.secret }, now())).key
  await house.settle()
})
const hour = 3_600_000
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, 12) + hours * hour).toISOString()

let versions = 0
/** The publisher's system sends one version of a piece. */
const send = async (name: string, more: object = {}) => {
  const body = {
    uri: `tag:concord.example,2026:${name}`,
    standard: { name: 'ninjs', version: '3.0' },
    type: 'text',
    language: 'en',
    version: String(++versions),
    versionCreated: now().toISOString(),
    firstCreated: at(0),
    headlines: [{ value: `Zanthorium ${name} is found under the ferry pier` }],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        value: `<p>Quillback divers of the ${name} survey found it on Monday.</p><p>It will be shown to everybody.</p>`,
      },
    ],
    ...more,
  }
  const response = await web.request('https://paper.example/intake/titles/concord-press', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  })
  const told = (await response.json()) as { items: { article: string; became: string }[] }
  assert.equal(response.status < 300, true, JSON.stringify(told))
  await house.hear()
  return told.items[0] ?? assert.fail('no item')
}
const rowOf = async (id: string) =>
  (await db
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', id as ArticleId)
    .executeTakeFirst()) ?? assert.fail(id)
const pathOf = async (id: string) => `/news/${(await rowOf(id)).slug}-${id}`
/** Where it is seen, besides its own page. */
const seenOn = async (id: string, name: string) =>
  (await standsOn(house, { signs: [id, `Zanthorium ${name}`, `the ${name} survey`], words: `quillback ${name}` })).filter(
    (path) => !path.includes(id),
  )
const settle = async (hours: number) => {
  house.goTo(hours)
  await house.settle()
}

test('a piece under embargo is kept and is nowhere; at its hour it appears as new', async () => {
  await settle(1)
  const { article, became } = await send('embargoed', { embargoedUntil: at(3) })
  assert.equal(became, 'held')
  await settle(2)
  assert.deepEqual(await seenOn(article, 'embargoed'), [])
  const hidden = await house.get(await pathOf(article))
  const nothing = await house.get('/news/nothing-of-the-kind-a1b2c3d4e5')
  assert.equal(hidden.status, 404)
  assert.equal(await hidden.text(), await nothing.text(), 'the answer is that for a piece that never was')
  assert.equal((await house.get(`${await pathOf(article)}/versions`)).status, 404)

  await settle(3.01)
  const row = await rowOf(article)
  assert.deepEqual([row.state, row.published_at.toISOString()], ['ready', at(3)])
  assert.equal((await house.get(await pathOf(article))).status, 200)
  const seen = await seenOn(article, 'embargoed')
  for (const list of [
    '/',
    '/titles/concord-press',
    '/feeds/front.xml',
    '/feeds/titles/concord-press.xml',
    '/search?q=quillback%20embargoed',
  ])
    assert.ok(seen.includes(list), `${list}: ${seen}`)
  const { rows } = await sql`select 1 from story_articles where article_id = ${article}`.execute(db)
  assert.equal(rows.length, 1, 'it tells a story')
})

test('a later version moves an embargo, or lifts it', async () => {
  const first = await send('moved', { embargoedUntil: at(8) })
  house.goTo(4)
  assert.equal((await send('moved', { embargoedUntil: at(6) })).became, 'held')
  await settle(5)
  assert.equal((await rowOf(first.article)).state, 'held')
  await settle(6.01)
  assert.deepEqual([(await rowOf(first.article)).state, (await rowOf(first.article)).published_at.toISOString()], ['ready', at(6)])
  const other = await send('lifted', { embargoedUntil: at(90) })
  house.goTo(7)
  await send('lifted')
  assert.equal((await rowOf(other.article)).state, 'ready')
})

test('what is withheld is seen by nobody until its publisher says so', async () => {
  const { article, became } = await send('held', { pubStatus: 'withheld' })
  assert.equal(became, 'held')
  await settle(8)
  assert.deepEqual(await seenOn(article, 'held'), [])
  house.goTo(9)
  assert.notEqual((await send('held', { pubStatus: 'usable' })).became, 'held')
  await settle(9)
  assert.equal((await house.get(await pathOf(article))).status, 200)
  assert.ok((await seenOn(article, 'held')).includes('/titles/concord-press'))
})

test('a piece that was out and is withheld leaves every surface, and returns with its text', async () => {
  house.goTo(10)
  const { article } = await send('recalled')
  await settle(11)
  const seen = await seenOn(article, 'recalled')
  for (const list of ['/titles/concord-press', '/feeds/titles/concord-press.json', '/search?q=quillback%20recalled'])
    assert.ok(seen.includes(list), `${list}: ${seen}`)
  house.goTo(12)
  await send('recalled', { pubStatus: 'withheld' })
  assert.deepEqual(await seenOn(article, 'recalled'), [], 'at once, without a round of the clock')
  assert.equal((await house.get(await pathOf(article))).status, 404)
  const { html } =
    (await db
      .selectFrom('article_texts')
      .select('html')
      .where('article_id', '=', article as ArticleId)
      .executeTakeFirst()) ?? assert.fail()
  assert.match(html, /Quillback/)
  house.goTo(13)
  await send('recalled')
  await settle(13)
  assert.match(await house.text(await pathOf(article)), /Quillback divers of the recalled survey/)
})

test('when the right to show a piece ends it is withdrawn with words that say so', async () => {
  house.goTo(14)
  const { article } = await send('expiring', { expires: at(16) })
  await settle(15)
  assert.equal((await house.get(await pathOf(article))).status, 200)
  await settle(16.01)
  const page = await house.get(await pathOf(article))
  assert.equal(page.status, 410)
  assert.match(await page.text(), /The right to show this piece has ended/)
  assert.deepEqual(await seenOn(article, 'expiring'), [])
})

test('what nobody has seen is no earlier version, and gives the piece no address', async () => {
  house.goTo(17)
  const { article } = await send('libel', { pubStatus: 'withheld' })
  house.goTo(18)
  await send('libel', { headlines: [{ value: 'Zanthorium mended is found' }] })
  await settle(18)
  const row = await rowOf(article)
  assert.deepEqual([row.version, row.state, row.slug], [1, 'ready', 'zanthorium-mended-is-found'])
  assert.equal((await house.get(`${await pathOf(article)}/versions`)).status, 404)
})
