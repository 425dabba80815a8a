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

const paper = await openPaper({ CASH_DESK: 'test', GIFTS_PER_MONTH: '3' })
const opened = paper.now()
const goTo = async (days: number) => {
  paper.wait(opened.getTime() + days * day - paper.now().getTime())
  await strikeClock(paper)
}
let pieces: FoundPiece[]
let piece: FoundPiece
let other: FoundPiece
let marta: Person
const buys = async (who: Person, plan: string) => {
  await who.send('/membership/checkout', { plan })
  return who.fill('outcome')
}
const linkOn = (who: Person) => {
  const link = who.seen().document.querySelector('input[aria-label^=Link]')?.getAttribute('value') ?? ''
  assert.match(link, /^https:\/\/paper\.example\/news\/\S+\?gift=[\w-]+$/)
  return link.slice('https://paper.example'.length)
}
const opensOf = async (headline: string) => {
  const rows = [...(await marta.open('/account/gifts')).document.querySelectorAll('.listed li')]
  return /not opened yet|opened once|opened \d+ times/.exec(rows.find((row) => row.textContent?.includes(headline))?.textContent ?? '')?.[0]
}
const reads = async (who: Person, path: string, of = piece) => (await who.open(path)).text.includes(of.last)
before(async () => {
  await putPlans(paper.db, townPlans(), opened)
  pieces = [...(await piecesOf(paper.db, 'niger-bend-post', 2)), ...(await piecesOf(paper.db, 'waalbode'))]
  ;[piece, other] = pieces as [FoundPiece, FoundPiece]
  marta = await paper.member('marta@post.example')
  await buys(marta, 'personal-year')
})

test('a member gives a piece from its own page, and whoever has the link reads it without an account', async () => {
  await marta.open(piece.at)
  const made = await marta.fill('/gifts')
  assert.match(said(made), /Here is the link.*for 14 days, without signing up\..*You can give 2 more of 3 this month\./)
  const link = linkOn(marta)
  const jonas = paper.person()
  const read = await jonas.open(link)
  assert.ok(read.text.includes(piece.last))
  assert.match(said(read), /A member has opened this article for you\./)
  assert.doesNotMatch(read.text, /marta/, 'not even by whom')
  assert.match(read.headers.get('cache-control') ?? '', /private, no-store/)
  assert.match(read.text, /<meta name="robots" content="noindex"/)
  assert.equal(await reads(jonas, other.at, other), false, 'another piece is not given with it')
  assert.equal(await reads(paper.person(), piece.at), false, 'nor this one without the link')
  assert.equal(await opensOf(piece.headline), 'opened once')

  for (let times = 0; times < 3; times++) assert.ok(await reads(jonas, link))
  assert.equal(await opensOf(piece.headline), 'opened once', 'read again is not read twice')
  assert.ok(await reads(paper.person(), link))
  assert.equal(await opensOf(piece.headline), 'opened 2 times')
  await paper.web.request(`https://paper.example${link}`, { method: 'HEAD' })
  assert.equal(await opensOf(piece.headline), 'opened 2 times', 'looking is not reading')
})

test('the link is for its piece alone, whatever is done to it', async () => {
  await marta.open('/account/gifts')
  const [path = '', token = ''] = linkOn(marta).split('?gift=')
  const thief = paper.person()
  for (const wrong of [`${token}x`, token.slice(1), token.toUpperCase(), '', `${token}&gift=`, encodeURIComponent("' or true --")])
    assert.equal(await reads(thief, `${path}?gift=${wrong}`), wrong === `${token}&gift=`, wrong)
  assert.equal(await reads(thief, `${other.at}?gift=${token}`, other), false)
  for (const place of ['/', '/search?q=harbour', '/feeds/front.json', '/sitemap.xml'])
    assert.ok(!(await thief.open(place)).text.includes(token))
})

test('three a month: the fourth is refused, the next month begins anew, and one that was taken back stays counted', async () => {
  await marta.send('/gifts', { article: other.id })
  const link = linkOn(marta)
  const ruth = paper.person()
  assert.ok(await reads(ruth, link, other))
  const row = [...(await marta.open('/account/gifts')).document.querySelectorAll('.listed li')].find((one) =>
    one.textContent?.includes(other.headline),
  )
  const back = await marta.send('/account/gifts/revoke', { gift: row?.querySelector('[name=gift]')?.getAttribute('value') ?? '' })
  assert.match(said(back), /Taken back\. Its link opens nothing any more\./)
  assert.equal(await reads(ruth, link, other), false, 'who has read it before does not either')

  assert.match(said(await marta.send('/gifts', { article: pieces[2]?.id ?? '' })), /You have given all 3 of this month\./)
  const fourth = await marta.send('/gifts', { article: piece.id })
  assert.match(said(fourth), /Not given/)
  await goTo(7.6)
  assert.match(said(await marta.send('/gifts', { article: piece.id })), /You can give 2 more of 3 this month\./)
})

test('a link ends after fourteen days, to the second', async () => {
  await marta.open('/account/gifts')
  const link = linkOn(marta)
  const late = paper.person()
  paper.wait(14 * day - 1000)
  assert.ok(await reads(late, link))
  paper.wait(1000)
  assert.equal(await reads(late, link), false)
  assert.match(said(late.seen()), /Sign up to read this article/)
  assert.match(said(await marta.open('/account/gifts')), /Ended on 15 December 2026/)
})

test('Femke buys a year for Joost, who redeems it after his free days, and neither sees the other', async () => {
  await goTo(30)
  const femke = await paper.member('femke@post.example')
  assert.match(said(await buys(femke, 'gift-12')), /Your gift is paid\./)
  await paper.jobs.settle(paper.now)
  const letter = (await paper.inside.letters.outbox(paper.db)).find(({ to, kind }) => to === 'femke@post.example' && kind === 'gift')
  const page = await femke.open('/membership/gifts')
  const code = page.document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? ''
  assert.ok(letter?.text.includes(code) && letter.text.includes(`https://paper.example/gifts/${code}`))
  assert.match(said(await femke.open('/membership/manage')), /free, until/, 'who gives it is no member by it')

  const joost = paper.person()
  assert.match(said(await joost.open(`/gifts/${code}`)), /A year of everything, for you\./)
  await joost.open(joost.seen().document.querySelector('a.button[href^="/join"]')?.getAttribute('href') ?? '')
  await joost.fill('mail', { mail: 'joost@post.example' })
  await joost.fill('code', { code: (await paper.letterTo('joost@post.example')).code })
  assert.equal(joost.seen().path, `/gifts/${code}`, 'signing up leads back to the gift')
  const redeemed = await joost.fill('/membership/redeem')
  assert.match(said(redeemed), /Redeemed\. Enjoy reading\./)
  assert.match(said(redeemed), /A gift, until 6 January 2028/, 'a year after the fourteen free days')
  assert.match(said(await femke.open('/membership/gifts')), /redeemed on 23 December 2026/)
  assert.doesNotMatch(said(await femke.open('/membership/gifts')), /joost/)
  assert.ok(await reads(joost, piece.at))
  assert.match(said(await joost.open('/')), /Your membership ends on 6 January 2028/)
})

test('a code is taken once: not again, not by another, not by guessing', async () => {
  const giver = await paper.member('giver@post.example')
  await buys(giver, 'gift-3')
  const code = (await giver.open('/membership/gifts')).document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? ''
  const [one, two] = [await paper.member('one@post.example'), await paper.member('two@post.example')]
  const answers = await Promise.all([one, two].map((who) => who.send('/membership/redeem', { code })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400])
  const loser = answers[0]?.status === 400 ? one : two
  assert.match(said(await loser.send('/membership/redeem', { code })), /This gift has been taken already\./)
  const statuses = []
  for (let i = 0; i < 21; i++) statuses.push((await loser.send('/membership/redeem', { code: `AAAA-AAAA-AAAA-${1000 + i}` })).status)
  assert.ok(statuses.every((status) => status === 400 || status === 429))
  assert.match(said(loser.seen()), /You have tried many codes\. Try again in an hour\./)
})

test('a gift begins after what a member has paid for, and ends by itself', async () => {
  const lotte = await paper.member('lotte@post.example')
  await buys(lotte, 'personal-month')
  const giver = await paper.member('aunt@post.example')
  await buys(giver, 'gift-3')
  const code = (await giver.open('/membership/gifts')).document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? ''
  assert.match(said(await lotte.send('/membership/redeem', { code })), /Your own membership goes on being paid beside it/)
  await lotte.open('/membership/cancel')
  await lotte.fill('/membership/cancel')
  const bought = paper.now().getTime()
  const after = async (days: number) => {
    paper.wait(bought + days * day - paper.now().getTime())
    await strikeClock(paper)
    return reads(lotte, piece.at)
  }
  // A month is paid from 23 December to 23 January; three months are given from there to 23 April.
  for (const days of [30.9, 31.1, 60, 90, 31 + 89.9]) assert.ok(await after(days), `after ${days} days`)
  assert.equal(await after(31 + 90 + hour / day), false)
  assert.match(said(lotte.seen()), /Your membership has ended\./)
})
