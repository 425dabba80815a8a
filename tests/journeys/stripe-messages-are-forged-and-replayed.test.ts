import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { putPlans } from '../../src/membership/membership.ts'
import { giveRole, readerByMail } from '../../src/readers/readers.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { printsOf } from '../town/prints-of.ts'
import { said } from '../town/said.ts'
import { openStripePeer } from '../town/stripe/peer.ts'
import type { Event } from '../town/stripe/things.ts'

const peer = await openStripePeer({ from: new Date('2026-11-23T12:00:00Z') })
const paper = await openPaper({
  CASH_DESK: 'stripe',
  STRIPE_API: peer.address,
  STRIPE_SECRET_KEY: peer.config.STRIPE_SECRET_KEY,
  STRIPE_WEBHOOK_SECRET: peer.config.STRIPE_WEBHOOK_SECRET,
  TRIAL_DAYS: '0',
})
after(() => peer.close())
const { db } = paper
let piece: FoundPiece
let [ana, mallory] = [] as unknown as [Person, Person]
let paid: Event
before(async () => {
  await putPlans(db, townPlans(), paper.now())
  piece = (await piecesOf(db, 'niger-bend-post'))[0] as FoundPiece
  ana = await paper.member('ana@post.example')
  mallory = await paper.member('mallory@post.example')
})
const reads = async (who: Person) => (await who.open(piece.at)).text.includes(piece.last)
const sends = async (body: string, headers: Record<string, string>, method = 'POST') => {
  const response = await paper.web.request('https://paper.example/hooks/stripe', { method, headers, ...(method === 'POST' && { body }) })
  await paper.jobs.settle(paper.now)
  return response
}
const deliver = async (event: Event | object, given: Parameters<typeof peer.sign>[1] = {}) => {
  const { body, signature } = peer.sign(event, { at: paper.now(), ...given })
  return (await sends(body, { 'stripe-signature': signature, 'content-type': 'application/json' })).status
}
const orders = async (who: Person, plan: string) => {
  const desk = await who.send('/membership/checkout', { plan })
  assert.equal(new URL(desk.path).origin, peer.address, 'the browser is led to the payment house')
  return new URL(desk.path).pathname.split('/').at(-1) ?? ''
}
const events = (type: string) => peer.books.events.filter((event) => event.type === type)

test('who has not paid is no member, whatever he sends to the address that Stripe speaks to', async () => {
  const session = await orders(mallory, 'personal-month')
  const other = await orders(ana, 'personal-month')
  peer.pay(other)
  paid = events('checkout.session.completed').at(-1) ?? assert.fail()
  await paper.jobs.settle(paper.now)
  const prints = await printsOf(db)
  // The message of one who has paid, with the session of one who has not.
  const forged = JSON.parse(JSON.stringify(paid).replaceAll(other, session)) as Event
  const { body, signature } = peer.sign(forged, { at: paper.now(), secret: 'whsec_guessed' })
  const honest = peer.sign(paid, { at: paper.now() })
  const [time = '', v1 = ''] = honest.signature.split(',')
  const reader = (await readerByMail(db, 'mallory@post.example')) ?? assert.fail()
  await giveRole(db, { reader, role: 'operator' }, paper.now())
  const cookie = [...mallory.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  for (const [why, text, headers] of [
    ['nothing', '', {}],
    ['no signature', body, {}],
    ['another secret', body, { 'stripe-signature': signature }],
    ['another body', honest.body.replace(other, session), { 'stripe-signature': honest.signature }],
    ['the old scheme alone', honest.body, { 'stripe-signature': `${time},v0=${v1.slice(3)}` }],
    ['no time', honest.body, { 'stripe-signature': v1 }],
    ['a time of its own', honest.body, { 'stripe-signature': `t=${Number(time.slice(2)) + 1},${v1}` }],
    ['an empty secret', body, { 'stripe-signature': peer.sign(forged, { at: paper.now(), secret: '' }).signature }],
    ['a page of ours, signed in as an operator', body, { cookie, origin: 'https://paper.example', 'sec-fetch-site': 'same-origin' }],
  ] as [string, string, Record<string, string>][]) {
    assert.equal((await sends(text, { 'content-type': 'application/json', ...headers })).status, 400, why)
  }
  assert.equal((await sends('', { 'stripe-signature': honest.signature }, 'GET')).status, 404)
  const { reader_roles: _, ...rest } = await printsOf(db)
  const { reader_roles: __, ...had } = prints
  assert.deepEqual(rest, had, 'nothing of it is written down')
  assert.deepEqual([await reads(ana), await reads(mallory)], [false, false])
})

test('what Stripe has signed makes the one a member who paid, and nobody else', async () => {
  assert.equal(await deliver(paid), 200)
  assert.deepEqual([await reads(ana), await reads(mallory)], [true, false])
  for (const event of peer.books.events) assert.equal(await deliver(event), 200)
  assert.equal((await ana.open('/membership/receipts')).document.querySelectorAll('.listed li').length, 1)
  assert.match(said(await mallory.open('/membership/receipts')), /There are none/)
})

test('replay: the same message again changes nothing, an old one is refused, and a signature is for its own body', async () => {
  const prints = await printsOf(db)
  const { body, signature } = peer.sign(paid, { at: paper.now() })
  for (let times = 0; times < 4; times++) assert.equal((await sends(body, { 'stripe-signature': signature })).status, 200)
  assert.deepEqual(await printsOf(db), prints)
  paper.wait(6 * 60_000)
  assert.equal((await sends(body, { 'stripe-signature': signature })).status, 400)
  const later = { ...paid, id: 'evt_new', created: Number(paid.created) + 400 }
  assert.equal((await sends(JSON.stringify(later, null, 2), { 'stripe-signature': signature })).status, 400)
})

test('replay: the message of a payment that was taken back does not bring the membership back', async () => {
  const invoice = events('invoice.paid').at(-1) ?? assert.fail()
  const before = peer.books.events.length
  peer.refund(String((invoice.data.object as { id: string }).id))
  for (const event of peer.books.events.slice(before)) await deliver(event)
  assert.equal(await reads(ana), false)
  // The first message once more, signed anew as Stripe does when it repeats itself, and under a new id as nobody should.
  for (const event of [paid, invoice, { ...paid, id: 'evt_again' }, { ...invoice, id: 'evt_again2' }])
    assert.equal(await deliver(event), 200)
  assert.equal(await reads(ana), false, 'what is believed is how things stand at Stripe, not what a message says')
})

test('coming back to the thanks page says nothing that Stripe does not', async () => {
  const session = await orders(mallory, 'personal-month')
  const { id } = await db.selectFrom('orders').select('id').where('session', '=', session).executeTakeFirstOrThrow()
  const thanks = await mallory.open(`/membership/thanks?order=${id}`)
  assert.match(said(thanks), /has not told us of your payment yet|Not paid|not paid|left before its end/)
  assert.equal(await reads(mallory), false)
  assert.equal((await ana.open(`/membership/thanks?order=${id}`)).status, 404)
  assert.equal(
    (await mallory.send(`/desk-for-tests/${id}`, { outcome: 'pays' })).status,
    404,
    'there is no test desk in a paper that takes money',
  )
  peer.pay(session)
  assert.match(said(await mallory.open(`/membership/thanks?order=${id}`)), /Thank you/)
  assert.ok(await reads(mallory), 'and no message was needed')
})
