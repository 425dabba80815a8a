import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { putPlans } from '../../src/membership/membership.ts'
import { giveRole, readerByMail } from '../../src/readers/readers.ts'
import type { TitleId } from '../../src/titles/titles.ts'
import { openAuthenticator } from '../town/authenticator.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { said } from '../town/said.ts'
import { strikeClock } from '../town/strike-clock.ts'

const paper = await openPaper({ CASH_DESK: 'test' })
const { db } = paper
const opened = paper.now()
const mail = 'greta.vanishing@post.example'
let [greta, telephone, mother, friend, stranger] = [] as unknown as Person[] as [Person, Person, Person, Person, Person]
let id = ''
let piece: FoundPiece
let giftLink = ''
let seatOfFriend = ''

/** Every row of every table, of the job tables too, in which one of `words` stands in any column, as 'schema.table'. */
const rowsWith = async (...words: string[]): Promise<string[]> => {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(db)
  assert.ok(rows.length > 40, `${rows.length} tables`)
  const found: string[] = []
  for (const { schema, name } of rows) {
    const hits = await sql<{ row: string }>`
      select t::text as row from ${sql.id(schema, name)} t where t::text ilike any(${words.map((word) => `%${word}%`)}) limit 5`.execute(db)
    for (const { row } of hits.rows) found.push(`${schema}.${name}: ${row.slice(0, 400)}`)
  }
  return found
}
/** Rows with her id, which alone is nobody's. What was heard of her is a finished job for a day, by that id, and then gone. */
const idOnly = async () => (await rowsWith(id)).filter((row) => !row.startsWith('pgboss.'))
const buys = async (who: Person, plan: string) => {
  await who.send('/membership/checkout', { plan })
  return who.fill('outcome')
}
const post = (path: string, body: object, who: Person) =>
  paper.web.request(`https://paper.example${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      origin: 'https://paper.example',
      'sec-fetch-site': 'same-origin',
      cookie: [...who.jar].map(([name, { value }]) => `${name}=${value}`).join('; '),
    },
  })

before(async () => {
  await putPlans(db, townPlans(), opened)
  piece = (await piecesOf(db, 'niger-bend-post'))[0] as FoundPiece
  const [metered] = await piecesOf(db, 'lakehead-observer')
  mother = await paper.member('mother@post.example')
  await buys(mother, 'family-month')
  friend = await paper.member('friend@post.example')
  stranger = await paper.member('stranger@post.example')

  // A life in which every room has met her: a visitor first, then in her mother's family, then with one of her own.
  greta = paper.person()
  await greta.send('/welcome/region', { region: 'DE' })
  await greta.send('/welcome/sections', { sections: ['science'] })
  await greta.open(metered?.at ?? '')
  await greta.send('/join', { mail })
  await greta.send('/join/code', { mail, code: (await paper.letterTo(mail)).code })
  id = (await readerByMail(db, mail)) ?? assert.fail()
  await greta.send('/account/name', { name: 'Greta Vanishing' })
  await greta.send('/account/password', { password: 'tin lamp ferry' })
  const key = openAuthenticator({ origin: 'https://paper.example' })
  const start = await post('/sign-in/passkey/add/options', {}, greta)
  for (const line of start.headers.getSetCookie()) {
    const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
    greta.jar.set(name, { value: value.join('='), until: Number.POSITIVE_INFINITY })
  }
  const { options } = (await start.json()) as { options: Parameters<typeof key.create>[0] }
  assert.equal((await post('/sign-in/passkey/add/verify', { response: key.create(options), name: 'Greta’s key' }, greta)).status, 200)
  telephone = await paper.member(mail)
  await mother.send('/membership/family', { mail })
  const seat =
    /\/seats\/[\w-]+/.exec((await paper.inside.letters.outbox(db)).find((one) => one.kind === 'seat-invitation')?.text ?? '')?.[0] ?? ''
  await greta.send(seat)
  assert.match(said(greta.seen()), /The seat is yours/)
  await greta.open('/membership/family')
  await greta.fill('/membership/family/leave')
  await mother.send('/membership/family', { mail })

  await greta.send('/membership/checkout', { plan: 'family-month', next: piece.at })
  await greta.fill('outcome')
  await greta.send('/membership/family', { mail: 'friend@post.example' })
  await greta.send('/membership/family', { mail: 'nobody-yet@post.example' })
  seatOfFriend =
    /\/seats\/[\w-]+/.exec((await paper.inside.letters.outbox(db)).find(({ to }) => to === 'friend@post.example')?.text ?? '')?.[0] ?? ''
  await friend.send(seatOfFriend)
  assert.match(said(friend.seen()), /The seat is yours/)
  await greta.send('/gifts', { article: piece.id })
  giftLink =
    greta.seen().document.querySelector('input[aria-label^=Link]')?.getAttribute('value')?.slice('https://paper.example'.length) ?? ''
  await paper.person().open(giftLink)
  await buys(greta, 'gift-3')
  await buys(stranger, 'gift-3')
  const code = (await stranger.open('/membership/gifts')).document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? ''
  await greta.send('/membership/redeem', { code })
  await giveRole(db, { reader: id as never, role: 'publisher', title: 'touchline' as TitleId }, paper.now())
  const operator = await paper.member('operator@paper.example')
  await giveRole(db, { reader: (await readerByMail(db, 'operator@paper.example')) as never, role: 'operator' }, paper.now())
  await operator.send(`/office/readers/${id}/complimentary`, { why: `Thanks to Greta Vanishing (${mail})`, until: '2027-01-01' })
  assert.equal(operator.seen().status, 200)
  await greta.send('/account/mail', { mail: 'greta.elsewhere@post.example' })
  await paper.jobs.settle(paper.now)
  await greta.send('/join', { mail })
})

test('before, she is in the tables of every room', async () => {
  const tables = new Set((await rowsWith(mail, id)).map((row) => row.split(':')[0]))
  for (const table of [
    'readers',
    'sessions',
    'passkeys',
    'choices',
    'reader_roles',
    'standing_events',
    'seats',
    'article_gifts',
    'subscription_gifts',
    'orders',
    'subscriptions',
    'invoices',
  ])
    assert.ok(tables.has(`public.${table}`), table)
})

test('a slip forgets nobody: without her own address typed, from another page, or by another reader', async () => {
  assert.equal((await greta.send('/account/forget', { mail: 'stranger@post.example' })).status, 400)
  assert.equal((await greta.send('/account/forget')).status, 400)
  assert.equal((await stranger.send('/account/forget', { mail, reader: id })).status, 400)
  assert.match(said(await greta.open('/account')), /greta\.vanishing@post\.example/)
})

test('she is forgotten at once: the page says what stays, and this browser is told to keep nothing', async () => {
  const ask = await greta.open('/account/forget')
  assert.match(said(ask), /What you have paid for ends with it\./)
  assert.match(said(ask), /Receipts, without your name and address/)
  const last = await greta.fill('mail', { mail })
  assert.equal(last.path, '/forgotten')
  assert.equal(
    [...greta.jar.keys()].filter((name) => /session|choices|joining|new-mail|going-on/.test(name)).length,
    0,
    [...greta.jar.keys()].join(),
  )
})

test('nothing of her is in any column of any table, not the address, not the name, not an id that leads to her', async () => {
  const words = [mail, 'greta.vanishing', 'Greta Vanishing', 'greta.elsewhere', 'Greta’s key']
  assert.deepEqual(await rowsWith(...words), [])
  assert.deepEqual(await idOnly(), [])
  await strikeClock(paper)
  assert.deepEqual([...(await rowsWith(...words)), ...(await idOnly())], [], 'nor after all that was on its way has been heard')
  for (const days of [1, 8, 40]) {
    paper.wait(days * day)
    await strikeClock(paper)
  }
  assert.deepEqual([...(await rowsWith(...words)), ...(await idOnly())], [], 'nor when what ran is renewed or ended')
})

test('she is signed out on every device, and no way in is left', async () => {
  for (const who of [greta, telephone]) assert.match((await who.open('/account')).path, /^\/join/)
  const password = await paper.person().send('/join/password', { mail, password: 'tin lamp ferry' })
  assert.equal(password.status, 400)
  assert.equal((await telephone.send('/account/name', { name: 'Greta' })).path, '/join')
})

test('the books keep what was paid and not by whom, and nothing is charged any more', async () => {
  const { rows } = await sql<{ n: number; sum: number }>`
    select count(*) as n, sum(paid)::int8 as sum from invoices where reader_id is null and state = 'paid'`.execute(db)
  assert.deepEqual(rows[0], { n: 2, sum: 1499 + 2900 })
  const { rows: running } = await sql`select 1 from subscriptions where reader_id is null and state <> 'ended'`.execute(db)
  assert.deepEqual(running, [])
  const { rows: reads } = await sql<{
    n: number
  }>`select count(*) as n from unlocks where article_id = ${piece.id} and why = 'gift'`.execute(db)
  assert.deepEqual(reads, [{ n: 1 }], 'what her gift opened stays counted for its publisher')
})

test('what she gave ends with her: the seat, the links; what she paid for others stays theirs', async () => {
  assert.ok(!(await friend.open(piece.at)).text.includes(piece.last))
  assert.match(said(await friend.open('/account')), /You read what titles leave open to readers who have signed up/)
  assert.doesNotMatch(said(await friend.open('/membership/family')), /greta/i)
  assert.ok(!(await paper.person().open(giftLink)).text.includes(piece.last))
  assert.equal((await paper.person().open(seatOfFriend)).status, 410)
  assert.doesNotMatch(said(await mother.open('/membership/family')), /greta/i)
})

test('coming back is coming anew: no name, no choices, no receipts, and no second fourteen days, however the address is written', async () => {
  for (const again of [mail, 'Greta.Vanishing@Post.example']) {
    paper.wait(61 * 60_000)
    const back = paper.person()
    await back.send('/join', { mail: again })
    await back.send('/join/code', { mail: again, code: (await paper.letterTo(mail)).code })
    const account = said(await back.open('/account'))
    assert.doesNotMatch(account, /Greta Vanishing|From Germany|You read everything/)
    assert.match(account, /You read as a registered reader/)
    assert.ok(!(await back.open(piece.at)).text.includes(piece.last))
    assert.match(said(await back.open('/membership/receipts')), /There are none/)
    await back.send('/account/forget', { mail })
  }
})
