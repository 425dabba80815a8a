import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { openPerson, type Person } from '../../../tests/town/person.ts'
import { signedIn } from '../../../tests/town/signed-in.ts'
import { townConfig } from '../../../tests/town/town-config.ts'
import { fillWeb } from '../../../tests/town/web-fixture.ts'
import { day } from '../../base/clock.ts'
import { silentLog } from '../../base/log.ts'
import { beginTrial, listPlans, standingFor } from '../../membership/membership.ts'
import type { GivenRole, ReaderId } from '../../readers/readers.ts'
import { type TitleId, termsOf } from '../../titles/titles.ts'
import { openInside } from '../inside.ts'
import { openWeb, type Web } from '../web.ts'

const { db } = await testDatabase()
let at = new Date('2026-11-23T12:00:00Z')
const now = () => at
const config = townConfig({ PUBLIC_URL: 'https://paper.example', CASH_DESK: 'invoice' })
const inside = openInside(db, { config, now, log: silentLog })
const title = 'liffey-chronicle' as TitleId
let web: Web

const enter = async (mail: string, roles: GivenRole[] = []): Promise<Person & { id: ReaderId }> => {
  const person = openPerson({ web, now })
  const { reader, name, value } = await signedIn(db, { mail, roles }, now())
  person.jar.set(name, { value, until: Number.POSITIVE_INFINITY })
  return { ...person, id: reader }
}

let operator: Person
let publisher: Person
let reader: Person & { id: ReaderId }
before(async () => {
  await fillWeb(db, at)
  web = openWeb(db, { config, now, inside, log: silentLog })
  operator = await enter('olga@paper.example', [{ role: 'operator' }])
  publisher = await enter('pia@chronicle.example', [{ role: 'publisher', title }])
  reader = await enter('amara@example.org')
  await beginTrial(db, { reader: reader.id, mail: 'amara@example.org' }, at, { days: 14, secret: inside.secret, disposable: 'allow' })
})

test('who is no operator comes to no page of the office, and changes nothing there', async () => {
  const visitor = openPerson({ web, now })
  const office = web.surface.filter(({ path }) => path.startsWith('/office'))
  assert.ok(office.length > 25)
  for (const { method, path } of office) {
    const real = path.replace(':id', path.includes('titles') ? title : path.includes('readers') ? reader.id : 'x')
    for (const [who, person] of Object.entries({ visitor, reader, publisher })) {
      const seen =
        method === 'GET' ? await person.open(real) : await person.send(real, { why: 'because', role: 'operator', domain: 'a.example' })
      const words = `${who} ${method} ${real}: ${seen.status} ${seen.path}`
      if (who === 'visitor') assert.ok(seen.path.startsWith('/join'), words)
      else assert.equal(seen.status, 403, words)
      assert.doesNotMatch(seen.text, /office-nav/, words)
    }
  }
  assert.equal((await db.selectFrom('reader_roles').selectAll().execute()).length, 2)
})

test('the first page says how readers stand and what waits', async () => {
  at = new Date(at.getTime() + 12 * day)
  const { status, document, headers } = await operator.open('/office')
  assert.equal(status, 200)
  assert.match(headers.get('cache-control') ?? '', /no-store/)
  const sums = Object.fromEntries(
    [...document.querySelectorAll('.sums div')].map((div) => [div.querySelector('dt')?.textContent, div.querySelector('dd')?.textContent]),
  )
  assert.equal(sums['In trial'], '1')
  assert.equal(sums.Registered, '2')
  assert.equal(sums['Invoices to be paid'], '0')
  const ending = [...document.querySelectorAll('.ledger')].find((table) => table.textContent?.includes('amara@example.org'))
  assert.match(ending?.textContent ?? '', /In trial until 7 December 2026/)
  at = new Date(at.getTime() - 12 * day)
})

test('readers are found by mail, and of one is told why he stands so', async () => {
  const list = await operator.open('/office/readers?q=AMARA')
  assert.match(list.text, /amara@example\.org/)
  assert.doesNotMatch(list.text, /pia@chronicle/)
  assert.match((await operator.open('/office/readers?q=%25')).text, /No reader here has that/)
  assert.doesNotMatch((await operator.open('/office/readers?role=publisher')).text, /amara@/)
  const one = await operator.open(`/office/readers/${reader.id}`)
  assert.match(one.text, /Trial began, until 7 December 2026/)
  assert.equal(one.document.querySelectorAll('.counts-now').length, 1)
  assert.equal((await operator.open('/office/readers/rdnobody')).status, 404)
})

test('the list of readers goes on where it ended', async () => {
  for (let i = 0; i < 60; i++) await signedIn(db, { mail: `many${i}@crowd.example` }, now())
  const first = await operator.open('/office/readers?q=crowd.example')
  const next = first.document.querySelector('.older a')?.getAttribute('href') ?? ''
  const second = await operator.open(next)
  const mails = [first, second].flatMap(({ document }) => [...document.querySelectorAll('.ledger a')].map((a) => a.textContent))
  assert.equal(mails.length, 60)
  assert.equal(new Set(mails).size, 60)
})

test('complimentary reading is given and ended with a reason that stays', async () => {
  const path = `/office/readers/${reader.id}`
  const without = await operator.send(`${path}/complimentary`, { why: ' ', until: '' })
  assert.equal(without.status, 400)
  assert.match(without.document.querySelector('#why-wrong')?.textContent ?? '', /Say why/)
  assert.match((await operator.send(`${path}/complimentary`, { why: 'a critic', until: '2026-02-30' })).text, /Give a day as/)
  assert.match((await operator.send(`${path}/complimentary`, { why: 'a critic', until: '2020-01-01' })).text, /has passed already/)
  const given = await operator.send(`${path}/complimentary`, { why: 'she reviews us', until: '2027-01-31' })
  assert.match(given.text, /reads with our compliments from now on/)
  assert.match(given.text, /given by olga@paper\.example, until 31 January 2027: she reviews us/)
  assert.equal((await standingFor(db, { reader: reader.id }, at, { graceDays: 7 })).kind, 'complimentary')
  const ended = await operator.send(`${path}/complimentary/end`, { why: 'review is out' })
  assert.match(ended.text, /review is out/)
  assert.equal((await standingFor(db, { reader: reader.id }, at, { graceDays: 7 })).kind, 'trial')
})

test('roles are given and taken; the last operator stays', async () => {
  const path = `/office/readers/${reader.id}`
  assert.match((await operator.send(`${path}/roles`, { role: 'publisher', title: 'no such' })).text, /Name one title/)
  await operator.send(`${path}/roles`, { role: 'publisher', title: 'the rift morning' })
  await operator.send(`${path}/roles`, { role: 'editor' })
  assert.equal((await operator.send(`${path}/roles`, { role: 'owner' })).status, 400)
  const shown = await operator.open(path)
  assert.match(shown.text, /<td[^>]*>publisher<\/td>/)
  await operator.send(`${path}/roles/take`, { role: 'publisher', title: 'rift-morning' })
  const left = await operator.send(`${path}/roles/take`, { role: 'editor' })
  assert.match(left.text, /A reader, and nothing more/)
  const self = await db.selectFrom('reader_roles').select('reader_id').where('role', '=', 'operator').executeTakeFirstOrThrow()
  const last = await operator.send(`/office/readers/${self.reader_id}/roles/take`, { role: 'operator' })
  assert.equal(last.status, 400)
  assert.match(last.text, /the last operator/)
})

const monthly = { id: 'monthly', name: 'Monthly', kind: 'personal', every: 'month', months: '', seats: '', active: 'yes' }
const price = (country: string, amount: string, currency: string) => ({ country, amount, currency })
const prices = (...rows: ReturnType<typeof price>[]) => ({
  country: rows.map((row) => row.country),
  amount: rows.map((row) => row.amount),
  currency: rows.map((row) => row.currency),
  tax: rows.map(() => 'included'),
  provider: rows.map(() => ''),
})

test('a plan is made with its prices, a price follows another, and it is switched off, not deleted', async () => {
  const bad = await operator.send('/office/plans', {
    ...monthly,
    id: 'Not An Id',
    ...prices(price('', '9.999', 'EUR'), price('XX', '1', 'GBP')),
  })
  assert.equal(bad.status, 400)
  assert.ok(bad.document.querySelector('#id-wrong'))
  assert.match(bad.text, /Price 1/)
  assert.match(bad.text, /Price 2/)
  assert.equal(bad.document.querySelector('[name=name]')?.getAttribute('value'), 'Monthly', 'what was written is not lost')
  const made = await operator.send('/office/plans', {
    ...monthly,
    ...prices(price('', '9.99', 'EUR'), price('jp', '980', 'jpy'), price('', '', '')),
  })
  assert.match(made.text, /The plan is saved/)
  assert.match((await operator.open('/office/plans')).text, /Elsewhere €9\.99|JP ¥980/)
  assert.match((await operator.send('/office/plans', { ...monthly, ...prices(price('', '1', 'EUR')) })).text, /a plan of that id already/)
  const changed = await operator.send('/office/plans/monthly', {
    ...monthly,
    kind: 'gift',
    active: '',
    ...prices(price('', '11.99', 'EUR')),
  })
  assert.match(changed.text, /€9\.99/, 'the price before stays on record')
  const [plan] = await listPlans(db, at)
  assert.equal(plan?.kind, 'personal')
  assert.equal(plan?.active, false)
  assert.deepEqual(
    plan?.prices.map((one) => one.price),
    [{ amount: 1199n, currency: 'EUR' }],
  )
  assert.equal((await operator.open('/office/plans/none')).status, 404)
})

test('an institution is known by domains and ranges, and ends', async () => {
  const wrong = await operator.send('/office/institutions', { name: 'Quay College', domains: 'gmail.com', ranges: '10.0.0.0/2' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.document.querySelector('[role=alert]')?.textContent ?? '', /gmail\.com.*anyone.*too wide|too wide.*anyone/)
  const made = await operator.send('/office/institutions', {
    name: 'Quay College',
    domains: 'quay.example\nlib.quay.example',
    ranges: '203.0.113.0/24',
    until: '2027-06-30',
  })
  assert.match(made.text, /The institution is saved/)
  assert.equal((await inside.institutions.at('203.0.113.9', at))?.name, 'Quay College')
  assert.match((await operator.open('/office/institutions')).text, /quay\.example, 203\.0\.113\.0\/24|lib\.quay\.example/)
  await signedIn(db, { mail: 'student@quay.example' }, now())
  const list = await operator.open('/office/readers?q=student@quay')
  assert.match(list.text, /Through Quay College/)
  const why = await operator.open(list.document.querySelector('.ledger a')?.getAttribute('href') ?? '')
  assert.match(why.document.querySelector('.counts-now')?.textContent ?? '', /Reads through Quay College/)
  const ended = await operator.send(`${made.path.split('?')[0]}/end`)
  assert.match(ended.text, /Ended 23 November 2026/)
  assert.equal(await inside.institutions.at('203.0.113.9', at), undefined)
})

test('rules for mail domains are set and taken back', async () => {
  assert.match(
    (await operator.send('/office/mail-rules', { domain: 'nonsense', rule: 'refuse' })).document.querySelector('#domain-wrong')
      ?.textContent ?? '',
    /not a mail domain/,
  )
  assert.equal((await operator.send('/office/mail-rules', { domain: 'minutes.example', rule: 'burn' })).status, 400)
  assert.match((await operator.send('/office/mail-rules', { domain: '@Minutes.example', rule: 'refuse' })).text, /minutes\.example/)
  const gone = await operator.send('/office/mail-rules/take-back', { domain: 'minutes.example' })
  assert.doesNotMatch(gone.text, /minutes\.example/)
  assert.match((await operator.send('/office/mail-rules/students', { domain: 'college.example' })).text, /college\.example/)
  assert.equal((await db.selectFrom('student_domains').selectAll().execute()).length, 1)
  await operator.send('/office/mail-rules/students/take-back', { domain: 'college.example' })
  assert.equal((await db.selectFrom('student_domains').selectAll().execute()).length, 0)
})

test('the operator finds a title and changes its terms as its publisher does', async () => {
  const list = await operator.open('/office/titles?q=rift')
  assert.equal(list.document.querySelectorAll('.ledger tbody tr').length, 1)
  const page = await operator.open('/office/titles/rift-morning/terms')
  assert.match(page.text, /Anyone who is signed in reads it/)
  await operator.fill('access', { access: 'members', act: 'agree' })
  assert.equal((await termsOf(db, ['rift-morning' as TitleId])).get('rift-morning' as TitleId)?.access, 'members')
})

test('an invoice is marked as paid, and its money given back', async () => {
  const binh = await enter('binh@example.org')
  const standing = async () => (await standingFor(db, { reader: binh.id }, at, { graceDays: 7 })).kind
  await operator.send('/office/plans', { ...monthly, id: 'by-invoice', ...prices(price('', '12.00', 'EUR')) })
  await binh.send('/membership/checkout', { plan: 'by-invoice' })
  assert.equal(await standing(), 'registered')
  const list = await operator.open('/office/invoices?state=open')
  const path = list.document.querySelector('.ledger a')?.getAttribute('href') ?? ''
  assert.match(list.text, /binh@example\.org[\s\S]*€12\.00[\s\S]*To be paid/)
  assert.equal((await binh.send(`${path}/paid`)).status, 403)
  const paid = await operator.send(`${path}/paid`)
  assert.match(paid.text, /marked as paid/)
  assert.equal(await standing(), 'member')
  const twice = await operator.send(`${path}/paid`)
  assert.equal(twice.status, 400)
  assert.match(twice.text, /not open/)
  const refunded = await operator.send(`${path}/refund`)
  assert.match(refunded.text, /Paid, given back/)
  assert.equal(await standing(), 'lapsed')
  assert.match((await operator.open(`/office/readers/${binh.id}`)).text, /the money was given back/)
  assert.match((await operator.open('/office/invoices?state=refunded')).text, /binh@example\.org/)
  assert.equal((await operator.open('/office/invoices/none')).status, 404)
})
