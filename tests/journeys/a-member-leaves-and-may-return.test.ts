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

const paper = await openPaper({ CASH_DESK: 'test' })
const opened = paper.now()
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  await strikeClock(paper)
}
let piece: FoundPiece
let mei: Person
/** How many requests it took to join from the page of membership, and to leave from there. */
let joining = 0
const reads = async (who: Person) => (await who.open(piece.at)).text.includes(piece.last)
const strip = async (who: Person) => (await who.open('/')).document.querySelector('.strip .ends a')?.textContent
/** Goes where a link with these words leads. */
const follows = (who: Person, words: RegExp) => {
  const link = [...who.seen().document.querySelectorAll('main a')].find((one) => words.test(one.textContent ?? ''))
  assert.ok(link, `${who.seen().path} has no link ${words}`)
  return who.open(link.getAttribute('href') ?? '')
}
const countsRequests = async (who: Person, work: () => Promise<unknown>) => {
  const before = who.requests()
  await work()
  return who.requests() - before
}
before(async () => {
  await putPlans(paper.db, townPlans(), opened)
  piece = (await piecesOf(paper.db, 'niger-bend-post'))[0] as FoundPiece
  mei = await paper.member('mei@post.example')
  joining = await countsRequests(mei, async () => {
    await mei.open('/membership')
    await mei.fill('/membership/checkout')
    await mei.fill('outcome')
  })
})

test('leaving is as short as joining: from the same page, with nobody to write to and no question but one', async () => {
  const leaving = await countsRequests(mei, async () => {
    await mei.open('/membership')
    await follows(mei, /Change or leave/)
    await follows(mei, /End membership/)
    assert.match(said(mei.seen()), /You go on reading everything until 23 December 2026\. Nothing more is taken\./)
    assert.equal(
      mei.seen().document.querySelectorAll('main select, main textarea, main input:not([type=hidden])').length,
      0,
      'no reasons asked',
    )
    await mei.fill('/membership/cancel')
  })
  assert.ok(leaving <= joining, `${leaving} requests to leave, ${joining} to join`)
  assert.match(said(mei.seen()), /Done\. Nothing more is taken, and you read on until the day below\..*Next payment None/)
})

test('what is paid stays: every page says until when, and until then everything is read', async () => {
  assert.equal(await strip(mei), 'Your membership ends on 23 December · Keep it')
  await goTo(29.9)
  assert.ok(await reads(mei))
  assert.equal(await strip(mei), 'Your membership ends on 23 December · Keep it')
})

test('who thinks again goes on with one click, and is charged as before', async () => {
  await mei.open('/membership')
  await follows(mei, /Keep it after all/)
  const back = await mei.fill('/membership/resume')
  assert.match(said(back), /Your membership goes on as before\..*Personal: renews on 23 December 2026/)
  assert.equal(await strip(mei), undefined)
  await goTo(31)
  assert.match(said(await mei.open('/membership/manage')), /renews on 23 January 2027/)
  assert.equal((await mei.open('/membership/receipts')).document.querySelectorAll('.listed li').length, 2)
})

test('who has left is charged nothing more, and lapses on the day that was said', async () => {
  await mei.open('/membership/cancel')
  await mei.fill('/membership/cancel')
  await goTo(60.9)
  assert.ok(await reads(mei))
  await goTo(61.1)
  assert.equal(await reads(mei), false)
  assert.match(said(await mei.open(piece.at)), /Your membership has ended\..*Become a member to read this article/)
  assert.equal(await strip(mei), 'Your membership ended on 23 January · Become a member')
  assert.equal((await mei.open('/membership/receipts')).document.querySelectorAll('.listed li').length, 2)
  assert.equal((await mei.open('/membership/cancel')).path, '/membership/manage', 'there is nothing more to end')
  assert.equal((await mei.send('/membership/resume')).status, 400, 'and what has ended is not resumed for nothing')
  assert.equal(await reads(mei), false)
})

test('who has left keeps the account, the choices and the receipts, and comes back as whoever joins', async () => {
  await mei.send('/welcome/titles', { shown: [], titles: ['touchline'] })
  assert.match(said(await mei.open('/account')), /You follow 1 title/)
  await mei.open('/membership')
  await mei.fill('/membership/checkout')
  assert.match(said(await mei.fill('outcome')), /Personal: renews on/)
  assert.ok(await reads(mei))
  assert.equal((await mei.open('/membership/receipts')).document.querySelectorAll('.listed li').length, 3)
})

test('who leaves within what is paid cannot be sold the same days again', async () => {
  await mei.open('/membership/cancel')
  await mei.fill('/membership/cancel')
  const again = await mei.send('/membership/checkout', { plan: 'personal-year' })
  assert.equal(again.status, 400)
  assert.ok(again.document.querySelector('a.button[href="/membership/manage"]'), 'the way is to go on with it')
})

test('nobody leaves for somebody else', async () => {
  const thief = await paper.member('thief@post.example')
  for (const { id } of await paper.db.selectFrom('subscriptions').select('id').execute())
    for (const path of ['/membership/cancel', '/membership/resume', '/membership/portal', '/membership/test-card'])
      assert.equal((await thief.send(path, { subscription: id, id, reader: 'any', card: 'refused', wish: 'cancel' })).status, 400, path)
  assert.match(said(await mei.open('/membership/manage')), /Personal: ends on/)
})
