import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { sql } from '../../../base/database.ts'

const paper = await openPaper()
const headlines = (document: Document) => [...document.querySelectorAll('.yours .card :is(h2, h3)')].map((one) => one.textContent)
const because = (document: Document) => [...document.querySelectorAll('.because')].map((one) => one.textContent ?? '')

test('who has chosen nothing is told so, can choose, and has the top stories meanwhile', async () => {
  const { text, document } = await paper.person().open('/yours')
  assert.match(text, /You have chosen nothing yet/)
  assert.equal(document.querySelector('.empty .button')?.getAttribute('href'), '/welcome/region')
  assert.ok(document.querySelectorAll('.top-stories .card').length > 0)
})

test('a visitor’s page is made of what he chose, each story with its reason', async () => {
  const ada = paper.person()
  await ada.send('/welcome/region', { region: 'GB' })
  await ada.send('/welcome/sections', { sections: ['science'] })
  const { document } = await ada.open('/yours')
  const reasons = because(document)
  assert.ok(reasons.length > 3)
  assert.equal(reasons.length, headlines(document).length)
  assert.equal(new Set(headlines(document)).size, reasons.length, 'a story stands once')
  assert.ok(reasons.every((words) => /You follow Science\.|United Kingdom is your region\./.test(words)))
})

test('a chosen title’s telling is shown', async () => {
  const ben = paper.person()
  await ben.send('/welcome/titles', { shown: [], titles: ['northern-signal', 'the-northern-signal', 'meridian-uk'] })
  const { document } = await ben.open('/yours')
  assert.ok(because(document).length > 0)
  assert.ok([...document.querySelectorAll('.yours .card .from')].every((one) => /Northern Signal|Meridian/.test(one.textContent ?? '')))
  assert.ok(because(document).every((words) => /^You read The (Northern Signal|Meridian)/.test(words)))
})

test('choices that nothing stands for are told apart from none', async () => {
  const cat = paper.person()
  await sql`delete from edition_places where page = 'desk:opinion'`.execute(paper.db)
  await cat.send('/welcome/sections', { sections: ['opinion'] })
  assert.match((await cat.open('/yours')).text, /Nothing of yours is in the paper right now/)
})

test('a reader’s page takes three statements besides those that find out who he is', async () => {
  const dan = await paper.member('dan@example.org')
  await dan.send('/welcome/region', { region: 'GB' })
  await dan.send('/welcome/titles', { shown: [], titles: ['meridian-uk'] })
  await dan.open('/account/export')
  const before = paper.statements()
  await dan.open('/account/export')
  const viewer = paper.statements() - before
  const { document } = await dan.open('/yours')
  assert.ok(because(document).length > 0)
  assert.ok(paper.statements() - before - 2 * viewer <= 3, `${paper.statements() - before - 2 * viewer} statements`)
})
