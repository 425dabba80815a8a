import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPayingHouse } from '../../../tests/town/paying-house.ts'
import { fillWeb } from '../../../tests/town/web-fixture.ts'

const house = await openPayingHouse()
const { pieces } = await fillWeb(house.db, house.now())
const said = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const buy = async (person: Awaited<ReturnType<typeof house.reader>>, plan: string) => {
  const desk = await person.send('/membership/checkout', { plan })
  return person.send(desk.path, { outcome: 'pays' })
}
const letterTo = async (mail: string) => (await house.inside.letters.outbox(house.db)).find((letter) => letter.to === mail)

const mother = await house.reader('maren@harbour.example')
await buy(mother, 'family-year')

test('a seat is offered by mail, taken by its link, and taken back', async () => {
  const page = await mother.open('/membership/family')
  assert.match(said(page.text), /for 6 people, you included\. 5 seats are left/)
  const wrong = await mother.send('/membership/family', { mail: 'nobody' })
  assert.equal(wrong.status, 400)
  assert.match(said(wrong.text), /That is not a mail address/)
  assert.equal(wrong.document.querySelector('input[name=mail]')?.getAttribute('value'), 'nobody')
  const invited = await mother.send('/membership/family', { mail: 'jonas@harbour.example' })
  assert.match(said(invited.text), /The invitation is on its way/)
  assert.match(said(invited.text), /jonas@harbour\.example Invited; the link is good until 30 November 2026/)
  const link = /\/seats\/[\w-]+/.exec((await letterTo('jonas@harbour.example'))?.text ?? '')?.[0] ?? ''

  const visitor = await house.visitor().open(link)
  assert.match(said(visitor.text), /maren@harbour\.example gives you a seat/)
  assert.ok(visitor.document.querySelector(`a[href="/join?next=${encodeURIComponent(link)}"]`))
  assert.equal((await house.visitor().send(link)).path, '/join')

  const son = await house.reader('jonas@harbour.example', { trial: false })
  await son.open(link)
  const taken = await son.fill(link)
  assert.equal(taken.path, '/membership/manage?done=seated')
  assert.match(said(taken.text), /A family seat, until 23 November 2027/)
  assert.equal((await house.visitor().open(link)).status, 410)
  assert.match(said((await son.open('/membership/family')).text), /in the family of maren@harbour\.example/)

  await mother.open('/membership/family')
  const removed = await mother.fill('/membership/family/remove')
  assert.match(said(removed.text), /5 seats are left/)
  assert.match(said((await son.open('/membership/manage')).text), /Your membership ended on/)
})

test('nobody removes a seat of somebody else’s, and who has no family invites nobody', async () => {
  await mother.send('/membership/family', { mail: 'oma@harbour.example' })
  const seat = (await mother.open('/membership/family')).document.querySelector('input[name=seat]')?.getAttribute('value') ?? ''
  const stranger = await house.reader('stranger@harbour.example')
  await stranger.send('/membership/family/remove', { seat })
  assert.match(said((await mother.open('/membership/family')).text), /oma@harbour\.example/)
  assert.match(said((await stranger.open('/membership/family')).text), /Yours is for one/)
  assert.equal((await stranger.send('/membership/family', { mail: 'x@harbour.example' })).status, 400)
  assert.equal((await house.visitor().open('/seats/nothing-of-the-kind')).status, 410)
})

test('a membership is given: a code to pass on, redeemed once, seen by whoever gave it', async () => {
  const aunt = await house.reader('aunt@harbour.example')
  const paid = await buy(aunt, 'gift-12')
  assert.match(said(paid.text), /Your gift is paid/)
  const gifts = await aunt.open('/membership/gifts')
  const code = gifts.document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? ''
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  assert.equal(gifts.document.querySelector('input[aria-label=Link]')?.getAttribute('value'), `https://paper.example/gifts/${code}`)
  assert.match(said((await aunt.open('/membership/manage')).text), /You read everything, free/, 'the giver is no member by it')

  const nephew = await house.reader('nephew@harbour.example', { trial: false })
  const wrong = await nephew.send('/membership/redeem', { code: 'AAAA-AAAA-AAAA-AAAA' })
  assert.equal(wrong.status, 400)
  assert.match(said(wrong.text), /There is no gift with this code/)
  const visitor = await house.visitor().open(`/gifts/${code}`)
  assert.match(said(visitor.text), /A year of everything, for you/)
  assert.ok(visitor.document.querySelector(`a[href^="/join?next="]`))
  await nephew.open(`/gifts/${code.toLowerCase()}`)
  const redeemed = await nephew.fill('/membership/redeem')
  assert.equal(redeemed.path, '/membership/manage?done=redeemed')
  assert.match(said(redeemed.text), /A gift, until 23 November 2027/)
  const again = await (await house.reader('late@harbour.example')).send('/membership/redeem', { code })
  assert.match(said(again.text), /has been taken already/)
  const seen = await aunt.open('/membership/gifts')
  assert.match(said(seen.text), /redeemed on 23 November 2026/)
  assert.doesNotMatch(seen.text, new RegExp(`${code}|nephew`))
})

test('who pays for a membership that renews is told, before and after, that a gift runs beside it', async () => {
  const uncle = await house.reader('uncle@harbour.example')
  await buy(uncle, 'gift-12')
  const code = (await uncle.open('/membership/gifts')).document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? ''
  const beside = /Your own membership renews by itself, and goes on being paid beside the gift/
  const trying = await house.reader('trying@harbour.example')
  assert.doesNotMatch(said((await trying.open(`/gifts/${code}`)).text), beside)
  const asked = await mother.open(`/gifts/${code}`)
  assert.match(said(asked.text), beside)
  assert.ok(asked.document.querySelector('main a[href="/membership/cancel"]'))
  const redeemed = await mother.fill('/membership/redeem')
  assert.equal(redeemed.path, '/membership/manage?done=redeemed-beside')
  assert.match(said(redeemed.text), /goes on being paid beside it/)
})

test('a member gives an article: a link that is listed and taken back; a reader in his trial does not', async () => {
  const [article, piece] = [...pieces].find(([, one]) => !one.withdrawn && one.title.id === 'niger-bend-post') ?? assert.fail()
  const guest = await house.reader('guest@harbour.example')
  assert.match(said((await guest.send('/gifts', { article })).text), /Members can open articles for friends/)
  const made = await mother.send('/gifts', { article })
  assert.match(said(made.text), /Here is the link/)
  const link = made.document.querySelector('input[aria-label=Link]')?.getAttribute('value') ?? ''
  assert.match(link, /^https:\/\/paper\.example\/news\/.*\?gift=[\w-]+$/)
  const path = link.slice('https://paper.example'.length)
  const last = piece.paragraphs.at(-1)?.slice(0, 40) ?? ''
  assert.ok(said((await house.visitor().open(path)).text).includes(last), 'the link opens it')
  assert.ok(!said((await house.visitor().open(path.split('?')[0] ?? '')).text).includes(last), 'and nothing else does')
  const stranger = await house.reader('thief@harbour.example')
  const gift = (await mother.open('/account/gifts')).document.querySelector('input[name=gift]')?.getAttribute('value') ?? ''
  await stranger.send('/account/gifts/revoke', { gift })
  assert.ok(said((await house.visitor().open(path)).text).includes(last), 'nobody else takes it back')
  await mother.open('/account/gifts')
  const back = await mother.fill('/account/gifts/revoke')
  assert.match(said(back.text), /Taken back on 23 November 2026/)
  assert.ok(!said((await house.visitor().open(path)).text).includes(last), 'a link that was taken back opens nothing')
  assert.equal((await mother.send('/gifts', { article: 'nothing' })).status, 404)
})
