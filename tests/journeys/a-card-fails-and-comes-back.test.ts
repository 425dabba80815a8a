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

const paper = await openPaper({ CASH_DESK: 'test', GRACE_DAYS: '5' })
const opened = paper.now()
/** Every letter so far about how somebody stands: one that nobody fetches is let go after a week. */
const written = new Map<string, { to: string; kind: string }>()
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  await strikeClock(paper)
  for (const letter of await paper.inside.letters.outbox(paper.db)) written.set(letter.id, letter)
}
/** How many letters of a kind went to somebody. */
const letters = (name: string, kind: string) =>
  [...written.values()].filter((letter) => letter.to === `${name}@post.example` && letter.kind === kind).length
let piece: FoundPiece
/** Nyambura's card fails at its first renewal and is mended in time, Kamau's is mended too late, Achieng's never. */
let [nyambura, kamau, achieng] = [] as unknown as [Person, Person, Person]
const pays = async (mail: string) => {
  const who = await paper.member(mail)
  await who.send('/membership/checkout', { plan: 'personal-month' })
  await who.fill('outcome')
  return who
}
const reads = async (who: Person) => (await who.open(piece.at)).text.includes(piece.last)
const strip = async (who: Person, path = '/') => (await who.open(path)).document.querySelector('.strip .ends a')?.textContent
const mends = async (who: Person, card: 'good' | 'refused') => {
  await who.open('/membership/manage')
  return who.fill('/membership/test-card', { card })
}
before(async () => {
  await putPlans(paper.db, townPlans(), opened)
  piece = (await piecesOf(paper.db, 'niger-bend-post'))[0] as FoundPiece
  nyambura = await pays('nyambura@post.example')
  kamau = await pays('kamau@post.example')
  achieng = await pays('achieng@post.example')
  for (const who of [nyambura, kamau, achieng]) await mends(who, 'refused')
})

test('a card that fails is told on every page, and reading goes on for the days that the operator gives', async () => {
  assert.equal(await strip(nyambura), undefined)
  await goTo(30.5)
  for (const path of ['/', '/titles', piece.at, '/account', '/search?q=storm'])
    assert.equal(await strip(nyambura, path), 'Your card was refused; you can read until 28 December · Pay again', path)
  assert.ok((await reads(nyambura)) && (await reads(kamau)))
  const manage = await nyambura.open('/membership/manage')
  assert.match(said(manage), /Personal: your last payment failed You go on reading until 28 December 2026\./)
  assert.match(said(await nyambura.open('/membership')), /Pay again/)
  await strikeClock(paper)
  assert.deepEqual([letters('nyambura', 'card-refused'), letters('kamau', 'card-refused')], [1, 1], 'and one letter says so')
  const gift = await nyambura.send('/gifts', { article: piece.id })
  assert.match(said(gift), /Here is the link/, 'in the grace a member is a member')
})

test('a good card within those days restores all at once, as if nothing had been', async () => {
  await goTo(34)
  const done = await mends(nyambura, 'good')
  assert.match(said(done), /Personal: renews on 23 January 2027/)
  assert.equal(await strip(nyambura), undefined)
  assert.ok(await reads(nyambura))
  const receipts = await nyambura.open('/membership/receipts')
  assert.deepEqual(
    [...receipts.document.querySelectorAll('.listed .money')].map((one) => one.textContent),
    ['€9.99Paid', '€9.99Paid'],
  )
})

test('after those days it lapses to what a free account reads, by itself and to the minute', async () => {
  await goTo(34.999)
  assert.ok(await reads(kamau))
  await goTo(35.01)
  assert.equal(await reads(kamau), false)
  assert.equal(await reads(nyambura), true)
  const gate = await kamau.open(piece.at)
  assert.match(said(gate), /Your membership has ended\. .*Become a member to read this article/)
  assert.ok(gate.text.includes(piece.first))
  assert.match((await strip(kamau)) ?? '', /Your membership ended on .* · Become a member/)
  const [registered] = await piecesOf(paper.db, 'highveld-beacon')
  assert.ok((await kamau.open(registered?.at ?? '')).text.includes(registered?.last ?? '-'))
  const given = said(await kamau.send('/gifts', { article: piece.id }))
  assert.match(given, /Members can open articles for friends/)
})

test('a card that is good again after the lapse brings everything back at once', async () => {
  await goTo(36)
  const done = await mends(kamau, 'good')
  assert.match(said(done), /renews on 23 January 2027/)
  assert.ok(await reads(kamau))
  assert.equal(await strip(kamau), undefined)
})

test('a card that stays refused ends the membership; nothing is owed, and joining anew is as at the first time', async () => {
  for (const days of [40, 45, 60]) await goTo(days)
  assert.equal(await reads(achieng), false)
  assert.deepEqual([letters('achieng', 'card-refused'), letters('achieng', 'membership-ended')], [1, 1])
  const manage = said(await achieng.open('/membership/manage'))
  assert.match(manage, /Your membership ended on/)
  assert.doesNotMatch(manage, /Pay again|payment failed/)
  const rows = [...(await achieng.open('/membership/receipts')).document.querySelectorAll('.listed .money')].map((one) => one.textContent)
  assert.deepEqual(rows, ['€9.99Not paid', '€9.99Paid'])
  const offer = await achieng.open('/membership')
  assert.ok(offer.document.querySelector('form[action="/membership/checkout"]'))
  await achieng.fill('/membership/checkout')
  assert.match(said(await achieng.fill('outcome')), /Thank you/)
  assert.ok(await reads(achieng))
  assert.equal(await strip(achieng), undefined)
})

test('a card that fails again and again is mended each time, and what was read in the grace was paid for in the end', async () => {
  for (const month of [0, 1]) {
    await mends(nyambura, 'refused')
    await goTo(61.4 + 31 * month)
    assert.match((await strip(nyambura)) ?? '', /Your card was refused/)
    await mends(nyambura, 'good')
    assert.equal(await strip(nyambura), undefined)
  }
  const rows = [...(await nyambura.open('/membership/receipts')).document.querySelectorAll('.listed .money')]
  assert.equal(rows.length, 4)
  assert.deepEqual([letters('nyambura', 'card-refused'), letters('nyambura', 'membership-ended')], [3, 0], 'a letter for each time')
  for (const row of rows) assert.equal(row.textContent, '€9.99Paid')
})
