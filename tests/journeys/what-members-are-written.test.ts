import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day } from '../../src/base/clock.ts'
import { putPlans } from '../../src/membership/membership.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { strikeClock } from '../town/strike-clock.ts'

const paper = await openPaper({ CASH_DESK: 'test', GRACE_DAYS: '5' })
const opened = paper.now()
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  // A clock that strikes again changes nothing.
  for (let strikes = 0; strikes < 3; strikes++) await strikeClock(paper)
}
const told = new Set<string>()
/** What has come to an address since it was asked last, the letters about signing in and free days aside. */
const lettersTo = async (mail: string) => {
  const fresh = (await paper.inside.letters.outbox(paper.db, 200)).filter(
    ({ id, to, kind }) => to === mail && !told.has(id) && kind !== 'sign-in' && !kind.startsWith('trial-'),
  )
  for (const { id } of fresh) told.add(id)
  return fresh
    .map(({ kind, subject, text }) => ({ kind, subject, text: text.replace(/\s+/g, ' ') }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
}
const kindsTo = async (mail: string) => (await lettersTo(mail)).map(({ kind }) => kind)
const pays = async (mail: string, plan: string) => {
  const who = await paper.member(mail)
  await who.send('/membership/checkout', { plan })
  await who.fill('outcome')
  return who
}
let [wanjiru, otieno] = [] as unknown as [Person, Person]
before(async () => {
  await putPlans(paper.db, townPlans(), opened)
  wanjiru = await pays('wanjiru@post.example', 'personal-month')
  otieno = await pays('otieno@post.example', 'personal-year')
})

test('whoever pays has a receipt whose link opens, and is told how to leave', async () => {
  await goTo(0.1)
  const [begins, receipt, ...more] = await lettersTo('wanjiru@post.example')
  assert.deepEqual([begins?.kind, receipt?.kind, more], ['membership-begins', 'receipt', []])
  assert.match(begins?.text ?? '', /renews on 23 December 2026/)
  const path = /https:\/\/paper\.example(\/membership\/receipts\/\w+)/.exec(receipt?.text ?? '')?.[1] ?? ''
  assert.match((await wanjiru.open(path)).text, /€9\.99/)
  assert.equal((await otieno.open(path)).status, 404, 'for nobody else')
  assert.deepEqual(await kindsTo('otieno@post.example'), ['membership-begins', 'receipt'])
})

test('a card that is refused is told once, and so is the end when nothing comes', async () => {
  await wanjiru.open('/membership/manage')
  await wanjiru.fill('/membership/test-card', { card: 'refused' })
  await goTo(30.5)
  const [refused, ...more] = await lettersTo('wanjiru@post.example')
  assert.deepEqual(more, [])
  assert.equal(refused?.subject, 'Your card was refused')
  assert.match(refused?.text ?? '', /You read everything until 28 December 2026\./)
  await goTo(34.9)
  assert.deepEqual(await kindsTo('wanjiru@post.example'), [])
  await goTo(35.1)
  assert.deepEqual(await kindsTo('wanjiru@post.example'), ['membership-ended'])
  await goTo(50)
  assert.deepEqual(await kindsTo('wanjiru@post.example'), [])
})

test('a year is told a week before it is charged, and who leaves then is told once more before the end', async () => {
  await goTo(357.9)
  assert.deepEqual(await kindsTo('otieno@post.example'), [])
  await goTo(358.1)
  const [renews, ...more] = await lettersTo('otieno@post.example')
  assert.deepEqual(more, [])
  assert.match(renews?.text ?? '', /renews for another year on 23 November 2027\. The price is €\d/)
  // Nobody stays signed in for a year without having come.
  otieno = await paper.member('otieno@post.example')
  await otieno.open('/membership/cancel')
  await otieno.fill('/membership/cancel')
  await goTo(362.1)
  assert.deepEqual(
    (await lettersTo('otieno@post.example')).map(({ subject }) => subject),
    ['Your membership ends on 23 November 2027'],
  )
  await goTo(366)
  assert.deepEqual(await kindsTo('otieno@post.example'), [], 'and nothing was charged')
})
