import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPayingHouse } from '../../../tests/town/paying-house.ts'
import { choose } from '../../readers/readers.ts'

const house = await openPayingHouse()
const said = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('a visitor sees what it is, what it costs where he is, and is led through signing up', async () => {
  const visitor = house.visitor({ country: 'GB' })
  const { status, text, document, headers } = await visitor.open('/membership')
  assert.equal(status, 200)
  assert.match(headers.get('cache-control') ?? '', /no-store/)
  assert.match(said(text), /You are not signed in/)
  assert.match(said(text), /£8\.99/)
  assert.match(said(text), /£89 a year/)
  assert.doesNotMatch(said(text), /€/)
  assert.ok([...document.querySelectorAll('a.button')].some((one) => one.getAttribute('href')?.startsWith('/join?next=')))
  assert.equal(document.querySelectorAll('form[action="/membership/checkout"]').length, 0)
  const sent = await visitor.send('/membership/checkout', { plan: 'personal-month' })
  assert.equal(sent.path, '/join')
})

test('what a visitor chose is still chosen when he has signed up, and he may pay or read on', async () => {
  const visitor = house.visitor({ country: 'GB' })
  const page = await visitor.open('/membership')
  const link = [...page.document.querySelectorAll('a.button')].find((one) =>
    /^Choose yearly: Personal/.test(one.getAttribute('aria-label') ?? ''),
  )
  await visitor.open(link?.getAttribute('href') ?? '')
  await visitor.fill('mail', { mail: 'newcomer@harbour.example' })
  const letter = (await house.inside.letters.outbox(house.db)).find(({ to }) => to === 'newcomer@harbour.example')
  const chosen = await visitor.fill('code', { code: /\b\d{3} ?\d{3}\b/.exec(letter?.text ?? '')?.[0] ?? '' })
  assert.equal(chosen.path, '/membership?plan=personal-year')
  assert.match(said(chosen.text), /You chose Personal: £89 a year/)
  await house.jobs.settle(house.now)
  assert.match(said((await visitor.open(chosen.path)).text), /You may also read on, free, until 7 December 2026/)
  assert.match((await visitor.fill('/membership/checkout')).path, /^\/desk-for-tests\//)
})

test('prices are those of the place that the proxy tells, else of the region that the reader chose', async () => {
  for (const [country, price] of [
    ['IN', '₹249'],
    ['AU', 'A$14.99'],
    ['US', '$9.99'],
    ['FR', '€9.99'],
  ] as const)
    assert.ok(said((await house.visitor({ country }).open('/membership')).text).includes(price), `${country}: ${price}`)
  assert.match(said((await house.visitor().open('/membership')).text), /€9\.99/)
  const mover = await house.reader('mover@harbour.example')
  await choose(house.db, { reader: mover.id, choices: { region: 'AU', sections: [], titles: [] } }, house.now())
  assert.match(said((await mover.open('/membership')).text), /Prices for Australia.*A\$14\.99/)
  assert.match(said((await mover.send('/membership/checkout', { plan: 'personal-month' })).text), /A\$14\.99/)
})

test('a reader in his trial chooses, pays at the test desk, and is a member at once', async () => {
  const ines = await house.reader('ines@harbour.example', { country: 'GB' })
  const page = await ines.open('/membership')
  assert.match(said(page.text), /You read everything, free, until 7 December 2026/)
  const desk = await ines.send('/membership/checkout', { plan: 'personal-month', price: '1', amount: '1', country: 'IN' })
  assert.match(desk.path, /^\/desk-for-tests\//)
  assert.match(said(desk.text), /This is a test\. Nothing is paid here/)
  assert.match(said(desk.text), /£8\.99/)
  const refused = await ines.send(desk.path, { outcome: 'card-refused' })
  assert.equal(refused.status, 400)
  assert.match(said(refused.text), /The card was refused/)
  const paid = await ines.send(desk.path, { outcome: 'pays' })
  assert.match(paid.path, /^\/membership\/thanks\?order=/)
  assert.match(said(paid.text), /Thank you/)
  assert.match(said(paid.text), /Personal: renews on 23 December 2026/)
  const again = await ines.open(desk.path)
  assert.match(again.path, /^\/membership\/thanks/)

  const receipts = await ines.open('/membership/receipts')
  const receipt = await ines.open(receipts.document.querySelector('.listed a')?.getAttribute('href') ?? '')
  assert.match(said(receipt.text), /Paid £8\.99/)
  assert.match(said(receipt.text), /ines@harbour\.example/)

  const other = await house.reader('other@harbour.example')
  assert.equal((await other.open(receipt.path)).status, 404)
  assert.equal((await other.open(desk.path)).status, 404)
  assert.equal((await other.open(`/membership/thanks?order=${desk.path.split('/').at(-1)}`)).status, 404)
  assert.equal((await other.send(desk.path, { outcome: 'pays' })).status, 400)

  const twice = await ines.send('/membership/checkout', { plan: 'personal-year' })
  assert.equal(twice.status, 400)
  assert.match(said(twice.text), /You are a member already/)
})

test('who walks away comes back to the plans, and nothing was taken', async () => {
  const walker = await house.reader('walker@harbour.example')
  const desk = await walker.send('/membership/checkout', { plan: 'personal-year' })
  const back = await walker.send(desk.path, { outcome: 'walks-away' })
  assert.equal(back.path.split('?')[0], '/membership')
  assert.match(said(back.text), /You came back without paying\. Nothing was taken/)
  assert.match(said((await walker.open('/membership/receipts')).text), /There are none/)
})

test('leaving is one click and one to confirm, keeps what is paid, and can be taken back', async () => {
  const leaver = await house.reader('leaver@harbour.example')
  const desk = await leaver.send('/membership/checkout', { plan: 'personal-month' })
  await leaver.send(desk.path, { outcome: 'pays' })
  const manage = await leaver.open('/membership/manage')
  assert.ok(manage.document.querySelector('a[href="/membership/cancel"]'))
  const ask = await leaver.open('/membership/cancel')
  assert.match(said(ask.text), /You go on reading everything until 23 December 2026/)
  const done = await leaver.fill('/membership/cancel')
  assert.equal(done.path, '/membership/manage?done=ended')
  assert.match(said(done.text), /Personal: ends on 23 December 2026/)
  assert.match(said(done.text), /Next payment None/)
  assert.equal((await leaver.open('/membership/cancel')).path, '/membership/manage')
  const back = await leaver.fill('/membership/resume')
  assert.match(said(back.text), /Personal: renews on 23 December 2026/)
})

test('a card that fails keeps reading for a while, and a good one restores all', async () => {
  const poor = await house.reader('poor@harbour.example')
  const desk = await poor.send('/membership/checkout', { plan: 'personal-month' })
  await poor.send(desk.path, { outcome: 'pays' })
  await poor.open('/membership/manage')
  await poor.fill('/membership/test-card')
  house.goTo(31)
  await house.inside.billing.renew(house.now())
  const failed = await poor.open('/membership/manage')
  assert.match(said(failed.text), /your last payment failed/)
  assert.match(said(failed.text), /until 30 December 2026/)
  const mended = await poor.fill('/membership/test-card')
  assert.match(said(mended.text), /renews on 23 January 2027/)
  house.goTo(0)
})

test('a plan that there is not, and what is sent in place of one, opens no desk', async () => {
  const curious = await house.reader('curious@harbour.example')
  for (const plan of ['', 'nothing', "' or 1=1 --", 'x'.repeat(5000)]) {
    const answer = await curious.send('/membership/checkout', { plan })
    assert.equal(answer.status, 400, plan.slice(0, 20))
    assert.match(said(answer.text), /not offered here/)
  }
  const student = await curious.send('/membership/checkout', { plan: 'student-month' })
  assert.equal(student.status, 400)
  assert.match(said(student.text), /for students/)
})

test('orders are not begun without end, and what stands in an address says nothing that is not ours', async () => {
  const eager = await house.reader('eager@harbour.example')
  const answers = []
  for (let i = 0; i < 31; i++) answers.push((await eager.send('/membership/checkout', { plan: 'personal-month' })).status)
  assert.deepEqual([answers.at(-2), answers.at(-1)], [200, 429])
  for (const done of ['constructor', '__proto__', 'toString', '<b>paid</b>']) {
    const page = await eager.open(`/membership/manage?done=${encodeURIComponent(done)}`)
    assert.equal(page.status, 200)
    assert.equal(page.document.querySelector('.said'), null, done)
  }
})

test('a payment that has not come is waited for honestly', async () => {
  const waiting = await house.reader('waiting@harbour.example')
  const desk = await waiting.send('/membership/checkout', { plan: 'personal-month' })
  const order = desk.path.split('/').at(-1)
  const first = await waiting.open(`/membership/thanks?order=${order}`)
  assert.match(said(first.text), /has not told us of your payment yet/)
  assert.equal(first.headers.get('refresh'), `3; url=/membership/thanks?order=${order}&looked=1`)
  const last = await waiting.open(`/membership/thanks?order=${order}&looked=99`)
  assert.equal(last.headers.get('refresh'), null)
  assert.match(said(last.text), /takes longer than usual/)
  assert.equal((await waiting.open('/membership/thanks?order=none')).status, 404)
})

test('Stripe’s address takes nothing where there is no Stripe, and nothing long', async () => {
  const post = (body: string, headers: Record<string, string> = {}) => house.web.request('/hooks/stripe', { method: 'POST', body, headers })
  assert.equal((await post('{}')).status, 404)
  assert.equal((await post('x'.repeat(300 * 1024))).status, 413)
})
