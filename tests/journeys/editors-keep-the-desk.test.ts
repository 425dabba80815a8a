import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type ArticleId, withdraw } from '../../src/articles/articles.ts'
import { sql } from '../../src/base/database.ts'
import { forgetReader } from '../../src/readers/readers.ts'
import { mendStories, openPlacer, placeMissed } from '../../src/stories/stories.ts'
import { oneEvent } from '../town/one-event.ts'
import { openHouse } from '../town/open-house.ts'
import { openPerson, type Person } from '../town/person.ts'
import { said } from '../town/said.ts'
import { signedIn } from '../town/signed-in.ts'

const titles = ['northern-signal', 'estuary-post', 'harbor-city-tribune']
const whales = {
  headline: 'Right whales calve off Skerrow Sound',
  standfirst: 'Biologists count eleven young, the most since records began.',
  paragraphs: [
    'Eleven right whale calves were counted in Skerrow Sound this week, marine biologists of the Tallow Institute said.',
    'Ships of more than 20 metres are to keep to ten knots until April.',
  ],
}
const house = await openHouse({
  titles,
  events: [oneEvent({ headline: 'Quillback bridge opens early' }), { ...oneEvent(whales), event: 'whales' }],
})
const { db, web, now } = house

type Row = { id: ArticleId; story: string; slug: string; title: string }
const pieces = async (words: string) =>
  (
    await sql<Row>`select a.id, sa.story_id as story, s.slug, a.title_id as title from articles a join story_articles sa on sa.article_id = a.id join stories s on s.id = sa.story_id
      where a.headline like ${`%${words}%`} order by a.title_id`.execute(db)
  ).rows
const somebody = async (mail: string, role?: 'editor' | 'operator') => {
  const { cookie, reader } = await signedIn(db, { mail, roles: role ? [{ role }] : [] }, now())
  return Object.assign(openPerson({ web, now, headers: { cookie } }), { reader })
}
let editor: Person & { reader: string }
let reader: Person & { reader: string }
const kinds = async () => (await sql<{ kind: string }>`select kind from decisions order by number`.execute(db)).rows.map(({ kind }) => kind)
const later = async (hours: number) => {
  house.goTo(hours)
  await house.settle()
}
const at = (hours: number) => new Date(Date.parse('2026-11-23T12:00:00Z') + hours * 3_600_000).toISOString().slice(0, 16)

before(async () => {
  await later(1)
  editor = await somebody('ed@post.example', 'editor')
  reader = await somebody('ada@post.example')
})

test('nobody but editors and operators comes to the desk', async () => {
  const visitor = openPerson({ web, now })
  const operator = await somebody('op@post.example', 'operator')
  for (const { method, path, door } of web.surface.filter((one) => /^\/desk(?:\/|$)/.test(one.path))) {
    assert.equal(door, 'editor', path)
    const bare = path.replace(/:\w+/g, 'our-picks')
    const ask = (who: Person) => (method === 'GET' ? who.open(bare) : who.send(bare))
    assert.equal((await ask(reader)).status, 403, `${method} ${path}`)
    assert.match((await ask(visitor)).path, /^\/join/, `${method} ${path}`)
  }
  for (const who of [editor, operator]) assert.equal((await who.open('/desk')).status, 200)
  assert.ok(!(await reader.open('/')).text.includes('href="/desk"'))
  assert.ok((await editor.open('/')).text.includes('href="/desk"'))
  // Who is one, an operator says in the office, and says again otherwise.
  const next = await somebody('next@post.example')
  const at = `/office/readers/${next.reader}/roles`
  await operator.send(at, { role: 'editor' })
  assert.equal((await next.open('/desk')).status, 200)
  await operator.send(`${at}/take`, { role: 'editor' })
  assert.equal((await next.open('/desk')).status, 403)
})

test('an editor finds, picks, writes a line, schedules; it can be seen beforehand, and readers have it at its time and not after', async () => {
  const [whale] = await pieces('Right whales')
  const [bridge] = await pieces('Quillback')
  const found = await editor.open('/desk/shelves/our-picks?q=skerrow%20whales')
  assert.ok(found.text.includes(whale?.id ?? '–'))
  await editor.send('/desk/shelves/our-picks', {
    story: whale?.story ?? '',
    what: 'story',
    line: 'Eleven, and we counted twice',
    from: at(2),
    until: at(4),
  })
  assert.match(said(editor.seen()), /It is on the shelf/)
  await editor.send('/desk/shelves/our-picks', { article: bridge?.id ?? '', what: 'article', until: at(5) })
  assert.match(
    said(await editor.send('/desk/shelves/our-picks', { story: bridge?.story ?? '', what: 'story' })),
    /on Our picks at that time already/,
  )
  assert.equal(editor.seen().status, 400)

  const shows = (text: string) => ({ line: text.includes('Eleven, and we counted twice'), bridge: text.includes(bridge?.id ?? '–') })
  const picks = async () => {
    web.forget()
    // What stood here before is below, under its own name.
    return shows((await house.text('/picks')).split('id="earlier"')[0] ?? '')
  }
  await later(1)
  assert.deepEqual(await picks(), { line: false, bridge: true }, 'it waits for its time')
  const preview = await editor.open(`/desk/preview?show=our-picks&as=visitor&at=${at(3)}`)
  assert.deepEqual(shows(preview.text), { line: true, bridge: true })
  assert.match(said(preview), /Preview\. Our picks as a visitor has it on 23 Nov 2026, 15:00 UTC/)
  assert.equal(preview.headers.get('cache-control'), 'private, no-store')
  assert.equal((await editor.open(`/desk/preview?as=reader&at=${at(3)}`)).status, 200)
  assert.equal((await editor.open(`/desk/preview?at=${at(-3)}`)).status, 404)
  assert.deepEqual(await picks(), { line: false, bridge: true }, 'and the preview has left no trace')

  await later(2)
  assert.deepEqual(await picks(), { line: true, bridge: true })
  const order = async () => (await editor.open('/desk/shelves/our-picks')).document.querySelectorAll('.numbered .place')
  const [first, second] = [...(await order())].map((one) => one.getAttribute('name') ?? '')
  await editor.send('/desk/shelves/our-picks/order', { [first ?? '']: '2', [second ?? '']: '1' })
  assert.match(said(editor.seen()), /The shelf is ordered so/)
  assert.deepEqual(
    [...(await order())].map((one) => one.getAttribute('name')),
    [second, first],
  )
  await editor.send(`/desk/picks/${first?.slice(2)}`, { act: 'up' })
  await later(3.9)
  const page = await house.text('/picks')
  assert.ok(page.indexOf('Eleven, and we counted twice') < page.indexOf(bridge?.id ?? '–'), 'in the order that the editor gave')
  await later(4)
  assert.deepEqual(await picks(), { line: false, bridge: true }, 'its time is over')
})

test('an article that is taken back leaves its shelf at once', async () => {
  const [bridge] = await pieces('Quillback')
  await editor.send('/desk/shelves/good-news', { article: bridge?.id ?? '', what: 'article' })
  await later(4.1)
  assert.ok((await house.text('/good-news')).includes(bridge?.id ?? '–'))
  await withdraw(db, { article: bridge?.id as ArticleId, note: null }, now())
  await house.hear()
  assert.ok(!(await house.text('/good-news')).includes(bridge?.id ?? '–'))
  assert.match(said(await editor.open('/desk/shelves/good-news')), /This is not in the paper any more/)
})

test('a story is pinned and held back, and the page does as it was told', async () => {
  const [whale] = await pieces('Right whales')
  const top = async () =>
    (await sql<{ story: string }>`select story_id as story from edition_places where page = 'front' order by place`.execute(db)).rows.map(
      ({ story }) => story,
    )
  await editor.send('/desk/pins', {
    story: `https://paper.example/stories/${whale?.slug}-${whale?.story}`,
    page: 'front',
    act: 'hold',
    until: at(6),
  })
  assert.match(said(editor.seen()), /Right whales calve off Skerrow Sound.*Until/)
  await house.settle()
  assert.ok(!(await top()).includes(whale?.story ?? '–'))
  await editor.send('/desk/pins', { story: whale?.id ?? '', page: 'front', place: '1', act: 'pin', until: at(6) })
  await house.settle()
  assert.equal((await top())[0], whale?.story)
  // From every page: also from the daily edition that is set already.
  const daily = async () => (await house.text('/daily')).includes('Right whales calve')
  assert.equal(await daily(), true)
  await editor.send('/desk/pins', { story: whale?.story ?? '', page: 'front', act: 'hold-all', until: at(6) })
  assert.match(said(editor.seen()), /Every page ?Held back/)
  await house.settle()
  assert.deepEqual([(await top()).includes(whale?.story ?? '–'), await daily()], [false, false])
  await editor.send('/desk/pins', { story: whale?.story ?? '', page: 'front', place: '2', act: 'pin', until: at(6) })
  assert.match(said(editor.seen()), /held back from every page. End that first/)
  await editor.send('/desk/pins', { story: whale?.story ?? '', page: 'every', act: 'end' })
  await house.settle()
  assert.deepEqual([(await top())[0], await daily()], [whale?.story, true])
  await editor.send('/desk/pins', { story: whale?.story ?? '', page: 'front', act: 'end' })
  assert.equal((await editor.send('/desk/pins', { story: 'nothing', page: 'front', act: 'pin', until: at(6) })).status, 400)
})

test('a reader reports, an editor parts the story, and the machine does not undo it', async () => {
  const [one, other] = await pieces('Right whales')
  assert.ok(one && other && one.story === other.story)
  const path = `/stories/${one.slug}-${one.story}`
  const visitor = openPerson({ web, now })
  const ask = [...(await visitor.open(path)).document.querySelectorAll('.ask-report')].map((one) => one.getAttribute('href') ?? '')
  assert.deepEqual(ask, [`${path}/report`], 'there is one quiet place to say so')
  assert.match((await visitor.open(ask[0] ?? '')).path, /^\/join\?next=%2Fstories%2F.*report/)
  const { document } = await reader.open(ask[0] ?? '')
  const asked = [...document.querySelectorAll('fieldset input[type=radio][required]')].map((one) => one.getAttribute('value'))
  assert.ok(asked.length > 1 && asked.includes(one.id) && asked.includes(other.id))
  await reader.fill('says', { says: 'Another sound', article: other.id })
  assert.match(said(reader.seen()), /Thank you/)
  await reader.send(`${path}/report`, { article: other.id })
  assert.match(said(reader.seen()), /You have said so before/)
  assert.equal((await pieces('Right whales'))[1]?.story, one.story, 'a report moves nothing')

  assert.match(said(await editor.open('/desk/reports')), /One reader says: not the same story.*Another sound/)
  await editor.send('/desk/reports', { story: one.story, article: other.id, act: 'part', why: 'Two sounds' })
  assert.match(said(editor.seen()), /The story is parted.*No report waits/)
  await later(4.5)
  const parted = async () => {
    const rows = await pieces('Right whales')
    const storyOf = (id: string) => rows.find((row) => row.id === id)?.story
    return {
      parted: storyOf(one.id) !== storyOf(other.id),
      others: storyOf(rows.find(({ id }) => id !== one.id && id !== other.id)?.id ?? '') === storyOf(one.id),
    }
  }
  assert.deepEqual(await parted(), { parted: true, others: true })
  // A process that begins anew knows nothing but the tables; what it mends is what it finds.
  const placer = openPlacer({ thread: false })
  await placeMissed(db, { placer }, now())
  await mendStories(db, { placer }, now())
  await placer.close()
  await later(5)
  assert.deepEqual(await parted(), { parted: true, others: true })

  const tool = said(await editor.open(`/desk/stories/${one.story}`))
  assert.match(tool, /Parted one article from a story of 3/)
  assert.match(tool, /Why: Two sounds/)
  const mine = JSON.parse((await reader.open('/account/export/all.json')).text)
  assert.deepEqual([mine.reports.length, mine.reports[0].says, mine.reports[0].decided], [1, 'Another sound', 'part'])
})

test('what was decided is taken back from the log, once, and the machine tells together again what is alike', async () => {
  const [one] = await pieces('Right whales')
  assert.ok(one)
  const takes = () => [...editor.seen().document.querySelectorAll('form[action$="/take-back"]')].map((form) => form.getAttribute('action'))
  await editor.open(`/desk/stories/${one.story}`)
  const [form] = takes()
  await editor.open('/desk/log')
  assert.deepEqual(takes(), [form], 'only what still holds')
  await editor.send(form ?? '', { why: 'One sound after all' })
  assert.match(said(editor.seen()), /That decision is taken back.*Took back what no\. \d+ parted.*Why: One sound after all/)
  assert.deepEqual(takes(), [])
  await editor.send(form ?? '')
  assert.equal(editor.seen().status, 400)
  assert.match(said(editor.seen()), /That holds no more/)
  assert.equal((await reader.send(form ?? '')).status, 403)
  await later(5.1)
  assert.equal(new Set((await pieces('Right whales')).map(({ story }) => story)).size, 1)
})

test('the log has all of it, for people and for machines, and forgets an editor’s name with him', async () => {
  assert.deepEqual(await kinds(), [
    'pick',
    'pick',
    'order',
    'order',
    'pick',
    'hold-back',
    'pin',
    'hold-back',
    'unpin',
    'unpin',
    'part',
    'take-back',
  ])
  assert.match(said(await editor.open('/desk/log?kind=part')), /Parted one article from a story of 3/)
  assert.ok(!said(editor.seen()).includes('Picked for'))
  const csv = await editor.open('/desk/log/log.csv')
  assert.equal(csv.text.trim().split('\r\n').length, 13)
  const lines = JSON.parse((await editor.open('/desk/log/log.json')).text)
  assert.deepEqual(lines.map(({ kind }: { kind: string }) => kind).reverse(), await kinds())
  assert.ok(!csv.text.includes('ed@post.example') && !csv.text.includes('Skerrow'), 'no address, no words of an article')
  await forgetReader(db, { reader: editor.reader as never }, now())
  const operator = await somebody('op@post.example', 'operator')
  assert.match(said(await operator.open('/desk/log')), /a former editor/)
  assert.equal((await operator.open('/desk')).status, 200)
  await forgetReader(db, { reader: reader.reader as never }, now())
  assert.equal((await sql`select from story_reports`.execute(db)).rows.length, 0)
})
