import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPayingHouse } from '../../../tests/town/paying-house.ts'
import { openStripePeer } from '../../../tests/town/stripe/peer.ts'

const said = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const peer = await openStripePeer({ from: new Date('2026-11-23T12:00:00Z') })
after(() => peer.close())
const { STRIPE_TAX: _, ...keys } = peer.config
const atStripe = await openPayingHouse({ settings: { ...keys, STRIPE_TAX: 'no' } })
const byInvoice = await openPayingHouse({ settings: { CASH_DESK: 'invoice', CONTACT: 'money@harbour.example' } })
const unpriced = await openPayingHouse({ plans: false })

test('at Stripe: the form leads there and nowhere else, and the return asks once and is told at once', async () => {
  const ines = await atStripe.reader('ines@harbour.example')
  const page = await ines.open('/membership')
  assert.match(page.headers.get('content-security-policy') ?? '', new RegExp(`form-action 'self' ${peer.address};`))
  const there = await ines.send('/membership/checkout', { plan: 'personal-month' })
  assert.ok(there.path.startsWith(`${peer.address}/c/pay/`), there.path)
  const session = new URL(there.path).pathname.split('/').at(-1) ?? ''
  const { id } = await atStripe.db.selectFrom('orders').select('id').where('session', '=', session).executeTakeFirstOrThrow()
  const early = await ines.open(`/membership/thanks?order=${id}`)
  assert.match(said(early.text), /Waiting for the cash desk/)
  peer.pay(session)
  const asked = peer.asked.length
  const paid = await ines.open(`/membership/thanks?order=${id}&looked=1`)
  assert.ok(peer.asked.length > asked)
  assert.match(said(paid.text), /Thank you .*Personal: renews on 23 December 2026/)
  assert.equal(paid.headers.get('refresh'), null)

  const manage = await ines.open('/membership/manage')
  assert.match(manage.headers.get('content-security-policy') ?? '', new RegExp(`form-action 'self' ${peer.address};`))
  const portal = await ines.send('/membership/portal', { wish: 'all' })
  assert.ok(portal.path.startsWith(peer.address), portal.path)
  await ines.open('/membership/cancel')
  assert.match(said((await ines.fill('/membership/cancel')).text), /Personal: ends on 23 December 2026/)
  assert.match(said((await ines.send('/membership/resume')).text), /Personal: renews on 23 December 2026/)
})

test('a message of Stripe is taken as it came, byte for byte; a forged one is not', async () => {
  const event = peer.books.events.at(-1) ?? assert.fail()
  const post = (body: string, signature?: string) =>
    atStripe.web.request('https://paper.example/hooks/stripe', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }) },
    })
  const { body, signature } = peer.sign(event)
  const answer = await post(body, signature)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal((await post(`${body} `, signature)).status, 400)
  assert.equal((await post(body)).status, 400)
  assert.equal((await post(`${'x'.repeat(256 * 1024)}x`, signature)).status, 413)
})

test('when Stripe does not answer, nothing is lost and that is said', async () => {
  const unlucky = await atStripe.reader('unlucky@harbour.example')
  peer.trouble(400, 9)
  const answer = await unlucky.send('/membership/checkout', { plan: 'personal-month' })
  peer.trouble(undefined)
  assert.equal(answer.status, 503)
  assert.match(said(answer.text), /The cash desk does not answer/)
})

test('there is no desk for tests where the desk is another', async () => {
  const sly = await atStripe.reader('sly@harbour.example')
  assert.equal((await sly.open('/desk-for-tests/x')).status, 404)
  assert.equal((await sly.send('/desk-for-tests/x', { outcome: 'pays' })).status, 404)
  assert.equal((await sly.send('/membership/test-card', { card: 'good' })).status, 404)
})

test('by invoice: a number, how to pay, and a member when the operator has seen the money', async () => {
  const otto = await byInvoice.reader('otto@harbour.example')
  const invoice = await otto.send('/membership/checkout', { plan: 'personal-year' })
  assert.match(invoice.path, /^\/membership\/receipts\//)
  assert.match(said(invoice.text), /Number 2026-000001 To be paid €99\.00/)
  assert.match(said(invoice.text), /Ask money@harbour\.example/)
  const again = await otto.send('/membership/checkout', { plan: 'personal-year' })
  assert.equal(again.path, invoice.path, 'the same invoice, not a second one')
  assert.match(said((await otto.open('/membership/receipts')).text), /To be paid/)
  assert.match(said((await otto.open('/membership/manage')).text), /An invoice of 23 November 2026 waits to be paid/)
  const id = invoice.path.split('/').at(-1) ?? ''
  assert.deepEqual(await byInvoice.inside.billing.markPaid({ invoice: id }, byInvoice.now()), { ok: true })
  assert.match(said((await otto.open('/membership/manage')).text), /Personal: ends on 23 November 2027/)
  assert.match(said((await otto.open(invoice.path)).text), /Paid €99\.00/)
  const thief = await byInvoice.reader('thief@harbour.example')
  assert.equal((await thief.open(invoice.path)).status, 404)
})

test('where no plan is on sale the page says so, and sells nothing', async () => {
  const page = await unpriced.visitor().open('/membership')
  assert.match(said(page.text), /There is nothing to pay here/)
  assert.equal(page.document.querySelectorAll('main form').length, 0)
  const reader = await unpriced.reader('early@harbour.example')
  assert.equal((await reader.send('/membership/checkout', { plan: 'personal-month' })).status, 400)
})
