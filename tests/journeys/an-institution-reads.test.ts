import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day } from '../../src/base/clock.ts'
import { giveRole, readerByMail } from '../../src/readers/readers.ts'
import { openPaper } from '../town/open-paper.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { said } from '../town/said.ts'

const paper = await openPaper({ CASH_DESK: 'test', TRIAL_DAYS: '0', TRUST_PROXY: '1' })
const opened = paper.now()
const goTo = (days: number) => paper.wait(opened.getTime() + days * day - paper.now().getTime())
let piece: FoundPiece
let operator: Person
/** Somebody whose proxy says that he is there. */
const at = (ip: string) => paper.person({ headers: { 'x-forwarded-for': `198.18.0.1, ${ip}` } })
const reads = async (who: Person) => (await who.open(piece.at)).text.includes(piece.last)
before(async () => {
  piece = (await piecesOf(paper.db, 'niger-bend-post'))[0] as FoundPiece
  operator = await paper.member('operator@paper.example')
  const reader = (await readerByMail(paper.db, 'operator@paper.example')) ?? assert.fail()
  await giveRole(paper.db, { reader, role: 'operator' }, opened)
})

test('the operator adds an institution in the office, and a mistake is said and changes nothing', async () => {
  const wrong = await operator.send('/office/institutions', { name: 'Everyone', domains: 'gmail.com', ranges: '0.0.0.0/0' })
  assert.equal(wrong.status, 400)
  assert.equal(await reads(at('192.0.2.7')), false)
  const saved = await operator.send('/office/institutions', {
    name: 'Harbour University',
    domains: 'harbour.example\nalumni.harbour.example',
    ranges: '192.0.2.0/24\n2001:db8:77::/48',
    until: '2026-12-31',
  })
  assert.equal(saved.status, 200)
  assert.match(said(saved), /Harbour University/)
})

test('who has a confirmed address there reads, and who only says so does not', async () => {
  const student = await paper.member('ada@harbour.example')
  assert.ok(await reads(student))
  assert.match(said(await student.open('/account')), /Through Harbour University, until 31 December 2026/)
  assert.match(said(await student.open('/')), /You can read everything until 31 December/)
  for (const mail of ['ada@harbour.example.evil.example', 'ada@notharbour.example', 'harbour.example@post.example']) {
    paper.wait(1000)
    assert.equal(await reads(await paper.member(mail)), false, mail)
  }
  const liar = paper.person()
  await liar.send('/join', { mail: 'eve@harbour.example' })
  assert.equal(await reads(liar), false, 'a letter that is not opened proves nothing')
})

test('who changes to an address there reads once it is proved, and no longer when it is given up', async () => {
  const mover = await paper.member('mover@post.example')
  assert.equal(await reads(mover), false)
  const change = async (mail: string) => {
    paper.wait(1000)
    await mover.send('/account/mail', { mail })
    assert.equal((await mover.open('/account')).text.includes(mail), false)
    await mover.open('/account/mail')
    return mover.fill('code', { code: (await paper.letterTo(mail)).code })
  }
  await change('mover@harbour.example')
  assert.ok(await reads(mover))
  await change('mover@post.example')
  assert.equal(await reads(mover), false)
})

test('on its network everybody reads without an account, as a visitor, and nobody anywhere else by it', async () => {
  const library = at('192.0.2.7')
  assert.ok(await reads(library))
  assert.match(library.seen().headers.get('cache-control') ?? '', /private, no-store/)
  assert.ok(await reads(at('2001:db8:77:1::9')))
  for (const ip of ['192.0.3.7', '2001:db8:78::1', '203.0.113.9', 'nonsense', '']) assert.equal(await reads(at(ip)), false, ip)
  assert.equal(await reads(paper.person()), false)
  // Whoever asks may write anything before what the proxy has written itself.
  assert.equal(await reads(paper.person({ headers: { 'x-forwarded-for': '192.0.2.7, 203.0.113.5' } })), false)
  for (const name of ['x-real-ip', 'forwarded', 'client-ip', 'true-client-ip', 'cf-connecting-ip'])
    assert.equal(await reads(paper.person({ headers: { [name]: name === 'forwarded' ? 'for=192.0.2.7' : '192.0.2.7' } })), false, name)
  assert.equal((await library.open('/account')).path.split('?')[0], '/join', 'to read there is not to be signed in')
})

test('a page that was made for the network is not given to who asks after it from elsewhere', async () => {
  for (let times = 0; times < 3; times++) {
    assert.ok(await reads(at('192.0.2.8')))
    assert.equal(await reads(at('203.0.113.8')), false)
    assert.equal(await reads(paper.person()), false)
  }
})

test('a reader who pays nothing reads on in the library and not at home; gifts are for members', async () => {
  const carla = await paper.member('carla@post.example', { headers: { 'x-forwarded-for': '192.0.2.20' } })
  assert.ok(await reads(carla))
  assert.match(said(await carla.open('/account')), /Through Harbour University/)
  assert.match(said(await carla.send('/gifts', { article: piece.id })), /Members can open articles for friends/)
  paper.wait(1000)
  const home = await paper.member('carla@post.example')
  assert.equal(await reads(home), false)
})

test('what the operator takes out of it holds at the next request, and on its last day it ends by itself', async () => {
  const student = await paper.member('bo@alumni.harbour.example')
  const address = (await operator.open('/office/institutions')).document.querySelector('a[href^="/office/institutions/in"]')
  await operator.open(address?.getAttribute('href') ?? assert.fail('it is listed'))
  await operator.fill('name', { domains: 'harbour.example' })
  assert.equal(await reads(student), false)
  assert.ok(await reads(at('192.0.2.7')))
  goTo(38.49)
  assert.ok(await reads(at('192.0.2.7')), 'to the last second of the day')
  goTo(38.51)
  assert.equal(await reads(at('192.0.2.7')), false)
})

test('one that the operator ends is over at once, for its addresses and its network', async () => {
  const saved = await operator.send('/office/institutions', { name: 'Town Library', domains: 'library.example', ranges: '198.51.100.0/25' })
  const clerk = await paper.member('clerk@library.example')
  assert.deepEqual([await reads(clerk), await reads(at('198.51.100.9'))], [true, true])
  await operator.open(saved.path)
  await operator.fill(`${saved.path.split('?')[0]}/end`)
  assert.deepEqual([await reads(clerk), await reads(at('198.51.100.9'))], [false, false])
  assert.doesNotMatch(said(await clerk.open('/account')), /Through Town Library/)
})
