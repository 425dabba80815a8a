import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { sql } from '../../../base/database.ts'

const paper = await openPaper()
const headlines = (document: Document) => [...document.querySelectorAll('.yours .card :is(h2, h3)')].map((one) => one.textContent)
const because = (document: Document) => [...document.querySelectorAll('.yours .because')].map((one) => one.textContent ?? '')
const asked = (document: Document) =>
  [...document.querySelectorAll('.yours .because:not(.else, .common)')].map((one) => one.textContent ?? '')

test('who has chosen nothing is told so, can choose, and has the largest stories meanwhile', async () => {
  const { text, document } = await paper.person().open('/yours')
  assert.match(text, /You have chosen nothing yet/)
  assert.equal(document.querySelector('.empty .button')?.getAttribute('href'), '/welcome/region')
  assert.ok(headlines(document).length > 10)
  assert.deepEqual(asked(document), [])
  assert.equal(document.querySelector('.mine button'), null, 'a visitor has nobody to tell')
})

test('a visitor’s page is made of what he chose, each story once and with its reason', async () => {
  const ada = paper.person()
  await ada.send('/welcome/region', { region: 'GB' })
  await ada.send('/welcome/sections', { sections: ['science'] })
  const { document } = await ada.open('/yours')
  assert.ok(asked(document).length > 3)
  assert.equal(because(document).length, headlines(document).length)
  assert.equal(new Set(headlines(document)).size, headlines(document).length, 'a story stands once')
  assert.ok(
    asked(document).every((words) => /You follow Science\.|United Kingdom is your region\./.test(words)),
    asked(document).join('\n'),
  )
  assert.equal(document.querySelectorAll('.list-lead .card').length, 1)
  assert.equal(document.querySelectorAll('.seconds .card').length, 4)
})

test('a chosen title’s telling is shown', async () => {
  const ben = paper.person()
  await ben.send('/welcome/titles', { shown: [], titles: ['northern-signal', 'the-northern-signal', 'meridian-uk'] })
  const { document } = await ben.open('/yours')
  const mine = [...document.querySelectorAll('.mine:has(.because:not(.else, .common))')]
  assert.ok(mine.length > 0)
  const own = mine.filter((one) => /Northern Signal|Meridian/.test(one.querySelector('.from')?.textContent ?? ''))
  assert.ok(own.length >= Math.min(7, mine.length), `${own.length} of ${mine.length}`)
  assert.ok(
    asked(document).every((words) => /^You follow The (Northern Signal|Meridian)/.test(words)),
    asked(document).join('\n'),
  )
})

test('choices that nothing stands for are told apart from none', async () => {
  const cat = paper.person()
  const { rows } = await sql<{
    id: string
  }>`select t.id from titles t where not exists (select 1 from articles a where a.title_id = t.id and a.published_at > ${paper.now()}::timestamptz - interval '3 days')`.execute(
    paper.db,
  )
  const title = rows[0]?.id ?? 'nobody'
  await cat.send('/welcome/titles', { shown: [], titles: [title] })
  assert.match((await cat.open('/yours')).text, /Nothing of yours is in the paper right now/)
})

test('a reader’s page takes one statement, and a second for cards that nobody has asked for lately', async () => {
  const dan = await paper.member('dan@example.org')
  await dan.send('/welcome/region', { region: 'GB' })
  await dan.send('/welcome/titles', { shown: [], titles: ['meridian-uk'] })
  paper.web.forget()
  const count = async () => {
    const before = paper.statements()
    const { document } = await dan.open('/yours')
    assert.ok(asked(document).length > 0)
    return paper.statements() - before
  }
  await count()
  await paper.inside.pool.settled()
  assert.ok((await count()) <= 2)
  assert.equal(await count(), 1)
})

test('a page is joined of parts that were made before, for one person and kept by nobody', async () => {
  const eve = await paper.member('eve@example.org')
  await eve.send('/welcome/sections', { sections: ['world'] })
  const cookie = [...eve.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const ask = (accepted: string) => paper.web.request('https://paper.example/yours', { headers: { cookie, 'accept-encoding': accepted } })
  const plain = await (await ask('identity')).text()
  const gzipped = await ask('gzip')
  assert.equal(gzipped.headers.get('content-encoding'), 'gzip')
  assert.equal(gunzipSync(Buffer.from(await gzipped.arrayBuffer())).toString(), plain)
  const whole = await ask('gzip, br')
  assert.equal(whole.headers.get('content-encoding'), 'br')
  assert.equal(brotliDecompressSync(Buffer.from(await whole.arrayBuffer())).toString(), plain)
  const many = await Promise.all(Array.from({ length: 200 }, () => ask('gzip, br')))
  assert.ok(
    many.some(({ headers }) => headers.get('content-encoding') === 'gzip'),
    'when many ask, nothing is compressed for one',
  )
  assert.equal(gzipped.headers.get('cache-control'), 'private, no-store')
  assert.match(gzipped.headers.get('vary') ?? '', /cookie/)
  assert.notEqual(gzipped.headers.get('masthead-reader'), 'visitor')
  assert.equal(gzipped.headers.get('etag'), null)
  const sheet = /href="(\/yours\/colours\/[^"]+)"/.exec(plain)?.[1] ?? ''
  const css = await paper.web.request(`https://paper.example${sheet}`)
  assert.match(css.headers.get('cache-control') ?? '', /immutable/)
  const rules = await css.text()
  for (const [name] of plain.matchAll(/\bc[0-9a-f]{6}(?=[" ])/g)) assert.ok(rules.includes(`.${name}{`), name)
  const other = await paper.web.request('https://paper.example/yours/colours/older.css')
  assert.doesNotMatch(other.headers.get('cache-control') ?? '', /immutable/)
})

test('every place answers why it is there, with what it weighs for everyone and for him', async () => {
  const fay = await paper.member('fay@example.org')
  await fay.send('/welcome/sections', { sections: ['science'] })
  const { document } = await fay.open('/yours')
  const ways = [...document.querySelectorAll('.mine-ways a')].map((one) => one.getAttribute('href') ?? '')
  assert.equal(ways.length, headlines(document).length)
  const place = [...document.querySelectorAll('.mine')].findIndex((one) => /You follow Science/.test(one.textContent ?? ''))
  const why = await fay.open(ways[place] ?? '')
  const rows = [...why.document.querySelectorAll('.weights tr')].map((row) => row.textContent ?? '')
  assert.ok(rows.some((row) => /For everyone.*\d/.test(row)))
  assert.ok(
    rows.some((row) => /You follow Science× 1\.74/.test(row)),
    rows.join('\n'),
  )
  assert.ok(why.document.querySelector('.tune button'))
  assert.match((await fay.open('/yours/why/s-nowhere')).text, /does not stand on your page any more/)
})

test('what he mutes, follows and wants less of changes his page at once', async () => {
  const gus = await paper.member('gus@example.org')
  await gus.send('/welcome/region', { region: 'GB' })
  const before = await gus.open('/yours')
  const title = before.document.querySelector('.yours .card .from')?.getAttribute('href')?.split('/').pop() ?? ''
  await gus.send('/account/paper/tune', { say: `mute title ${title}`, next: '/yours' })
  const after = await gus.open('/yours')
  assert.ok(headlines(after.document).length > 5)
  assert.equal(after.document.querySelectorAll(`.yours .card .from[href$="/${title}"]`).length, 0)
  assert.match(after.text, /1 title hidden/)
  await gus.send('/account/paper/tune', { say: 'follow desk culture', next: '/yours' })
  assert.match((await gus.open('/yours')).text, /You follow Culture\./)
})

test('why a story is there names no title that he muted', async () => {
  const lea = await paper.member('lea@example.org')
  const [top] = (await lea.open('/yours')).document.querySelectorAll('.mine-ways a[href^="/yours/why/"]')
  const path = top?.getAttribute('href') ?? ''
  await sql`update edition_places set reasons = reasons || '[{"code": "prominence", "words": "The Quiet Bell has it at the top of its home page", "weight": 1}]' where story_id = ${path.split('/').pop()}`.execute(
    paper.db,
  )
  paper.wait(6 * 60_000)
  await lea.open('/yours')
  await paper.inside.pool.settled()
  const everyones = `/why/front/${path.split('/').pop()}`
  for (const at of [path, everyones]) assert.match((await lea.open(at)).text, /The Quiet Bell has it at the top/, at)
  const { reader } =
    (await sql<{ reader: string }>`select id as reader from readers where mail = 'lea@example.org'`.execute(paper.db)).rows[0] ?? {}
  await sql`insert into tunings (reader_id, kind, key, name, stance, set_at) values (${reader}, 'title', 'quiet-bell', 'The Quiet Bell', 'mute', ${paper.now()})`.execute(
    paper.db,
  )
  for (const at of [path, everyones]) {
    const { text } = await lea.open(at)
    assert.match(text, /A title that you muted has it at the top of its home page/, at)
    assert.doesNotMatch(text, /Quiet Bell/, at)
  }
})

test('nobody is given another’s page', async () => {
  const [hal, ida] = [await paper.member('hal@example.org'), await paper.member('ida@example.org')]
  await hal.send('/welcome/sections', { sections: ['sport'] })
  await ida.send('/welcome/sections', { sections: ['culture'] })
  const [his, hers] = await Promise.all([hal.open('/yours'), ida.open('/yours')])
  assert.ok(
    because(his.document).some((words) => /Sport/.test(words)) && !because(his.document).some((words) => /follow Culture/.test(words)),
  )
  assert.ok(
    because(hers.document).some((words) => /Culture/.test(words)) && !because(hers.document).some((words) => /follow Sport/.test(words)),
  )
})

test('what is taken back leaves every reader’s page with the next one that he opens', async () => {
  const jan = await paper.member('jan@example.org')
  await jan.send('/welcome/region', { region: 'GB' })
  const lead = (await jan.open('/yours')).document.querySelector('.list-lead .card a[href^="/news/"]')?.getAttribute('href') ?? ''
  const id = lead.split('-').pop() ?? ''
  await sql`update articles set state = 'withdrawn' where id = ${id}`.execute(paper.db)
  assert.match((await jan.open('/yours')).text, new RegExp(id), 'nothing was said yet')
  paper.web.forget()
  assert.doesNotMatch((await jan.open('/yours')).text, new RegExp(id))
  await paper.inside.pool.settled()
  assert.doesNotMatch((await jan.open('/yours')).text, new RegExp(id))
})

test('what a title’s terms withhold from lists is on no reader’s page', async () => {
  const kim = await paper.member('kim@example.org')
  await kim.send('/welcome/titles', { shown: [], titles: ['meridian-uk'] })
  const seen = await kim.open('/yours')
  const card = [...seen.document.querySelectorAll('.yours .card')].find(
    (one) => one.querySelector('.from[href$="/meridian-uk"]') && one.querySelector('.standfirst'),
  )
  const standfirst = card?.querySelector('.standfirst')?.textContent ?? ''
  assert.ok(standfirst.length > 20)
  await sql`insert into terms (id, title_id, section, version, document, since) values ('k-now', 'meridian-uk', null, 9, '{"access":"open","text":"headline","previewParagraphs":0,"pictures":false}', ${paper.now()})`.execute(
    paper.db,
  )
  paper.web.forget()
  const after = await kim.open('/yours')
  assert.ok(!after.text.includes(standfirst))
})
