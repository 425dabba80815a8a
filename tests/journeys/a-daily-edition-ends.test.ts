import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { setPages } from '../../src/edition/edition.ts'
import { tune } from '../../src/readers/readers.ts'
import { mailDailies } from '../../src/web/web.ts'
import { openPaper } from '../town/open-paper.ts'

const paper = await openPaper()
const { db, inside } = paper
await setPages(db, { language: 'en' }, paper.now())
const headlines = (document: Document) => [...document.querySelectorAll('.daily h3')].map((one) => one.textContent ?? '')
const dailiesTo = async (mail: string) =>
  (await inside.letters.outbox(db, 200)).filter((letter) => letter.kind === 'daily' && letter.to === mail)
const strike = () => mailDailies(db, inside, paper.now())
const readerOf = async (mail: string) => (await db.selectFrom('readers').select('id').where('mail', '=', mail).executeTakeFirstOrThrow()).id

test('whoever comes finds a paper of about ten minutes with an end, the same until the next day', async () => {
  const visitor = paper.person()
  const { document, text } = await visitor.open('/daily')
  const set = headlines(document)
  assert.ok(set.length >= 6 && set.length <= 16, `${set.length} stories`)
  assert.equal(new Set(set).size, set.length)
  assert.match(text, /About \d+ minutes, \d+ stories\. Then it ends\./)
  assert.match(text, /That is the paper for Monday 23 November\./)
  paper.wait(3 * hour)
  assert.deepEqual(headlines((await visitor.open('/daily')).document), set)
})

test('a member is set one of his own, with a piece to read whole, and keeps those of earlier days', async () => {
  const ada = await paper.member('ada@post.example')
  await ada.open('/account/choices')
  await ada.send('/account/choices', { region: 'IE', sections: 'environment' })
  const { document, text } = await ada.open('/daily')
  assert.ok(document.querySelector('.daily-part.read-whole h3'), 'in her trial she reads everything')
  assert.match(text, /The next one is set at 06:30 UTC/)
  const first = headlines(document)
  paper.wait(day)
  const next = headlines((await ada.open('/daily')).document)
  assert.ok(next.length > 0)
  assert.deepEqual(
    next.filter((one) => first.includes(one)),
    [],
    'nothing comes again that was not told on',
  )
  assert.deepEqual(headlines((await ada.open('/daily/2026-11-23')).document), first)
  assert.equal((await ada.open('/daily/2026-11-01')).status, 404)
  for (const none of ['yesterday', '2026-02-30', '0000-01-01', '9999-99-99'])
    assert.equal((await ada.open(`/daily/${none}`)).status, 404, none)
  const other = await paper.member('other@post.example')
  assert.equal((await other.open('/daily/2026-11-23')).status, 404, 'they are hers')
})

test('a letter goes to who asked for it, at his hour, once a day, and one click ends them', async () => {
  const ben = await paper.member('ben@post.example')
  assert.equal(await strike(), 0)
  await ben.open('/daily')
  await ben.send('/daily/settings', { mail: 'yes', hour: '18:30', zone: 'Europe/Rome' })
  // It is 15:00 UTC and a few seconds, 16:00 in Rome.
  assert.match((await ben.open('/daily')).text, /The next one is set at 18:30 by the clock of Europe\/Rome, and sent to you/)
  assert.equal(await strike(), 0)
  paper.wait(3 * hour)
  assert.equal(await strike(), 1)
  assert.equal(await strike(), 0)
  const [letter] = await dailiesTo('ben@post.example')
  assert.match(letter?.text ?? '', /THE NEWS/)
  assert.match(letter?.text ?? '', /https:\/\/paper\.example\/news\//)
  assert.match(letter?.text ?? '', /Then it ends\./)
  const stop = /https:\/\/paper\.example(\/daily\/stop\/\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
  const nobody = paper.person()
  assert.match((await nobody.open(stop)).text, /No more daily letters\?/)
  paper.wait(day)
  assert.equal(await strike(), 1, 'who only looks at the link ends nothing')
  const post = (path: string) =>
    paper.web.request(path, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  assert.equal((await post(`${stop}x`)).status, 404)
  paper.wait(day)
  assert.equal(await strike(), 1, 'a guessed link ends nothing')
  assert.equal((await post(stop)).status, 200)
  assert.equal((await post(stop)).status, 200)
  paper.wait(day)
  assert.equal(await strike(), 0)
})

test('a piece that is taken back is in no letter that has not gone out, and on no page', async () => {
  const cem = await paper.member('cem@post.example')
  await cem.send('/daily/settings', { mail: 'yes', hour: '', zone: 'UTC' })
  paper.wait(day)
  assert.equal(await strike(), 1)
  const [{ places } = { places: [] }] = (
    await sql<{
      places: { articleId: string }[]
    }>`select places from dailies where reader_id = ${await readerOf('cem@post.example')} order by day desc limit 1`.execute(db)
  ).rows
  const article = places[0]?.articleId ?? ''
  const { headline } = await db
    .selectFrom('articles')
    .select('headline')
    .where('id', '=', article as never)
    .executeTakeFirstOrThrow()
  assert.ok((await dailiesTo('cem@post.example'))[0]?.text.replace(/\s+/g, ' ').includes(headline))
  await sql`update articles set state = 'withdrawn' where id = ${article}`.execute(db)
  await inside.letters.write(
    db,
    { to: 'x@post.example', kind: 'other', letter: { subject: 's', heading: 'h', paragraphs: [] }, about: ['another'] },
    paper.now(),
  )
  const { dropLettersAbout } = await import('../../src/letters/letters.ts')
  assert.ok((await dropLettersAbout(db, [article])) >= 1)
  assert.deepEqual(await dailiesTo('cem@post.example'), [])
  assert.equal(await strike(), 1, 'it is written again')
  const [again] = await dailiesTo('cem@post.example')
  assert.ok(!again?.text.replace(/\s+/g, ' ').includes(headline))
  const { document, text } = await cem.open('/daily')
  assert.ok(!headlines(document).includes(headline))
  assert.match(text, /One piece taken back since/)
})

test('a muted title is in no edition, nor in its letter', async () => {
  const dan = await paper.member('dan@post.example')
  const reader = await readerOf('dan@post.example')
  await dan.send('/daily/settings', { mail: 'yes', hour: '00:30', zone: 'UTC' })
  const titles = await db.selectFrom('titles').select(['id', 'name']).execute()
  const muted = titles.filter(({ name }) => /Meridian|Concord/.test(name))
  for (const { id, name } of muted) await tune(db, { reader, kind: 'title', key: id, name, stance: 'mute' }, paper.now())
  paper.wait(day)
  await strike()
  const { text } = await dan.open('/daily')
  const [letter] = await dailiesTo('dan@post.example')
  for (const { name } of muted) {
    assert.ok(!text.includes(`${name} `), name)
    assert.ok(!letter?.text.includes(`${name}:`), name)
  }
})

test('settings that cannot be are refused with a sentence, and a visitor has none', async () => {
  const eve = await paper.member('eve@post.example')
  const wrong = await eve.send('/daily/settings', { mail: 'yes', zone: 'Mars/Olympus' })
  assert.match(wrong.text, /no time zone that this machine knows/)
  assert.equal(
    await sql`select 1 from daily_settings where reader_id = ${await readerOf('eve@post.example')}`
      .execute(db)
      .then(({ rows }) => rows.length),
    0,
  )
  const visitor = paper.person()
  assert.ok(!(await visitor.open('/daily')).document.querySelector('.daily-settings'))
})

test('one whose letter cannot be written keeps nobody else’s back', async () => {
  for (const mail of ['dot@post.example', 'eve@post.example']) {
    const one = await paper.member(mail)
    await one.send('/daily/settings', { mail: 'yes', hour: '', zone: 'UTC' })
  }
  await sql`update readers set mail = 'no address' where mail = 'dot@post.example'`.execute(db)
  paper.wait(day)
  await assert.rejects(strike(), /1 daily editions could not be written/)
  assert.equal((await dailiesTo('eve@post.example')).length, 1)
})
