import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day } from '../../src/base/clock.ts'
import { openPaper } from '../town/open-paper.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { said } from '../town/said.ts'

const paper = await openPaper()
let piece: FoundPiece
let another: FoundPiece
before(async () => {
  ;[piece, another] = (await piecesOf(paper.db, 'niger-bend-post', 2)) as [FoundPiece, FoundPiece]
})
const lettersTo = async (mail: string) => (await paper.inside.letters.outbox(paper.db)).filter(({ to }) => to === mail)
const isIn = async (who: Person) => (await who.open('/account')).path === '/account'

test('Wanjiru comes from another paper’s link, meets the gate, and reads the piece four requests and one letter later', async () => {
  const wanjiru = paper.person()
  const gate = await wanjiru.open(`${piece.at}?utm_source=elsewhere`)
  assert.equal(gate.status, 200)
  assert.ok(gate.text.includes(piece.first), 'the preview is there')
  assert.ok(!gate.text.includes(piece.last), 'the rest is not')
  assert.match(said(gate), /Sign up to read this article Read news from \d+ titles, curated specifically for you\./)
  assert.match(said(gate), /Already a member\? Sign in here/)
  assert.match(said(gate), /Fourteen days free, no card\./)

  const before = wanjiru.requests()
  await wanjiru.fill('/join', { mail: 'wanjiru@post.example' })
  assert.match(said(wanjiru.seen()), /wanjiru@post\.example/)
  const letter = await paper.letterTo('wanjiru@post.example')
  const read = await wanjiru.fill('/join/code', { code: letter.code })
  assert.deepEqual([read.status, read.path], [200, piece.at])
  assert.ok(wanjiru.requests() - before <= 4, `${wanjiru.requests() - before} requests`)
  assert.ok(read.text.includes(piece.first) && read.text.includes(piece.last), 'all of it is there')
  assert.doesNotMatch(read.text, /Sign up to read/)
  assert.match(said(read), /Free for 14 more days · Become a member/)

  // The trial was begun in the request itself; hearing afterwards that somebody joined neither begins another nor writes a letter.
  await paper.jobs.settle(paper.now)
  assert.deepEqual(
    (await lettersTo('wanjiru@post.example')).map(({ kind }) => kind),
    ['sign-in'],
  )
  assert.ok((await wanjiru.open(another.at)).text.includes(another.last), 'and every other piece is open to her')
  assert.match(said(await wanjiru.open('/account')), /free, until 7 December 2026/)
})

test('the gate gives no more to a visitor who has a letter and not its code, and says what a wrong code is', async () => {
  const otieno = paper.person()
  await otieno.open(piece.at)
  await otieno.fill('/join', { mail: 'otieno@post.example' })
  const { code } = await paper.letterTo('otieno@post.example')
  const wrong = await otieno.fill('/join/code', { code: code === '111111' ? '222222' : '111111' })
  assert.equal(wrong.status, 400)
  assert.ok(!(await otieno.open(piece.at)).text.includes(piece.last))
  await otieno.open('/join/code')
  assert.equal((await otieno.fill('/join/code', { code })).path, piece.at, 'where he was going outlives a detour')
})

test('what Aroha chose on the three screens before she signed up is hers afterwards, on every device', async () => {
  const aroha = paper.person()
  const region = await aroha.open(`/welcome/region?next=${encodeURIComponent(piece.at)}`)
  assert.match(said(region), /Step 1 of 3/)
  await aroha.fill('region', { region: 'NZ' })
  assert.match(said(aroha.seen()), /Step 2 of 3/)
  await aroha.send('/welcome/sections', { next: piece.at, sections: ['science', 'sport'] })
  assert.match(said(aroha.seen()), /Step 3 of 3/)
  await aroha.send('/welcome/titles', { next: piece.at, shown: ['touchline', 'rift-morning'], titles: ['touchline', 'rift-morning'] })
  assert.equal(aroha.seen().path, piece.at, 'and the way leads on to where she was going')

  await aroha.fill('/join', { mail: 'aroha@post.example' })
  await aroha.fill('/join/code', { code: (await paper.letterTo('aroha@post.example')).code })
  assert.equal(aroha.seen().path, piece.at)
  assert.ok(!aroha.jar.has('choices'), 'the browser forgets what the account knows')

  paper.wait(60_000)
  const phone = await paper.member('aroha@post.example')
  const account = said(await phone.open('/account'))
  assert.match(account, /From New Zealand\. You follow Science, Sport, and 2 titles\./)
  const file = JSON.parse((await phone.open('/account/export/all.json')).text) as object
  for (const title of ['touchline', 'rift-morning']) assert.ok(JSON.stringify(file).includes(title), title)
})

test('the link of the letter signs Tane in where he asked for it; on his telephone he is asked first', async () => {
  const tane = paper.person()
  await tane.open(piece.at)
  await tane.fill('/join', { mail: 'tane@post.example' })
  const read = await tane.open((await paper.letterTo('tane@post.example')).link)
  assert.deepEqual([read.path, read.text.includes(piece.last)], [piece.at, true])

  paper.wait(60_000)
  const desk = paper.person()
  await desk.open(another.at)
  await desk.fill('/join', { mail: 'tane@post.example' })
  const { link } = await paper.letterTo('tane@post.example')
  const [telephone, scanner] = [paper.person(), paper.person()]
  await scanner.open(link)
  const asked = await telephone.open(link)
  assert.match(said(asked), /Is it you\?/)
  assert.equal(await isIn(telephone), false)
  await telephone.open(link)
  const in_ = await telephone.fill('/sign-in/link')
  assert.equal(in_.path, another.at, 'the letter knows where he was going, on any device')
  assert.ok(in_.text.includes(another.last))
  assert.equal(await isIn(scanner), false, 'a machine that looks through letters is nobody')
  assert.match(said(await desk.open(link)), /This way in is closed/)
})

test('a letter is good for a quarter of an hour, and signing in again costs no free days', async () => {
  const pita = await paper.member('pita@post.example')
  paper.wait(3 * day)
  await pita.send('/sign-out')
  await pita.open(piece.at)
  await pita.fill('/join', { mail: 'Pita@Post.example' })
  const { code } = await paper.letterTo('pita@post.example')
  paper.wait(16 * 60_000)
  await pita.open('/join/code')
  assert.equal((await pita.send('/join/code', { mail: 'pita@post.example', code })).status, 400)
  await pita.send('/join', { mail: 'pita@post.example', next: piece.at })
  await pita.fill('/join/code', { code: (await paper.letterTo('pita@post.example')).code })
  assert.equal(pita.seen().path, piece.at)
  assert.match(said(pita.seen()), /Free for 11 more days/)
})
