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

const paper = await openPaper({ CASH_DESK: 'test', TRIAL_DAYS: '0' })
const opened = paper.now()
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  await strikeClock(paper)
}
const names = ['arjun', 'bina', 'chand', 'dev', 'esha']
const mailOf = (name: string) => `${name}@post.example`
const family = new Map<string, Person>()
const member = (name: string) => family.get(name) ?? assert.fail(name)
let piece: FoundPiece
let leela: Person
const reads = async (who: Person) => (await who.open(piece.at)).text.includes(piece.last)
const readers = async () => (await Promise.all(names.map(async (name) => ((await reads(member(name))) ? [name] : [])))).flat()
const invite = (mail: string) => leela.send('/membership/family', { mail })
const linkTo = async (mail: string) => {
  const letter = (await paper.inside.letters.outbox(paper.db)).find(({ to, kind }) => to === mail && kind === 'seat-invitation')
  return /https:\/\/paper\.example(\/seats\/[\w-]+)/.exec(letter?.text ?? '')?.[1] ?? assert.fail(`no invitation to ${mail}`)
}
before(async () => {
  await putPlans(paper.db, townPlans(), opened)
  piece = (await piecesOf(paper.db, 'niger-bend-post'))[0] as FoundPiece
  leela = await paper.member('leela@post.example')
  await leela.send('/membership/checkout', { plan: 'family-month' })
  await leela.fill('outcome')
})

test('Leela pays for six, invites five by letter, and a sixth is refused', async () => {
  assert.match(said(await leela.open('/membership/family')), /for 6 people, you included\. 5 seats are left\./)
  for (const name of names) assert.match(said(await invite(mailOf(name))), /The invitation is on its way\./)
  assert.match(said(await leela.open('/membership/family')), /All seats are given\./)
  assert.equal(leela.seen().document.querySelector('main form[action="/membership/family"]'), null, 'no form for a seat that there is not')
  const sixth = await invite('uncle@post.example')
  assert.equal(sixth.status, 400)
  assert.equal((await paper.inside.letters.outbox(paper.db)).filter(({ to }) => to === 'uncle@post.example').length, 0)
})

test('each signs up from the letter, takes the seat, and reads with an account of his own', async () => {
  for (const name of names) {
    const link = await linkTo(mailOf(name))
    const who = paper.person()
    family.set(name, who)
    assert.match(said(await who.open(link)), /leela@post\.example gives you a seat/)
    await who.open(who.seen().document.querySelector('a.button[href^="/join"]')?.getAttribute('href') ?? '')
    paper.wait(1000)
    await who.fill('mail', { mail: mailOf(name) })
    await who.fill('code', { code: (await paper.letterTo(mailOf(name))).code })
    assert.equal(who.seen().path, link)
    assert.equal(await reads(who), false, 'a letter is no seat yet')
    await who.open(link)
    assert.match(said(await who.fill(link)), /The seat is yours\..*A family seat, until 23 December 2026/)
  }
  assert.deepEqual(await readers(), names)
  assert.equal((await paper.person().open(await linkTo(mailOf('dev')))).status, 410, 'a link is good for one')
  const page = said(await leela.open('/membership/family'))
  assert.equal(page.match(/Taken on 23 November 2026/g)?.length, 5)
})

test('whoever has a seat sees nothing of who pays but the address, and the payer nothing of what is read', async () => {
  for (const path of ['/membership/receipts', '/membership/manage', '/account']) {
    const page = said(await member('bina').open(path))
    assert.doesNotMatch(page, /€|arjun|chand/, path)
  }
  assert.match(said(await member('bina').open('/membership/receipts')), /There are none/)
  assert.equal((await member('bina').send('/membership/family', { mail: 'friend@post.example' })).status, 400, 'a seat is not passed on')
  assert.equal((await member('bina').send('/membership/cancel')).status, 400, 'nor ended for all')
  assert.doesNotMatch((await leela.open('/membership/family')).text, new RegExp(piece.id))
})

test('one is removed and lapses at once, while the others read on; the seat is free for somebody else', async () => {
  await leela.open('/membership/family')
  const row = [...leela.seen().document.querySelectorAll('.listed li')].find((one) => one.textContent?.includes(mailOf('chand')))
  await leela.send('/membership/family/remove', { seat: row?.querySelector('[name=seat]')?.getAttribute('value') ?? '' })
  assert.match(said(leela.seen()), /1 seat is left/)
  assert.deepEqual(await readers(), ['arjun', 'bina', 'dev', 'esha'])
  assert.match(said(await member('chand').open(piece.at)), /Your membership has ended\..*Become a member to read this article/)
  assert.match(said(await member('chand').open('/')), /Your membership ended on 23 November · Become a member/)
  assert.match(said(await invite('uncle@post.example')), /The invitation is on its way\./)
})

test('one leaves by herself, and nobody removes a seat of another family', async () => {
  await member('esha').open('/membership/family')
  assert.match(said(await member('esha').fill('/membership/family/leave')), /You have given the seat back\./)
  assert.equal(await reads(member('esha')), false)
  const seat = (await leela.open('/membership/family')).document.querySelector('.listed [name=seat]')?.getAttribute('value') ?? ''
  await member('arjun').send('/membership/family/remove', { seat })
  assert.deepEqual(await readers(), ['arjun', 'bina', 'dev'])
})

test('the family renews as one; when its owner ends it, all read to the last paid day, and none after', async () => {
  await goTo(31)
  assert.deepEqual(await readers(), ['arjun', 'bina', 'dev'])
  await leela.open('/membership/cancel')
  assert.match(said(leela.seen()), /The seats of your family end with it\./)
  await leela.fill('/membership/cancel')
  assert.match(said(await member('dev').open('/')), /Your membership ends on 23 January 2027/)
  await goTo(60.9)
  assert.deepEqual([await readers(), await reads(leela)], [['arjun', 'bina', 'dev'], true])
  await goTo(61.1)
  assert.deepEqual([await readers(), await reads(leela)], [[], false])
  assert.match(said(await member('dev').open('/')), /Your membership ended on 23 January · Become a member/)
})

test('a family’s card that fails is a grace for all, and whoever pays for himself is not ended with it', async () => {
  for (const who of [leela, member('bina')]) {
    await who.send('/membership/checkout', { plan: who === leela ? 'family-month' : 'personal-year' })
    await who.fill('outcome')
  }
  assert.deepEqual(await readers(), ['arjun', 'bina', 'dev'], 'the seats are there again with the membership')
  await leela.open('/membership/manage')
  await leela.fill('/membership/test-card')
  const paid = (paper.now().getTime() - opened.getTime()) / day
  await goTo(paid + 33)
  assert.deepEqual(await readers(), ['arjun', 'bina', 'dev'])
  assert.match(said(await member('dev').open('/')), /you can read until/)
  await goTo(paid + 33 + 7)
  assert.deepEqual(await readers(), ['bina'])
})
