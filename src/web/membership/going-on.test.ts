import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPayingHouse } from '../../../tests/town/paying-house.ts'
import type { Person } from '../../../tests/town/person.ts'
import { fillWeb } from '../../../tests/town/web-fixture.ts'
import { membershipAt } from '../furniture/addresses.ts'
import { goingOnIn, goingOnLine, onwardTo } from './going-on.ts'

const house = await openPayingHouse()
const { pieces } = await fillWeb(house.db, house.now())
const [id, piece] = [...pieces].find(([, { title, withdrawn }]) => title.id === 'niger-bend-post' && !withdrawn) ?? assert.fail()
const onward = await onwardTo(house.db, `/news/x-${id}`)
const article = onward?.to ?? ''

const link = ({ document }: { document: Document }, words: RegExp) =>
  [...document.querySelectorAll('a')]
    .find((one) => words.test(one.getAttribute('aria-label') ?? one.textContent ?? ''))
    ?.getAttribute('href') ?? assert.fail(`no link ${words}`)

/** What stands first under the name of the page. */
const first = ({ document }: { document: Document }) => {
  const it = document.querySelector('.calm > h1 + *')
  return { words: it?.textContent, to: it?.querySelector('a')?.getAttribute('href') }
}

const pays = async (person: Person) => {
  assert.match(person.seen().path, /^\/desk-for-tests\//)
  return person.send(person.seen().path, { outcome: 'pays' })
}

const letterIn = async (person: Person, mail: string) => {
  await person.fill('mail', { mail })
  const letter = (await house.inside.letters.outbox(house.db)).find(({ to }) => to === mail)
  return person.fill('code', { code: /\b\d{3} ?\d{3}\b/.exec(letter?.text ?? '')?.[0] ?? '' })
}

test('from the gate of a piece a registered reader pays, and the first thing on the page of thanks leads back to it', async () => {
  const abena = await house.reader('abena@harbour.example', { trial: false })
  const gate = await abena.open(article)
  assert.match(gate.text, /Become a member to read this article/)
  const membership = await abena.open(link(gate, /See what membership costs/))
  assert.equal(membership.path, membershipAt({ next: article }))
  assert.match(membership.text, new RegExp(`You wanted to read.*${id}`, 's'))
  await abena.fill('/membership/checkout')
  const order = await house.db.selectFrom('orders').selectAll().executeTakeFirstOrThrow()
  assert.doesNotMatch(
    JSON.stringify(order, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    new RegExp(id),
    'the books do not know what he reads',
  )
  const thanks = await pays(abena)
  assert.doesNotMatch(thanks.path, /next|news/)
  assert.deepEqual(first(thanks), { words: `Go on reading: ${piece.headline}`, to: article })
  const read = await abena.open(article)
  assert.equal(read.document.querySelector('.gate'), null)
  assert.ok(read.text.includes(piece.paragraphs.at(-1)?.slice(0, 30) ?? '?'))
})

test('who walks away still knows where he was going', async () => {
  const kofi = await house.reader('kofi@harbour.example', { trial: false })
  await kofi.open(membershipAt({ next: article }))
  const desk = await kofi.fill('/membership/checkout')
  const back = await kofi.send(desk.path, { outcome: 'walks-away' })
  assert.equal(back.path, '/membership?left')
  assert.match(back.text, /You wanted to read/)
  await kofi.fill('/membership/checkout')
  assert.equal(first(await pays(kofi)).to, article)
})

test('a visitor who chooses a plan before signing up is led back as well', async () => {
  const visitor = house.visitor()
  const asked = await visitor.open(link(await visitor.open(article), /What membership costs/))
  assert.match(asked.text, /When you have signed up you are led straight back/)
  await visitor.open(link(asked, /^Choose yearly: Personal/))
  const chosen = await letterIn(visitor, 'visitor@harbour.example')
  assert.equal(chosen.path, membershipAt({ plan: 'personal-year', next: article }))
  assert.equal(link(chosen, /^Read on$/), article)
  await visitor.fill('/membership/checkout')
  assert.equal(first(await pays(visitor)).to, article)
})

test('a visitor who wants his free days reads the piece as soon as he has signed up', async () => {
  const visitor = house.visitor()
  await visitor.open(link(await visitor.open(membershipAt({ next: article })), /^Start fourteen days free$/))
  const read = await letterIn(visitor, 'free@harbour.example')
  assert.equal(read.path, article)
  assert.equal(read.document.querySelector('.gate'), null)
})

test('nothing is believed of where to go on but a path of ours, and of a piece only its id', async () => {
  const evil = ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/news/gone-zzzz', '/']
  for (const [n, next] of evil.entries()) {
    const curious = await house.reader(`curious${n}@harbour.example`, { trial: false })
    const page = await curious.open(`/membership?${new URLSearchParams({ next })}`)
    assert.doesNotMatch(page.text, /evil|You wanted/, next)
    await curious.send('/membership/checkout', { plan: 'personal-month', next, paid: '/news/x', back: '//evil.example' })
    const thanks = await pays(curious)
    assert.doesNotMatch(thanks.text, /evil|Go on reading:/, next)
    assert.equal(link(thanks, /^\s*Go on reading\s*$/), '/', next)
  }
  assert.deepEqual(await onwardTo(house.db, `/news/another-slug-${id}?gift=token`), onward)
  assert.deepEqual(await onwardTo(house.db, '/yours'), { to: '/yours' })
  const [gone] = [...pieces].find(([, { withdrawn }]) => withdrawn) ?? assert.fail()
  assert.equal(await onwardTo(house.db, `/news/x-${gone}`), undefined)
})

test('what waits in a browser is for the order that was begun, and a later one without a piece takes it away', () => {
  const at = 'https://paper.example'
  const cookie = (line: string) => line.split(';')[0] ?? ''
  const line = goingOnLine({ order: 'or1', next: '/news/a-b1?x=1' }, at)
  assert.match(line, /; Path=\/membership; HttpOnly; Secure; SameSite=Lax$/)
  assert.equal(goingOnIn(cookie(line), 'or1'), '/news/a-b1?x=1')
  assert.equal(goingOnIn(cookie(line)), '/news/a-b1?x=1')
  assert.equal(goingOnIn(cookie(line), 'or2'), '/')
  assert.match(goingOnLine({ order: 'or2', next: '/' }, at), /Max-Age=0/)
  for (const said of [undefined, '', 'going-on=', 'going-on=or1', 'going-on=or1%20//evil.example', 'going-on=%E0%A4%A'])
    assert.equal(goingOnIn(said, 'or1'), '/', said ?? 'no cookie')
})
