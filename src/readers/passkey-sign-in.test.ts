import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, openAuthenticator } from '../../tests/town/authenticator.ts'
import { testDatabase } from '../../tests/town/database.ts'
import { signInDesk } from '../../tests/town/sign-in-desk.ts'
import { type Somebody, somebody } from '../../tests/town/somebody.ts'
import { day, minute } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { listPasskeys, removePasskey } from './readers.ts'

const { db } = await testDatabase()
const desk = signInDesk(db)
const origin = desk.address
const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)

type Told = { ok: boolean; code?: string; options?: Asked & { allowCredentials?: unknown[] }; next?: string }

const post = async (who: Somebody, path: string, body: unknown, at: Date, headers: Record<string, string> = {}) => {
  const asker = who.asker()
  const request = new Request(`http://127.0.0.1:4100/sign-in/passkey/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin, ...headers },
  })
  const answer = await desk.signIn.passkey(db, request, asker, at)
  who.keep(answer.headers.getSetCookie())
  return { status: answer.status, cookies: answer.headers.getSetCookie(), ...((await answer.json()) as Told) }
}

const key = openAuthenticator({ origin })
const ada = somebody()
const { reader, session } = await desk.bring(ada, 'ada@example.org', now)
const add = async (who: Somebody, with_: ReturnType<typeof openAuthenticator>, at = now) => {
  const { options } = await post(who, 'add/options', {}, at)
  assert.ok(options)
  return post(who, 'add/verify', { response: with_.create(options), name: 'My phone' }, at)
}

test('a signed-in reader adds a passkey, and signs in with it on another day, with no mail', async () => {
  assert.deepEqual((await add(ada, key)).ok, true)
  const [kept] = await listPasskeys(db, { reader })
  assert.deepEqual([kept?.name, kept?.addedAt, kept?.synced], ['My phone', now, false])

  const later = after(3 * day)
  const phone = somebody({ ip: '192.0.2.7' })
  const { options } = await post(phone, 'options', {}, later)
  assert.ok(options)
  // No list of credentials: whoever asks learns of nobody.
  assert.deepEqual(options.allowCredentials ?? [], [])
  const done = await post(phone, 'verify', { response: key.get(options), next: '/news/a-piece' }, later)
  assert.deepEqual([done.status, done.ok, done.next], [200, true, '/news/a-piece'])
  const opened = await desk.sessionAt(phone, later)
  assert.deepEqual([opened?.reader, opened?.signedInAt], [reader, later])
})

test('a passkey is added by a fresh sign-in only, and by nobody who is not signed in', async () => {
  const stranger = somebody({ ip: '192.0.2.8' })
  assert.equal((await post(stranger, 'add/options', {}, now)).code, 'sign-in-again')
  assert.equal((await post(ada, 'add/options', {}, after(2 * day))).code, 'sign-in-again')
})

test('the challenge of one is nothing to another, and is used once', async () => {
  const [here, thief] = [somebody({ ip: '192.0.2.10' }), somebody({ ip: '192.0.2.11' })]
  const { options } = await post(here, 'options', {}, now)
  assert.ok(options)
  const response = key.get(options)
  const cookies = new Map(here.cookies)
  assert.equal((await post(thief, 'verify', { response }, now)).code, 'passkey-wrong')
  assert.equal((await post(here, 'verify', { response }, now)).ok, true)
  here.cookies.clear()
  for (const [name, value] of cookies) here.cookies.set(name, value)
  assert.equal((await post(here, 'verify', { response }, now)).code, 'passkey-wrong')
})

test('a signature for another place, an old challenge, or from a page elsewhere opens nothing', async () => {
  const who = somebody({ ip: '192.0.2.12' })
  const options = async (at = now) => {
    const { options } = await post(who, 'options', {}, at)
    assert.ok(options)
    return options
  }
  assert.equal((await post(who, 'verify', { response: key.get(await options(), 'https://evil.example') }, now)).code, 'passkey-wrong')
  assert.equal(
    (await post(who, 'verify', { response: key.get({ ...(await options()), rpId: 'evil.example' }) }, now)).code,
    'passkey-wrong',
  )
  assert.equal((await post(who, 'verify', { response: key.get(await options()) }, after(6 * minute))).code, 'passkey-wrong')
  const unknown = openAuthenticator({ origin })
  unknown.create(await options())
  assert.equal((await post(who, 'verify', { response: unknown.get(await options()) }, now)).code, 'passkey-wrong')
  assert.equal((await post(who, 'options', {}, now, { origin: 'https://evil.example' })).code, 'not-ours')
  assert.equal((await post(who, 'options', {}, now, { 'content-type': 'text/plain' })).code, 'not-ours')
  assert.equal((await post(who, 'verify', { response: { id: 'x'.repeat(40_000) } }, now)).code, 'passkey-wrong')
  assert.equal((await post(who, 'list', {}, now)).code, 'not-found')
  assert.equal(await desk.sessionAt(who, now), undefined)
})

test('a challenge lies sealed, under a hash', async () => {
  const who = somebody({ ip: '192.0.2.13' })
  const { options } = await post(who, 'options', {}, now)
  const { rows } = await sql<{ identifier: string; value: string }>`select identifier, value from verifications`.execute(db)
  assert.ok(rows.length > 0)
  const cookie = [...who.cookies.values()].join()
  for (const { identifier, value } of rows) {
    assert.ok(!value.includes(options?.challenge ?? 'none') && !value.includes('challenge'))
    assert.ok(!cookie.includes(identifier))
  }
})

test('a passkey is taken away by its reader alone', async () => {
  const ben = await desk.bring(somebody({ ip: '192.0.2.14' }), 'ben@example.org', now)
  const [kept] = await listPasskeys(db, { reader })
  assert.ok(kept)
  assert.equal(await removePasskey(db, { session: ben.session, id: kept.id }), false)
  assert.equal(await removePasskey(db, { session, id: kept.id }), true)
  assert.deepEqual(await listPasskeys(db, { reader }), [])
})
