import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { putPlans } from '../../src/membership/membership.ts'
import { type GivenRole, giveRole, type ReaderId, readerByMail } from '../../src/readers/readers.ts'
import type { TitleId } from '../../src/titles/titles.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { piecesOf } from '../town/pieces-of.ts'
import { printsOf } from '../town/prints-of.ts'

const paper = await openPaper({ CASH_DESK: 'test' })
const { db, web } = paper
const house = 'https://paper.example'

/** From who may least to who may most. Two publishers: one of the title whose ids are tried, one of another. */
const roles = ['visitor', 'reader', 'editor', 'stranger', 'publisher', 'operator'] as const
type Role = (typeof roles)[number]
const given: Record<Exclude<Role, 'visitor' | 'reader'>, GivenRole> = {
  editor: { role: 'editor' },
  stranger: { role: 'publisher', title: 'touchline' as TitleId },
  publisher: { role: 'publisher', title: 'niger-bend-post' as TitleId },
  operator: { role: 'operator' },
}
const people = {} as Record<Role, Person>
const ids = {} as Record<Role | 'ola', ReaderId>
/** Ola's own things, by what they are called in addresses and forms. */
const hers: Record<string, string> = {}
/** Words that nobody but Ola and an operator may ever be shown. */
let private_: string[] = []

before(async () => {
  await putPlans(db, townPlans(), paper.now())
  for (const role of roles) {
    people[role] = role === 'visitor' ? paper.person() : await paper.member(`${role}@post.example`)
    if (role === 'visitor') continue
    ids[role] = (await readerByMail(db, `${role}@post.example`)) ?? assert.fail()
    if (role !== 'reader') await giveRole(db, { reader: ids[role], ...given[role] }, paper.now())
  }
  const ola = await paper.member('ola.ownerson@post.example')
  ids.ola = (await readerByMail(db, 'ola.ownerson@post.example')) ?? assert.fail()
  await ola.send('/account/name', { name: 'Ola Ownerson' })
  await ola.send('/membership/checkout', { plan: 'family-month' })
  const paid = ola.seen().path.split('/').at(-1) ?? ''
  await ola.fill('outcome')
  await ola.send('/membership/checkout', { plan: 'gift-3' })
  await ola.fill('outcome')
  const code =
    (await ola.open('/membership/gifts')).document.querySelector('input[aria-label=Code]')?.getAttribute('value') ?? assert.fail()
  const open = (await ola.send('/membership/checkout', { plan: 'gift-12' })).path.split('/').at(-1) ?? ''
  await ola.send('/membership/family', { mail: 'olas.child@post.example' })
  const [piece] = await piecesOf(db, 'niger-bend-post')
  await ola.send('/gifts', { article: piece?.id ?? '' })
  const link = ola.seen().document.querySelector('input[aria-label^=Link]')?.getAttribute('value') ?? assert.fail()
  await paper.jobs.settle(paper.now)
  const one = async (column: string, table: string, where = 'reader_id') =>
    (
      await sql<{
        it: string
      }>`select ${sql.ref(column)} as it from ${sql.table(table)} where ${sql.ref(where)} = ${ids.ola} limit 1`.execute(db)
    ).rows[0]?.it ?? assert.fail(table)
  Object.assign(hers, {
    ...{ reader: ids.ola, order: open, paid, invoice: await one('id', 'invoices'), subscription: await one('id', 'subscriptions') },
    ...{ seat: await one('id', 'seats', 'owner_id'), device: await one('id', 'sessions'), gift: await one('id', 'article_gifts') },
    ...{ letter: await one('id', 'letters'), article: piece?.id ?? '', title: 'niger-bend-post' },
  })
  private_ = ['ola.ownerson', 'Ola Ownerson', 'olas.child', code, link.split('gift=')[1] ?? '', await one('number', 'invoices')]
  assert.ok(private_.every((word) => word.length > 6))
})

const forms = { 'content-type': 'application/x-www-form-urlencoded', origin: house, 'sec-fetch-site': 'same-origin' }
const ask = async (role: Role, method: string, path: string, fields?: Record<string, string>) => {
  const cookie = [...people[role].jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const headers = { ...(cookie && { cookie }), ...(fields && forms) }
  const body = fields && new URLSearchParams(fields).toString()
  const response = await web.request(
    `${house}${path}`,
    { method, headers, body },
    { incoming: { socket: { remoteAddress: '203.0.113.77' } } },
  )
  return { status: response.status, headers: response.headers, to: response.headers.get('location') ?? '', text: await response.text() }
}
const may = (role: Role, door: string) =>
  door === 'anyone' ||
  role === 'operator' ||
  (door === 'reader' ? role !== 'visitor' : door === 'publisher' ? role === 'publisher' || role === 'stranger' : door === role)

/** An address of the route for every thing of Ola's, and for what is nothing. */
const pathsOf = (path: string, most: number): string[] => {
  const bare = path.replace(/\{[^}]*\}/g, '').replace('*', 'options')
  if (!/:\w+/.test(bare)) return [bare]
  return [...Object.values(hers), 'none', "x'--", '%00', 'world', '..%2f..']
    .slice(0, most)
    .map((id) => bare.replace(/:of\/:file/, `titles/${id}.json`).replace(/:\w+/g, id))
}
// Names that a form could be wrong to believe, along with those that it asks for.
const fieldsOf = () => ({
  ...hers,
  ...{ id: hers.reader ?? '', owner: hers.reader ?? '', giver: hers.reader ?? '', session: hers.device ?? '', passkey: hers.device ?? '' },
  ...{
    role: 'operator',
    roles: 'operator',
    standing: 'member',
    kind: 'member',
    state: 'paid',
    until: '2030-01-01',
    version: '1',
    act: 'agree',
  },
  ...{
    plan: 'personal-month',
    price: '1',
    amount: '0',
    currency: 'XXX',
    seats: '99',
    months: '99',
    outcome: 'nothing',
    card: 'good',
    wish: 'all',
  },
  ...{
    mail: 'nobody',
    code: '000000',
    name: 'Mallory',
    access: 'open',
    token: 'x',
    next: '/',
    domain: 'post.example',
    why: 'because',
    admin: 'true',
  },
})
const last = ['/account/devices/end-others', '/sign-out']

/** Asks every route for everything as one role; gives what was wrong. */
const walk = async (role: Role): Promise<{ wrong: string[]; asked: number }> => {
  const wrong: string[] = []
  let asked = 0
  const look = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', door: string, kept: boolean, path: string) => {
    const { status, text, headers, to } = await ask(role, method, path, method === 'POST' ? fieldsOf() : undefined)
    asked++
    const say = (what: string) => wrong.push(`${role} ${method} ${path} (${door}): ${status} ${what}`)
    if (status >= 500) say('is a defect')
    if (!may(role, door) && role === 'visitor' && !(status === 303 && /^\/join(\?next=%2F|$)/.test(to)))
      say(`leads to ${to || 'nothing'}, not to sign in`)
    if (!may(role, door) && role !== 'visitor' && status !== 403) say('is not refused')
    // These refuse by themselves: a title of another, a link that is over, a body that is no JSON.
    if (may(role, door) && status === 403 && !/^\/(?:publishers|operator|sign-in\/passkey)\//.test(path)) say('is refused')
    if (/^\/publishers\/./.test(path) && role !== 'visitor' && role !== 'operator')
      if ((status !== 403) !== (role === 'publisher' && path.endsWith(`/${hers.title}`))) say('of a title of his, or of none')
    if (!kept && headers.get('cache-control') !== 'private, no-store' && !/^\/(?:hooks|sign-in\/(?:passkey|with))/.test(path))
      say('may be kept by a cache')
    if (role !== 'operator') for (const word of private_) if (`${text} ${[...headers].join(' ')}`.includes(word)) say(`says ${word}`)
  }
  const gets = web.surface.filter(({ method }) => method === 'GET')
  for (const { door, kept, path } of gets) for (const at of pathsOf(path, 20)) await look('GET', door, kept, at)
  for (const tail of ['/membership/thanks?order=', '/membership?left=', '/account/gifts?made=', '/account?done=', '/office/readers?q='])
    for (const id of [hers.order, hers.paid, hers.gift, hers.reader]) {
      const path = tail + id
      const { door = '', kept = false } = gets.find((one) => one.path === path.split('?')[0]) ?? {}
      await look('GET', door, kept, path)
    }
  const posts = web.surface.filter(({ method }) => method === 'POST').sort((a, b) => last.indexOf(a.path) - last.indexOf(b.path))
  for (const { door, kept, path } of posts) for (const at of pathsOf(path, 14)) await look('POST', door, kept, at)
  // What only machines ask is opened by a key; no session of anybody is one.
  for (const { method, door, kept, path } of web.surface)
    if (method === 'PUT' || method === 'DELETE') for (const at of pathsOf(path, 14)) await look(method, door, kept, at)
  for (const { method, path } of web.surface.filter((one) => one.path.startsWith('/intake/')))
    for (const at of pathsOf(path, 3)) {
      const { status } = await ask(role, method, at, method === 'GET' ? undefined : { title: 'x' })
      if (status !== 401) wrong.push(`${role} ${method} ${at}: ${status} without a key`)
    }
  return { wrong, asked }
}

test('every address under a room asks for that room’s role, and no address is outside the table', () => {
  for (const { path, door, method } of web.surface) {
    if (path.startsWith('/office')) assert.equal(door, 'operator', path)
    if (/^\/desk(?:\/|$)/.test(path)) assert.equal(door, 'editor', path)
    if (path.startsWith('/publishers')) assert.equal(door, 'publisher', path)
    if (path.startsWith('/account')) assert.equal(door, 'reader', path)
    if (/^\/membership\/(?!redeem$)/.test(path) || (method === 'POST' && /^\/(?:gifts|seats|desk-for-tests|operator)/.test(path)))
      assert.equal(door, 'reader', path)
  }
  const known = new Set(web.surface.map(({ method, path }) => `${method} ${path}`))
  const outside = web.routes.map(({ method, path }) => `${method} ${path}`).filter((route) => !known.has(route))
  const files = /^GET \/(?:\*|assets\/\*|worker\.js|icon\.svg|favicon\.ico|site\.webmanifest|:name\{.*png\}|pictures\/:file)$/
  assert.deepEqual(
    outside.filter((route) => !files.test(route)),
    [],
  )
})

test('every route answers every role by its door, without a defect, and shows nobody what is another’s', {
  timeout: 600_000,
}, async (t) => {
  const prints = await printsOf(db, [
    'letters',
    'mail_proofs',
    'verifications',
    'orders',
    'sessions',
    'choices',
    'readers',
    'article_gifts',
    'taste_settings',
    'daily_settings',
    'dailies',
  ])
  const olas = async () =>
    (
      await sql`
    select (select json_agg(r) from readers r where id = ${ids.ola}) as reader, (select json_agg(s) from sessions s where reader_id = ${ids.ola}) as sessions,
      (select json_agg(o order by o.id) from orders o where reader_id = ${ids.ola}) as orders, (select json_agg(g) from article_gifts g where reader_id = ${ids.ola}) as gifts,
      (select json_agg(c) from choices c where reader_id = ${ids.ola}) as choices, (select json_agg(w) from taste_settings w where reader_id = ${ids.ola}) as taste,
      (select json_agg(s) from daily_settings s where reader_id = ${ids.ola}) as daily, (select json_agg(d order by d.id) from dailies d where reader_id = ${ids.ola}) as dailies`.execute(
        db,
      )
    ).rows
  const before = await olas()
  let all = 0
  for (const role of roles) {
    if (role === 'operator') continue
    const { wrong, asked } = await walk(role)
    all += asked
    assert.deepEqual(wrong.slice(0, 20), [])
  }
  t.diagnostic(`${all} requests to ${web.surface.length} routes`)
  assert.ok(all > 1500)
  assert.deepEqual(await olas(), before, 'and nothing of hers has changed')
  const after = await printsOf(db)
  const changed = Object.keys(prints).filter((name) => prints[name] !== after[name])
  assert.deepEqual(changed, [], 'nor has anybody’s role, standing, plan, price, terms, seat, receipt')
})

test('an operator finds every door open and no defect behind it', { timeout: 600_000 }, async () => {
  const { wrong } = await walk('operator')
  assert.deepEqual(wrong.slice(0, 20), [])
})
