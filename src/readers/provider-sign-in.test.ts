import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { openOidc } from '../../tests/town/open-oidc.ts'
import { signInDesk } from '../../tests/town/sign-in-desk.ts'
import { type Somebody, somebody } from '../../tests/town/somebody.ts'
import { sql } from '../base/database.ts'
import { readerAccount } from './readers.ts'

const { db } = await testDatabase()
const town = await openOidc()
after(() => town.close())
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const file = join(mkdtempSync(join(tmpdir(), 'masthead-providers-')), 'providers.json')
const { discovery } = town
writeFileSync(
  file,
  JSON.stringify([
    { id: 'town', name: 'The Town', discovery, clientId: 'the-paper', clientSecret: 'hush' },
    { id: 'apple', discovery, clientId: 'the-paper', teamId: 'TEAM', keyId: 'KEY', privateKey: key },
    { id: 'down', name: 'Down', discovery: 'http://127.0.0.1:9/.well-known/openid-configuration', clientId: 'x', clientSecret: 'y' },
  ]),
)
const desk = signInDesk(db, { SIGN_IN_WITH: file })
const now = new Date('2030-05-04T10:00:00Z')

const goTo = async (who: Somebody, provider: string, next = '/') => {
  const gone = await desk.signIn.withProvider(db, { provider, next, asker: who.asker() }, now)
  assert.ok(gone.ok, JSON.stringify(gone))
  who.keep(gone.cookies)
  return gone.to
}
const comeBack = (who: Somebody, back: URL) =>
  desk.signIn.fromProvider(db, new Request(`http://127.0.0.1:4100${back.pathname}${back.search}`), who.asker(), now)

test('a reader joins with a provider that vouches for his mail, and comes back as the same', async () => {
  assert.deepEqual(desk.signIn.providers, [
    { id: 'town', name: 'The Town' },
    { id: 'apple', name: 'Apple' },
    { id: 'down', name: 'Down' },
  ])
  const ada = somebody()
  town.person({ sub: 'a-1', email: 'Ada@Example.org', email_verified: true, name: 'Ada\u202e <b>' })
  const to = new URL(await goTo(ada, 'town', '/news/a-piece'))
  assert.equal(to.searchParams.get('redirect_uri'), 'https://paper.example/sign-in/with/town/back')
  assert.equal(to.searchParams.get('code_challenge_method'), 'S256')
  assert.ok(to.searchParams.get('nonce'))
  const opened = await comeBack(ada, await town.goThrough(to.href))
  assert.ok(opened.ok === true, JSON.stringify(opened))
  assert.deepEqual([opened.joined, opened.next], [true, '/news/a-piece'])
  ada.keep(opened.cookies)
  const session = await desk.sessionAt(ada, now)
  assert.deepEqual([session?.mail, session?.name], ['ada@example.org', 'Ada b'])
  assert.deepEqual((await readerAccount(db, opened.reader))?.providers, ['town'])

  const again = somebody({ ip: '192.0.2.5' })
  const second = await comeBack(again, await town.goThrough(await goTo(again, 'town')))
  assert.ok(second.ok === true)
  assert.deepEqual([second.joined, second.reader], [false, opened.reader])

  // Whatever his address is there by now: the subject tells who he is.
  town.person({ sub: 'a-1', email: 'new@example.org', email_verified: true })
  const third = await comeBack(again, await town.goThrough(await goTo(again, 'town')))
  assert.ok(third.ok === true)
  assert.equal(third.reader, opened.reader)
})

test('a reader who joined by mail may come in by a provider that vouches for the same address', async () => {
  const ben = await desk.bring(somebody(), 'ben@example.org', now)
  town.person({ sub: 'b-1', email: 'ben@example.org', email_verified: 'true' })
  const here = somebody({ ip: '192.0.2.6' })
  const opened = await comeBack(here, await town.goThrough(await goTo(here, 'town')))
  assert.ok(opened.ok === true, JSON.stringify(opened))
  assert.deepEqual([opened.reader, opened.joined], [ben.reader, false])
})

test('a provider that does not vouch for the address gives nobody away and makes nobody', async () => {
  const cleo = await desk.bring(somebody(), 'cleo@example.org', now)
  const thief = somebody({ ip: '192.0.2.66' })
  for (const email_verified of [false, 'false', undefined]) {
    town.person({ sub: 'evil-1', email: 'cleo@example.org', email_verified })
    const no = await comeBack(thief, await town.goThrough(await goTo(thief, 'town')))
    assert.equal(!no.ok && no.code, 'mail-taken')
  }
  town.person({ sub: 'evil-2', email: 'nobody-yet@example.org', email_verified: false })
  const early = await comeBack(thief, await town.goThrough(await goTo(thief, 'town')))
  assert.equal(!early.ok && early.code, 'mail-unconfirmed')
  town.person({ sub: 'evil-3' })
  const none = await comeBack(thief, await town.goThrough(await goTo(thief, 'town')))
  assert.equal(!none.ok && none.code, 'mail-unconfirmed')
  assert.equal(await desk.sessionAt(thief, now), undefined)
  assert.deepEqual((await readerAccount(db, cleo.reader))?.providers, [])
  assert.deepEqual((await sql`select 1 from readers where mail = 'nobody-yet@example.org'`.execute(db)).rows, [])
})

test('an answer that was meant for another browser, was changed, or came before is refused', async () => {
  town.person({ sub: 'd-1', email: 'dora@example.org', email_verified: true })
  const [dora, other] = [somebody({ ip: '192.0.2.20' }), somebody({ ip: '192.0.2.21' })]
  const back = await town.goThrough(await goTo(dora, 'town'))
  const stranger = await comeBack(other, back)
  assert.equal(!stranger.ok && stranger.code, 'provider-refused')
  const changed = new URL(back)
  changed.searchParams.set('state', 'x'.repeat(32))
  assert.equal((await comeBack(dora, changed)).ok, false)
  assert.equal((await comeBack(dora, back)).ok, true)
  assert.equal((await comeBack(dora, back)).ok, false)
  for (const spoil of [
    (token: Record<string, unknown>) => void (token.nonce = 'another'),
    (token: Record<string, unknown>) => void (token.aud = 'another-paper'),
    (token: Record<string, unknown>) => void (token.iss = 'https://evil.example'),
    (token: Record<string, unknown>) => void (token.exp = 1000),
  ]) {
    const going = await goTo(other, 'town')
    town.spoil(spoil)
    const no = await comeBack(other, await town.goThrough(going))
    assert.equal(!no.ok && no.code, 'provider-refused')
  }
  assert.equal(await desk.sessionAt(other, now), undefined)
})

test('userinfo is asked for a mail that the ID token does not have, and must speak of the same person', async () => {
  const emil = somebody({ ip: '192.0.2.30' })
  town.person({ sub: 'e-1' }, { sub: 'e-2', email: 'emil@example.org', email_verified: true })
  assert.equal((await comeBack(emil, await town.goThrough(await goTo(emil, 'town')))).ok, false)
  town.person({ sub: 'e-1' }, { sub: 'e-1', email: 'emil@example.org', email_verified: true })
  const opened = await comeBack(emil, await town.goThrough(await goTo(emil, 'town')))
  assert.ok(opened.ok === true, JSON.stringify(opened))
})

test("Apple's answer is posted, comes once more by GET, and its secret is made from the key", async () => {
  const fay = somebody({ ip: '192.0.2.40' })
  town.person({ sub: 'f-1', email: 'fay@example.org', email_verified: 'true' })
  const to = new URL(await goTo(fay, 'apple'))
  assert.equal(to.searchParams.get('response_mode'), 'form_post')
  const back = await town.goThrough(to.href)
  const posted = new Request(`http://127.0.0.1:4100${back.pathname}`, {
    method: 'POST',
    body: new URLSearchParams([...back.searchParams, ['user', '{"name":{"firstName":"Fay"}}']]),
  })
  const again = await desk.signIn.fromProvider(db, posted, somebody().asker(), now)
  assert.ok(again.ok === 'again')
  assert.ok(!again.to.includes('Fay') && again.to.startsWith('/sign-in/with/apple/back?'))
  const opened = await comeBack(fay, new URL(again.to, desk.address))
  assert.ok(opened.ok === true, JSON.stringify(opened))
  const secret = String(town.exchanges.at(-1)?.client_secret ?? atob(String(town.exchanges.at(-1)?.authorization).slice(6)).split(':')[1])
  const [head, body] = secret.split('.').map((part) => Buffer.from(part, 'base64url').toString())
  assert.deepEqual(JSON.parse(head ?? ''), { alg: 'ES256', kid: 'KEY' })
  assert.equal(JSON.parse(body ?? '').iss, 'TEAM')
})

test('a provider that is down, unknown, or says no, is told in words; where to go on is never elsewhere', async () => {
  const gus = somebody({ ip: '192.0.2.50' })
  const down = await desk.signIn.withProvider(db, { provider: 'down', asker: gus.asker() }, now)
  assert.equal(!down.ok && down.code, 'provider-silent')
  const unknown = await desk.signIn.withProvider(db, { provider: 'evil', asker: gus.asker() }, now)
  assert.equal(!unknown.ok && unknown.code, 'provider-unknown')
  const to = new URL(await goTo(gus, 'town', '//evil.example'))
  const denied = await comeBack(gus, new URL(`https://x/sign-in/with/town/back?error=access_denied&state=${to.searchParams.get('state')}`))
  assert.equal(!denied.ok && denied.code, 'provider-refused')
  town.person({ sub: 'g-1', email: 'gus@example.org', email_verified: true })
  const opened = await comeBack(gus, await town.goThrough(await goTo(gus, 'town', '//evil.example')))
  assert.ok(opened.ok === true)
  assert.equal(opened.next, '/')
})

test('a provider that hangs keeps nobody waiting, not the second time either', async () => {
  const server = createServer()
  after(() => server.close().closeAllConnections())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const slow = { id: 'slow', name: 'Slow', discovery: `http://127.0.0.1:${port}/`, clientId: 'x', clientSecret: 'y' }
  writeFileSync(file, JSON.stringify([slow]))
  const impatient = signInDesk(db, { SIGN_IN_WITH: file, patience: 50 })
  for (let times = 0; times < 2; times++) {
    const silent = await impatient.signIn.withProvider(db, { provider: 'slow', asker: somebody().asker() }, now)
    assert.equal(!silent.ok && silent.code, 'provider-silent')
  }
})

test('no key to an account elsewhere is kept', async () => {
  const { rows } = await sql`select * from accounts`.execute(db)
  assert.ok(rows.length > 3)
  assert.doesNotMatch(JSON.stringify(rows), /eyJ/)
})
