import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day, hour } from '../../src/base/clock.ts'
import { putPlans } from '../../src/membership/membership.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { said } from '../town/said.ts'
import { strikeClock } from '../town/strike-clock.ts'

const paper = await openPaper({ CASH_DESK: 'test' })
const { db } = paper
const opened = paper.now()
/** Every letter about free days that was written so far, in order: a letter that nobody fetches is let go after a week. */
const written = new Map<string, { to: string; kind: string; subject: string; text: string }>()
const strike = async () => {
  await strikeClock(paper)
  for (const letter of (await paper.inside.letters.outbox(db)).reverse())
    if (letter.kind.startsWith('trial')) written.set(letter.id, letter)
}
/** So many days after the opening. */
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  await strike()
}
const lettersTo = (mail: string) => [...written.values()].filter(({ to }) => to === mail)
const kindsTo = (mail: string) => lettersTo(mail).map(({ kind }) => kind)
const inSight = ['/', '/search?q=harbour', '/titles', '/section/world', '/about', '/yours', '/membership', '/account']

let members: FoundPiece
let registered: FoundPiece
let open: FoundPiece
let ada: Person
before(async () => {
  await putPlans(db, townPlans(), opened)
  members = (await piecesOf(db, 'niger-bend-post'))[0] as FoundPiece
  registered = (await piecesOf(db, 'highveld-beacon'))[0] as FoundPiece
  open = (await piecesOf(db, 'meridian-uk'))[0] as FoundPiece
  ada = await paper.member('ada@post.example')
})

test('on every page Ada sees how many days are left, and the way to go on', async () => {
  for (const [days, words] of [
    [0.1, 'Free for 14 more days'],
    [4.5, 'Free for 10 more days'],
    [10.9, 'Free for 4 more days'],
  ] as const) {
    await goTo(days)
    for (const path of [...inSight, members.at, open.at]) {
      const page = await ada.open(path)
      assert.ok(said(page).includes(`${words} · Become a member`), `${path} after ${days} days`)
      assert.equal(page.document.querySelector('.strip .ends a')?.textContent, `${words} · Become a member`)
    }
    assert.deepEqual(kindsTo('ada@post.example'), [], `no letter after ${days} days`)
  }
})

test('three days before the end one letter comes, and no second however often the clock strikes', async () => {
  await goTo(11.01)
  for (let strikes = 0; strikes < 3; strikes++) await strike()
  paper.wait(20 * hour)
  await strike()
  assert.deepEqual(kindsTo('ada@post.example'), ['trial-ends-soon'])
  const [letter] = lettersTo('ada@post.example')
  assert.equal(letter?.subject, 'Your free days end on 7 December 2026')
  assert.match(letter?.text ?? '', /https:\/\/paper\.example\/membership/)
  assert.match(letter?.text ?? '', /we have no card of yours/)
  assert.ok((await ada.open(members.at)).text.includes(members.last), 'nothing has changed yet')
})

test('on the last day it says so, and to the last second everything is open', async () => {
  await goTo(13.99)
  assert.match(said(await ada.open('/')), /Your free days end within a day · Become a member/)
  assert.ok((await ada.open(members.at)).text.includes(members.last))
})

test('when they have ended one more letter comes, and it is the last', async () => {
  await goTo(14.01)
  await strike()
  assert.deepEqual(kindsTo('ada@post.example'), ['trial-ends-soon', 'trial-ended'])
  for (const days of [14.5, 15, 18, 30]) await goTo(days)
  assert.equal(kindsTo('ada@post.example').length, 2)
})

test('afterwards the gate leads to membership, open pieces are read as ever, and a free account opens what it opens', async () => {
  for (const path of inSight) assert.ok(said(await ada.open(path)).includes('Your free days have ended · Become a member'), path)
  const gate = await ada.open(members.at)
  assert.equal(gate.status, 200)
  assert.ok(gate.text.includes(members.first) && !gate.text.includes(members.last))
  assert.match(said(gate), /Your free days are over\. .*Become a member to read this article/)
  assert.doesNotMatch(said(gate), /Sign up to read|Sign in here/)
  assert.equal(gate.document.querySelector('.gate a.button')?.getAttribute('href'), `/membership?next=${encodeURIComponent(members.at)}`)
  const page = await ada.open('/membership')
  assert.match(said(page), /Your free days ended on 7 December 2026/)
  assert.ok(page.document.querySelector('form[action="/membership/checkout"] [name=plan]'), 'and there she can pay at once')

  const still = await ada.open(open.at)
  assert.ok(still.text.includes(open.last))
  assert.equal(still.document.querySelector('.gate, .gate-note'), null)
  assert.ok((await ada.open(registered.at)).text.includes(registered.last), 'a title for registered readers is read in full')
  assert.ok(!(await paper.person().open(registered.at)).text.includes(registered.last))
  assert.match(said(await ada.open('/yours')), /Your free days have ended/)
})

test('Ben, who has become a member by then, is written nothing about free days', async () => {
  const ben = await paper.member('ben@post.example')
  const from = (paper.now().getTime() - opened.getTime()) / day
  await ben.send('/membership/checkout', { plan: 'personal-year' })
  await ben.fill('outcome')
  for (const days of [11.1, 13, 14.1, 16]) await goTo(from + days)
  assert.deepEqual(kindsTo('ben@post.example'), [])
  assert.ok((await ben.open(members.at)).text.includes(members.last))
})
