import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { oneEvent } from '../town/one-event.ts'
import { openHouse } from '../town/open-house.ts'

// One title in each format that carries what happens to a piece; only Atom tells of a withdrawal (RFC 6721).
const titles = ['northern-signal', 'estuary-post', 'harbor-city-tribune', 'wattle-dispatch']
const house = await openHouse({
  titles,
  events: [
    oneEvent({
      headline: 'Skelby bridge opens early',
      after: 1,
      correction: { after: 2, note: 'An earlier version gave 1.8 km. It is 1.3 km.', replace: [['1.8 km', '1.3 km']] },
      retitled: { after: 3, headline: 'Harrowgill bridge opens to the public' },
      withdrawn: { after: 4, note: 'Withdrawn: there is no bridge.' },
    }),
  ],
})

type Row = {
  id: string
  title_id: string
  slug: string
  headline: string
  version: number
  state: string
  html: string | null
  withdrawn_note: string | null
}
const articles = async () =>
  (
    await sql<Row>`select a.id, a.title_id, a.slug, a.headline, a.version, a.state, t.html, a.withdrawn_note from articles a left join article_texts t on t.article_id = a.id order by title_id`.execute(
      house.db,
    )
  ).rows
const pathOf = async (id: string) => {
  const found = /href="(\/news\/[^"]+)"/.exec(
    await house.text(`/titles/${(await articles()).find((article) => article.id === id)?.title_id}`),
  )
  assert.ok(found?.[1], 'the title page leads to the piece')
  return found[1]
}
let signal = ''
let path = ''

test('before it is out, there is nothing', async () => {
  await house.settle()
  assert.deepEqual(await articles(), [])
  assert.equal((await house.get('/')).status, 200)
})

test('a piece of four titles is one story of four tellings', async () => {
  house.goTo(1)
  await house.settle()
  const found = await articles()
  assert.deepEqual(
    found.map(({ title_id }) => title_id),
    [...titles].sort(),
  )
  const { rows } = await sql<{ titles: number; articles: number }>`select titles, articles from stories where joined_into is null`.execute(
    house.db,
  )
  assert.deepEqual(rows, [{ titles: 4, articles: 4 }])
  signal = found.find(({ title_id }) => title_id === 'northern-signal')?.id as string
  path = await pathOf(signal)
  assert.match(await house.text(path), /1\.8 km/)
})

test('a correction is shown at the same address, with its note, and the earlier version is kept', async () => {
  house.goTo(3)
  await house.settle()
  const page = await house.text(path)
  assert.match(page, /The bridge is 1\.3 km/)
  assert.match(page, /An earlier version gave 1\.8 km/)
  const found = await articles()
  assert.equal(found.length, 4)
  assert.ok(
    found.every(({ version }) => version >= 2),
    `versions ${found.map(({ version }) => version)}`,
  )
})

test('a new headline doubles nothing and changes no address', async () => {
  house.goTo(4)
  await house.settle()
  const found = await articles()
  assert.equal(found.length, 4)
  assert.ok(found.every(({ headline }) => headline === 'Harrowgill bridge opens to the public'))
  assert.match(await house.text(path), /<h1[^>]*>[\s\S]*Harrowgill bridge opens to the public/)
})

test('a withdrawn piece answers 410 with the note, and is gone from lists, feeds and search', async () => {
  house.goTo(5)
  await house.settle()
  const gone = await house.get(path)
  assert.equal(gone.status, 410)
  const words = await gone.text()
  assert.doesNotMatch(words, /1\.3 km/)
  const withdrawn = (await articles()).filter(({ state }) => state === 'withdrawn')
  assert.deepEqual(
    withdrawn.map(({ id, html }) => [id, html]),
    [[signal, null]],
  )
  for (const list of [
    '/',
    '/titles/northern-signal',
    '/feeds/front.xml',
    '/feeds/front.json',
    '/feeds/titles/northern-signal.xml',
    '/search?q=bridge',
    '/sitemap.xml',
  ]) {
    assert.ok(!(await house.text(list)).includes(path), `${list} still leads to it`)
  }
  const { rows } = await sql<{ titles: number }>`select titles from stories where joined_into is null`.execute(house.db)
  assert.deepEqual(rows, [{ titles: 3 }])
})
