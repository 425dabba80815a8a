import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { before, test } from 'node:test'
import { type ArticleId, openPurgeWatch } from '../../src/articles/articles.ts'
import { hour, second } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { holdBack, pick } from '../../src/desk/desk.ts'
import { setPages } from '../../src/edition/edition.ts'
import { makePushKey } from '../../src/intake/intake.ts'
import { giveArticle } from '../../src/membership/membership.ts'
import { addReader, type GivenRole } from '../../src/readers/readers.ts'
import type { StoryId } from '../../src/stories/stories.ts'
import { watching } from '../../src/timetable.ts'
import { agreeTerms, defaultTerms, type TitleId } from '../../src/titles/titles.ts'
import { openWeb } from '../../src/web/web.ts'
import { oneEvent } from '../town/one-event.ts'
import { openHouse } from '../town/open-house.ts'
import { openPerson } from '../town/person.ts'
import { signedIn } from '../town/signed-in.ts'
import { standsOn } from '../town/surfaces.ts'

const titles = ['northern-signal', 'estuary-post', 'harbor-city-tribune']
const house = await openHouse({ titles, events: [oneEvent({ headline: 'Quillback bridge opens early' })] })
const { db, web, now, inside } = house
const folder = inside.config.DATA_DIR
// A second process that only serves the web, on the same database.
const other = openWeb(db, { config: inside.config, now, inside })
const heard = { changed: 0, forget: 0 }
const rounds = watching({
  db,
  changed: () => void heard.changed++,
  forget: () => void heard.forget++,
  purges: openPurgeWatch(db, { forget: () => other.forget(), cacheFolder: undefined }),
})
const strikeThere = async () => {
  for (const { work } of rounds) await work(now())
}
type Row = { id: ArticleId; title_id: TitleId; slug: string; picture_id: string; guid: string }
let signal: Row
let killed = 0
const line = 'Sooner than the mayor had said'
const path = () => `/news/${signal.slug}-${signal.id}`
const hours = 1
const later = (seconds: number) => house.goTo(hours + seconds / 3600)
const files = async () => (await readdir(folder, { recursive: true })).filter((name) => /\.(?:master|webp|avif|jpeg)$/.test(name))

before(async () => {
  house.goTo(hours)
  await house.settle()
  const { rows } = await sql<Row>`
    select a.id, a.title_id, a.slug, a.picture_id, k.key as guid from articles a join article_keys k on k.article_id = a.id and k.kind = 'guid' where a.title_id = 'northern-signal'`.execute(
    db,
  )
  signal = rows[0] ?? assert.fail('no piece')
  const { reader } = await addReader(db, { mail: 'picks@post.example' }, now())
  await pick(db, { shelf: 'our-picks', article: signal.id, line, by: { reader, name: 'Ed' } }, now())
  await house.settle()
})

const keeper = async (mail: string, role: GivenRole) => {
  const { cookie } = await signedIn(db, { mail, roles: [role] }, now())
  return openPerson({ web, now, headers: { cookie } })
}

test('before, it stands on every surface', async () => {
  const on = await standsOn(house, { signs: [signal.id], words: 'quillback bridge' })
  for (const list of ['/titles/northern-signal', '/feeds/titles/northern-signal.xml', '/search?q=quillback%20bridge'])
    assert.ok(on.includes(list), `${list}: ${on}`)
  assert.ok(on.some((one) => one.startsWith('/stories/')))
  assert.equal((await house.get(`/pictures/${signal.picture_id}-640`)).status, 200)
  assert.ok((await files()).length > 0, 'its picture is on disk')
  assert.equal((await other.request(path())).status, 200)
  // What else would lead to it: a member's gift, a letter that waits.
  const { reader } = await addReader(db, { mail: 'ada@post.example' }, now())
  const given = await giveArticle(
    db,
    { reader, standing: { kind: 'complimentary', until: null }, article: signal.id, secret: inside.secret, perMonth: 5 },
    now(),
  )
  assert.ok(given.ok)
  await inside.letters.write(
    db,
    {
      to: 'ada@post.example',
      kind: 'a-piece',
      about: [signal.id],
      letter: { subject: 'Quillback bridge opens early', heading: 'Quillback', paragraphs: ['Quillback.'] },
    },
    now(),
  )
})

const saysLine = async () => {
  const { rows } = await sql<{ says: string }>`select coalesce(string_agg(x::text, ' '), '') as says from (
    select to_jsonb(p) as x from picks p union all select to_jsonb(d) from decisions d union all select to_jsonb(d) from dailies d union all select to_jsonb(e) from edition_places e) x`.execute(
    db,
  )
  return rows[0]?.says.includes(line)
}

test('an editor has picked it with a line of his, and it is in the daily edition with that', async () => {
  for (const page of ['/picks', '/daily', '/feeds/our-picks.xml']) assert.ok((await house.text(page)).includes(line), page)
})

test('a kill is told, and within seconds it is gone from every surface of every process', async () => {
  const { key } = await makePushKey(db, { title: 'northern-signal' as TitleId, secret: inside.secret }, now())
  killed = now().getTime()
  const told = await web.request(`https://paper.example/intake/titles/northern-signal/documents/${encodeURIComponent(signal.guid)}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${key}` },
  })
  assert.equal(told.status, 200, await told.text())
  later(3)
  await house.hear()
  later(5)
  await strikeThere()

  for (const page of [await web.request(`https://paper.example${path()}`), await other.request(path())]) {
    assert.equal(page.status, 410)
    const words = await page.text()
    assert.match(words, /This piece was withdrawn/)
    assert.doesNotMatch(words, /1\.8 km/)
    assert.ok(!words.includes(signal.slug.concat('-', signal.id)), 'the headline is not in its own address either')
  }
  assert.deepEqual(
    (await standsOn(house, { signs: [signal.id], words: 'quillback bridge' })).filter((one) => !one.includes(signal.id)),
    [],
  )
  assert.deepEqual(
    (
      await standsOn(
        { web: other, text: async (at) => (await other.request(at)).text() },
        { signs: [signal.id], words: 'quillback bridge' },
      )
    ).filter((one) => !one.includes(signal.id)),
    [],
  )
  for (const page of ['/picks', '/daily', '/feeds/our-picks.xml']) assert.ok(!(await house.text(page)).includes(line), page)
  assert.equal(await saysLine(), false, 'what an editor wrote of it is nowhere, in his log neither')
  assert.equal((await house.get(`/pictures/${signal.picture_id}-640`)).status, 404)
  assert.deepEqual(await files(), [], 'no file of its picture is left, also where other pieces show it')
  assert.equal((await house.get(`${path()}/versions`)).status, 410)
  const left = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows.length
  assert.equal(await left(sql`select 1 from article_gifts where article_id = ${signal.id} and revoked_at is null`), 0)
  assert.equal(await left(sql`select 1 from letters where about && array[${signal.id}]`), 0)
  assert.equal(
    await left(
      sql`select 1 from article_versions where article_id = ${signal.id} union all select 1 from article_texts where article_id = ${signal.id}`,
    ),
    0,
  )
})

test('a device that asks is told which copies to drop', async () => {
  const ask = async (since: string) =>
    (await (await house.get(`/withdrawn?since=${encodeURIComponent(since)}`)).json()) as { all: boolean; articles: string[]; at: string }
  assert.deepEqual((await ask(new Date(killed - 3_600_000).toISOString())).articles, [signal.id])
  const later = await ask(new Date(killed + 90 * second).toISOString())
  assert.deepEqual([later.all, later.articles], [false, []])
  assert.equal((await ask('')).all, true)
  assert.equal((await ask('2020-01-01')).all, true)
})

test('the proof names every surface, each well within a minute, to the operator and to this publisher alone', async () => {
  const person = await keeper('op@post.example', { role: 'operator' })
  const json = (await person.open('/office/purges?form=json')).text
  const { purges } = JSON.parse(json) as {
    purges: { article: string; toldAt: string; by: string; gone: { surface: string; goneAt: string }[] }[]
  }
  const proof = purges.find(({ article }) => article === signal.id) ?? assert.fail('no proof')
  assert.deepEqual([new Date(proof.toldAt).getTime(), proof.by], [killed, 'publisher'])
  const surfaces = proof.gone.map(({ surface }) => surface)
  for (const wanted of [
    /^text and versions$/,
    /^search$/,
    /^reading of its page$/,
    /^list for copies on devices$/,
    /^stories and related pieces$/,
    /^pages of the edition$/,
    /^copies by other titles$/,
    /^lines of editors$/,
    /^gift links$/,
    /^letters that wait$/,
  ])
    assert.equal(surfaces.filter((one) => wanted.test(one)).length, 1, `${wanted}: ${surfaces}`)
  for (const wanted of [/^pages in memory/, /^picture files/])
    assert.equal(surfaces.filter((one) => wanted.test(one)).length, 2, 'of two processes')
  const slowest = Math.max(...proof.gone.map(({ goneAt }) => new Date(goneAt).getTime() - killed))
  assert.ok(slowest <= 5 * second, `${slowest} ms`)
  assert.match((await person.open('/office/purges')).text, /after 3 seconds: [^<]*letters that wait/)

  const publisher = await keeper('pub@post.example', { role: 'publisher', title: 'northern-signal' as TitleId })
  assert.match((await publisher.open('/publishers/purges/northern-signal')).text, new RegExp(signal.id))
  assert.equal((await publisher.open('/publishers/purges/estuary-post')).status, 403)
})

test('an operator takes a piece back by hand, and so does its publisher, but not a piece of another', async () => {
  const { rows } = await sql<Row>`select id, title_id, slug from articles where state = 'ready' order by title_id`.execute(db)
  const [estuary, harbor] = [
    rows.find((one) => one.title_id === 'estuary-post'),
    rows.find((one) => one.title_id === 'harbor-city-tribune'),
  ]
  assert.ok(estuary && harbor)
  const operator = await keeper('op@post.example', { role: 'operator' })
  const found = await operator.open(`/office/take-back?q=${encodeURIComponent(`https://paper.example/news/${estuary.slug}-${estuary.id}`)}`)
  assert.match(found.text, /Take back/)
  await operator.send('/office/take-back', { id: estuary.id, note: 'There is no bridge.' })
  await house.hear()
  const gone = await house.get(`/news/${estuary.slug}-${estuary.id}`)
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /There is no bridge\./)
  const publisher = await keeper('pub@post.example', { role: 'publisher', title: 'northern-signal' as TitleId })
  await publisher.send('/publishers/take-back/northern-signal', { id: harbor.id })
  await publisher.send('/publishers/take-back/harbor-city-tribune', { id: harbor.id })
  await house.hear()
  assert.equal((await house.get(`/news/${harbor.slug}-${harbor.id}`)).status, 200)
})

test('a process that only serves the web lets go of all it keeps when terms or decisions change, and of what pages were set', async () => {
  const strikes = async () => {
    const before = { ...heard }
    await strikeThere()
    return { changed: heard.changed - before.changed, forget: heard.forget - before.forget }
  }
  await strikes()
  assert.deepEqual(await strikes(), { changed: 0, forget: 0 })
  await agreeTerms(db, 'estuary-post' as TitleId, { ...defaultTerms, access: 'members', previewParagraphs: 1 }, now())
  assert.deepEqual(await strikes(), { changed: 0, forget: 1 })
  const { rows } = await sql<{ id: StoryId }>`select id from stories where joined_into is null limit 1`.execute(db)
  const { reader } = await addReader(db, { mail: 'ed@post.example' }, now())
  await holdBack(
    db,
    { page: 'front', story: rows[0]?.id ?? assert.fail(), until: new Date(now().getTime() + hour), by: { reader, name: 'Ed' } },
    now(),
  )
  assert.deepEqual(await strikes(), { changed: 0, forget: 1 })
  await setPages(db, { language: 'en' }, new Date(now().getTime() + hour))
  assert.deepEqual(await strikes(), { changed: 1, forget: 0 })
})
