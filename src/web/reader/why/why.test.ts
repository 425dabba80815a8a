import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { smallEdition } from '../../../../tests/town/small-edition.ts'
import { minute } from '../../../base/clock.ts'
import { sql } from '../../../base/database.ts'
import { setPages } from '../../../edition/edition.ts'
import { stepWords } from './why-page.tsx'

const paper = await openPaper()
const { db } = paper
const visitor = paper.person()
const hrefs = (document: Document, of: string) => [...document.querySelectorAll(of)].map((one) => one.getAttribute('href') ?? '')

test('every card of the front page, a section, a country and of what stands under a piece asks why it is there, and is answered', async () => {
  for (const path of ['/', '/section/world', '/country/gb']) {
    const { document } = await visitor.open(path)
    const cards = document.querySelectorAll('.card, .first-lead').length
    const asked = hrefs(document, '.why-link')
    assert.ok(cards > 4)
    assert.equal(asked.length, cards, path)
    for (const at of [asked[0] as string, asked.at(-1) as string]) {
      const { status, document: answer } = await visitor.open(at)
      assert.equal(status, 200, at)
      assert.match(answer.querySelector('#place')?.textContent ?? '', /^Place \d+ on \w/, at)
      assert.ok(answer.querySelectorAll('.weights tr, .said li').length > 1, at)
    }
  }
  const [lead] = hrefs((await visitor.open('/')).document, '.first-lead h2 a')
  const under = (await visitor.open(lead as string)).document
  assert.ok(hrefs(under, '.top-stories .why-link').length > 3)
})

test('the reasons of a whole page are told without a question for each', async () => {
  const { document } = await visitor.open('/?why')
  assert.ok(document.querySelectorAll('details.why li').length > 40)
  assert.equal(document.querySelectorAll('.why-link').length, 0)
})

test('what moved is told with why, on its page and on its story’s; what was taken back is named nowhere', async () => {
  for (const table of ['edition_moves', 'edition_places']) await sql`delete from ${sql.table(table)}`.execute(db)
  const tellers = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9']
  const told = (id: string, many: number) => ({
    id,
    tellings: tellers.slice(0, many).map((title) => ({ title, hours: 0.1, country: 'NZ' })),
  })
  const now = paper.now()
  await smallEdition(db, [told('wharf', 5), told('kiosk', 4)], now)
  await setPages(db, { language: 'en' }, now)
  await smallEdition(db, [told('kiosk', 9)], now)
  await setPages(db, { language: 'en' }, new Date(now.getTime() + minute))
  const { document } = await visitor.open('/why/country:NZ')
  const step = document.querySelector('.moves li.up')
  assert.match(step?.textContent?.replace(/\s+/g, ' ') ?? '', /kiosk by t1.*Up from 2 to 1\. Five more publishers tell it\./)
  const answer = (await visitor.open(step?.querySelector('.because a')?.getAttribute('href') ?? '')).text
  assert.match(answer, /Moved up from 2 at \d\d:\d\d UTC: five more publishers tell it/)
  assert.match(answer, /How it moved there/)
  await sql`update articles set state = 'withdrawn' where id = 'kiosk-t1'`.execute(db)
  paper.web.forget()
  assert.doesNotMatch((await visitor.open('/why/country:NZ')).text, /kiosk/)
  assert.equal((await visitor.open('/why/country:NZ/kiosk')).status, 404)
})

test('what is no page, no story or not there any more is answered so', async () => {
  assert.equal((await visitor.open('/why/nowhere')).status, 404)
  assert.equal((await visitor.open('/why/constructor/x')).status, 404)
  assert.equal((await visitor.open('/why/front/nobody')).status, 404)
  await smallEdition(db, [{ id: 'old-news', tellings: [{ title: 't1', hours: 300 }] }], paper.now())
  assert.match((await visitor.open('/why/front/old-news')).text, /does not stand on that page now/)
  await sql`update stories set joined_into = 'wharf' where id = 'old-news'`.execute(db)
  assert.equal((await visitor.open('/why/country:NZ/old-news')).path, '/why/country:NZ/wharf')
})

test('steps are counted from one', () => {
  assert.deepEqual(
    [stepWords({ from: 6, to: 2 }), stepWords({ from: 0, to: 1 }), stepWords({ from: null, to: 3 }), stepWords({ from: 11, to: null })],
    ['Up from 7 to 3', 'Down from 1 to 2', 'Came in at 4', 'Left from 12'],
  )
})
