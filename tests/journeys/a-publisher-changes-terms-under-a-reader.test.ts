import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { giveRole, readerByMail } from '../../src/readers/readers.ts'
import { openHouse } from '../town/open-house.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { said } from '../town/said.ts'

// The whole house: what changes the terms is heard by the real relay, and pages in memory are let go by it and nothing else, since the clock stands still.
const house = await openHouse({ titles: ['niger-bend-post', 'meridian-uk'], settings: { TRIAL_DAYS: '0' } })
const title = 'niger-bend-post'
const name = 'The Niger Bend Post'
let places = 0
const signsUp = async (mail: string) => {
  const who = house.person({ ip: `203.0.113.${++places}` })
  await who.send('/join', { mail })
  const code = /\b\d{3} ?\d{3}\b/.exec((await house.letterTo(mail)).text)?.[0] ?? ''
  await who.send('/join/code', { mail, code: code.replace(' ', '') })
  return who
}
/** A piece of the section Business and one of another, each with words of the middle that no gate shows. */
let business: FoundPiece
let world: FoundPiece
let [visitor, reader, publisher, other] = [] as unknown as [Person, Person, Person, Person]
before(async () => {
  await house.settle()
  const { rows } = await sql<{ id: string; section: string }>`select id, section from articles where title_id = ${title}`.execute(house.db)
  const all = await piecesOf(house.db, title, 4)
  const of = (section: string) => all.find(({ id }) => rows.some((row) => row.id === id && row.section === section)) ?? assert.fail(section)
  ;[business, world] = [of('Business'), of('World')]
  visitor = house.person()
  reader = await signsUp('reader@post.example')
  publisher = await signsUp('publisher@bend.example')
  other = await signsUp('publisher@meridian.example')
  const operator = await signsUp('operator@paper.example')
  await giveRole(
    house.db,
    { reader: (await readerByMail(house.db, 'operator@paper.example')) ?? assert.fail(), role: 'operator' },
    house.now(),
  )
  const found = await operator.open('/office/readers?q=publisher')
  for (const [mail, of] of [
    ['publisher@bend.example', title],
    ['publisher@meridian.example', 'meridian-uk'],
  ]) {
    const link = [...found.document.querySelectorAll('a[href^="/office/readers/"]')].find((one) =>
      one.textContent?.includes(mail as string),
    )
    const page = await operator.send(`${link?.getAttribute('href')}/roles`, { role: 'publisher', title: of as string })
    assert.equal(page.status, 200)
  }
})

/** Agrees new terms on the publisher's page, as a person does, and has it heard. */
const agrees = async (fields: Record<string, string>, section?: string) => {
  await publisher.open(`/publishers/${title}${section ? `?section=${section}` : ''}`)
  const page = await publisher.fill('access', { ...fields, act: 'agree' })
  assert.match(said(page), /These terms are in force/)
  await house.hear()
}
/** What of a piece is seen: 'all', the preview, or the headline alone. */
const sees = async (who: Person, { at, first, last, headline }: FoundPiece) => {
  const page = await who.open(at)
  assert.equal(page.status, 200)
  const text = page.text.replaceAll('&#39;', '’')
  assert.ok(text.includes(headline.slice(0, 12)))
  return text.includes(last) ? 'all' : text.includes(first) ? 'preview' : 'headline'
}
const feeds = [`/feeds/titles/${title}.xml`, `/feeds/titles/${title}.json`]
const inFeeds = async ({ id, first }: FoundPiece) =>
  (await Promise.all(feeds.map(async (path) => (await visitor.open(path)).text))).map((text) =>
    [text.includes(id), text.includes(first)].join(),
  )
/** Whether a search for words of the end finds the piece, and whether they are shown. */
const found = async ({ last, id }: FoundPiece) => {
  const words = last.split(' ').slice(1, -1).join(' ')
  const { text, document } = await visitor.open(`/search?q=${encodeURIComponent(`"${words}"`)}`)
  const hit = [...document.querySelectorAll('main a')].some((one) => one.getAttribute('href')?.includes(id))
  const shown = text
    .replace(/<\/?mark>/g, '')
    .split('</form>')
    .slice(1)
    .join('')
    .includes(words)
  return { hit, shown }
}
const sentence = async () => said(await visitor.open(`/titles/${title}`))

test('to begin with it is for members: everybody has the preview, lists and feeds no more than that', async () => {
  assert.deepEqual([await sees(visitor, world), await sees(reader, world)], ['preview', 'preview'])
  assert.match(await sentence(), /Members read it; anyone sees the first 2 paragraphs\./)
  for (const path of feeds) assert.ok(!(await visitor.open(path)).text.includes(world.last))
  assert.equal((await found(world)).shown, false)
})

test('looking at new terms changes nothing; putting them in force changes every surface at once', async () => {
  await publisher.open(`/publishers/${title}`)
  assert.match(said(await publisher.fill('access', { access: 'open', act: 'look' })), /Everyone reads it, as far as its feed carries it\./)
  await house.hear()
  assert.equal(await sees(visitor, world), 'preview')

  await agrees({ access: 'open' })
  assert.deepEqual([await sees(visitor, world), await sees(reader, world)], ['all', 'all'])
  assert.match(await sentence(), /Everyone reads it, as far as its feed carries it\./)
  assert.doesNotMatch((await visitor.open(`/titles/${title}`)).text, /gate-mark/)
  assert.ok((await found(world)).hit)
  assert.match((await visitor.open(world.at)).text, /"isAccessibleForFree":true/)
})

test('back to headlines alone: who has read it a moment ago is given the headline, and so is every feed and search', async () => {
  const etag = (await visitor.open(world.at)).headers.get('etag') ?? ''
  await agrees({ text: 'headline' })
  assert.deepEqual([await sees(visitor, world), await sees(reader, world)], ['headline', 'headline'])
  assert.equal((await visitor.open(world.at, { 'if-none-match': etag })).status, 200, 'what the browser has is not confirmed')
  assert.match(await sentence(), /Headlines only, with a link to each piece at its publisher\./)
  assert.deepEqual(await inFeeds(world), ['true,false', 'true,false'])
  assert.equal((await found(world)).shown, false)
  for (const path of ['/', '/section/world', `/titles/${title}`]) assert.ok(!(await visitor.open(path)).text.includes(world.first), path)
  const page = await visitor.open(world.at)
  assert.match(said(page), new RegExp(`Read it at ${name}`))
  assert.doesNotMatch(said(page), /Sign up to read|Become a member to read/, 'nothing here opens it, and nothing is promised')
})

test('a section may part from its title, and go back to the same words', async () => {
  await agrees({ access: 'registered', text: 'feed', previewParagraphs: '1' }, 'Business')
  assert.deepEqual([await sees(visitor, business), await sees(reader, business)], ['preview', 'all'])
  assert.deepEqual([await sees(visitor, world), await sees(reader, world)], ['headline', 'headline'])
  assert.match((await visitor.open('/section/business')).text, /Free account/)
  await agrees({ access: 'members' }, 'Business')
  assert.deepEqual([await sees(visitor, business), await sees(reader, business)], ['preview', 'preview'])
  await agrees({ access: 'open', text: 'feed' })
  assert.deepEqual([await sees(visitor, business), await sees(visitor, world)], ['preview', 'all'], 'the section keeps its own terms')
})

test('every version is kept, with who was told what from when, and the newest is in force', async () => {
  const page = await publisher.open(`/publishers/${title}`)
  const rows = [...page.document.querySelectorAll('.ledger tbody tr')].map((row) => row.textContent ?? '')
  assert.equal(rows.length, 6)
  for (const words of [/Headlines only/, /Members read it; anyone sees the first 2 paragraphs/, /Business2/, /Business1/])
    assert.ok(
      rows.some((row) => words.test(row)),
      String(words),
    )
  const { rows: kept } = await sql<{ section: string | null; versions: number[] }>`
    select section, array_agg(version order by version) as versions from terms where title_id = ${title} group by section order by section`.execute(
    house.db,
  )
  assert.deepEqual(
    kept.map(({ section, versions }) => [section, versions.length, versions.at(-1)]),
    [
      ['Business', 2, 2],
      [null, 4, 4],
    ],
  )
})

test('a publisher of another title changes nothing, on no address and with no field', async () => {
  const before = (await sql`select * from terms order by id`.execute(house.db)).rows
  const fields = {
    access: 'open',
    text: 'page',
    previewParagraphs: '20',
    'meter.window': 'month',
    mining: 'allowed',
    act: 'agree',
    version: '4',
  }
  for (const path of [`/publishers/${title}`, `/office/titles/${title}/terms`]) {
    assert.equal((await other.open(path)).status, 403)
    assert.equal((await other.send(path, fields)).status, 403, path)
    assert.equal((await reader.send(path, fields)).status, 403, path)
    assert.equal((await visitor.send(path, fields)).path, '/join')
  }
  // His own page, with another's title in the form.
  await other.open('/publishers/meridian-uk')
  await other.fill('access', { title, id: title, section: 'Business', act: 'agree', previewParagraphs: '7' })
  await other.send('/publishers/meridian-uk', { ...fields, title, section: 'Technology' })
  const after = (await sql<{ title_id: string }>`select * from terms where title_id = ${title} order by id`.execute(house.db)).rows
  assert.deepEqual(
    after,
    (before as { title_id: string }[]).filter(({ title_id }) => title_id === title),
  )
})

test('an agreement that ends takes the pieces with it at midnight, without anybody doing anything', async () => {
  await agrees({ until: '2026-11-23' })
  assert.equal(await sees(visitor, world), 'all')
  house.goTo(12.01)
  assert.deepEqual([await sees(visitor, world), await sees(reader, world)], ['headline', 'headline'])
  assert.deepEqual(await inFeeds(world), ['true,false', 'true,false'])
  assert.match(said(await visitor.open(world.at)), /no longer here/)
})
