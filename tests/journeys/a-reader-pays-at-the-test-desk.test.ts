import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day } from '../../src/base/clock.ts'
import { putPlans } from '../../src/membership/membership.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { said } from '../town/said.ts'
import { strikeClock } from '../town/strike-clock.ts'

const paper = await openPaper({ CASH_DESK: 'test', COUNTRY_HEADER: 'x-country' })
const opened = paper.now()
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  await strikeClock(paper)
}
let piece: FoundPiece
let chidi: Person
before(async () => {
  await putPlans(paper.db, townPlans(), opened)
  piece = (await piecesOf(paper.db, 'niger-bend-post'))[0] as FoundPiece
  chidi = await paper.member('chidi@post.example', { headers: { 'x-country': 'GB' } })
  await goTo(20)
})
const receipts = async () => [...(await chidi.open('/membership/receipts')).document.querySelectorAll('.listed li')]

test('from the gate to membership, to the desk, and back to the piece', async () => {
  const gate = await chidi.open(piece.at)
  assert.ok(!gate.text.includes(piece.last))
  const before = chidi.requests()
  const offer = await chidi.open(gate.document.querySelector('.gate a.button')?.getAttribute('href') ?? '')
  assert.match(said(offer), /Prices for United Kingdom\. You see the sum again before you pay\./)
  assert.match(said(offer), /£8\.99/)
  const desk = await chidi.fill('/membership/checkout')
  assert.match(desk.path, /^\/desk-for-tests\//)
  assert.match(said(desk), /This is a test\. Nothing is paid here\..*Personal, a month £8\.99/)
  assert.ok(!(await chidi.open(piece.at)).text.includes(piece.last), 'an order is no payment')
  await chidi.open(desk.path)
  const thanks = await chidi.fill('outcome')
  assert.match(thanks.path, /^\/membership\/thanks\?order=/)
  assert.match(said(thanks), /Thank you.*Personal: renews on 13 January 2027/)
  const back = thanks.document.querySelector('main .go-on a')?.getAttribute('href') ?? ''
  assert.equal(back, piece.at, 'and the way leads back to what he wanted to read')
  assert.ok((await chidi.open(back)).text.includes(piece.last))
  assert.ok(chidi.requests() - before <= 8, `${chidi.requests() - before} requests`)
  await paper.jobs.settle(paper.now)
})

test('a member who renews is told of no end on any page, and has a receipt', async () => {
  for (const path of ['/', '/titles', piece.at, '/account']) {
    const page = await chidi.open(path)
    assert.equal(page.document.querySelector('.strip .ends a'), null, path)
    assert.doesNotMatch(said(page), /Become a member|free days/, path)
  }
  const [row, ...more] = await receipts()
  assert.equal(more.length, 0)
  const receipt = await chidi.open(row?.querySelector('a')?.getAttribute('href') ?? '')
  assert.match(said(receipt), /For chidi@post\.example/)
  assert.match(said(receipt), /Personal, 13 December 2026 to 13 January 2027 £8\.99/)
  assert.match(said(receipt), /Paid £8\.99.*Paid on 13 December 2026/)
  const somebody = await paper.member('somebody@post.example')
  assert.equal((await somebody.open(receipt.path)).status, 404)
})

test('at the end of the period it renews by itself: one more receipt, and no minute without the paper', async () => {
  await goTo(51.4)
  assert.ok((await chidi.open(piece.at)).text.includes(piece.last), 'before the clock has struck too')
  for (let strikes = 0; strikes < 3; strikes++) await strikeClock(paper)
  assert.match(said(await chidi.open('/membership/manage')), /Personal: renews on 13 February 2027/)
  assert.ok((await chidi.open(piece.at)).text.includes(piece.last))
  assert.deepEqual(
    (await receipts()).map((row) => /£[\d.]+/.exec(row.textContent ?? '')?.[0]),
    ['£8.99', '£8.99'],
  )
  await goTo(51.6)
  assert.equal((await receipts()).length, 2, 'once a period')
})

test('a price that rises is not taken of who pays already, and a second membership is not sold', async () => {
  const [first, ...plans] = townPlans()
  assert.ok(first?.id === 'personal-month')
  const dearer = first.prices.map((one) => ({ ...one, price: { ...one.price, amount: one.price.amount * 2n } }))
  await putPlans(paper.db, [{ ...first, prices: dearer }, ...plans], paper.now())
  await goTo(82.1)
  assert.match(said(await chidi.open('/membership/manage')), /renews on 13 March 2027.*£8\.99 on 13 March 2027/)
  assert.equal((await receipts()).length, 3)
  const twice = await chidi.send('/membership/checkout', { plan: 'personal-year' })
  assert.equal(twice.status, 400)
  assert.match(said(twice), /You are a member already/)
})

test('an order that is paid twice, late, or by another is one payment of the one who ordered', async () => {
  const ngozi = await paper.member('ngozi@post.example')
  const desk = await ngozi.send('/membership/checkout', { plan: 'personal-month' })
  const thief = await paper.member('thief@post.example')
  assert.equal((await thief.send(desk.path, { outcome: 'pays' })).status, 400)
  await Promise.all([1, 2, 3].map(() => ngozi.send(desk.path, { outcome: 'pays' })))
  await ngozi.send(desk.path, { outcome: 'card-refused' })
  await ngozi.send(desk.path, { outcome: 'walks-away' })
  assert.equal((await ngozi.open('/membership/receipts')).document.querySelectorAll('.listed li').length, 1)
  assert.match(said(await ngozi.open('/membership/manage')), /Personal: renews on/)
})
