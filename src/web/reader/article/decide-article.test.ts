import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { counted } from '../../../../tests/town/counted.ts'
import { testDatabase } from '../../../../tests/town/database.ts'
import { fillWithheld, idOf, sessionCookie, titleOf } from '../../../../tests/town/withheld-fixture.ts'
import { readConfig } from '../../../base/config.ts'
import { sql } from '../../../base/database.ts'
import { secretOf } from '../../../base/secret.ts'
import { giveArticle, openVisitorMeter, type Standing } from '../../../membership/membership.ts'
import { addReader, type ReaderId, sessionOf, sessionPrint } from '../../../readers/readers.ts'
import { termsForm } from '../../../titles/titles.ts'
import type { Viewer } from '../../viewer/viewer.ts'
import { decideArticle } from './decide-article.ts'
import type { ArticleFacts } from './known-articles.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const secret = secretOf('a test')
const meter = openVisitorMeter({ secret, secure: true })
assert.ok(readConfig({}))

/** One title, of which visitors have one article free and readers two. */
const terms = termsForm.parse({ access: 'metered', meter: { visitors: 1, registered: 2 } })
const facts = (name: string): ArticleFacts => ({
  id: idOf(name),
  at: '/news/x',
  to: undefined,
  state: 'ready',
  title: { id: titleOf('metered'), name: 'The Title' },
  embargo: null,
  published: new Date(now.getTime() - 3_600_000),
  terms,
})
const viewer = (standing: Standing, more: Partial<Viewer> = {}): Viewer => ({
  standing,
  place: null,
  asker: { ip: '', agent: '', headers: new Headers() },
  cookies: undefined,
  local: false,
  ...more,
})
const visitor = (cookies?: string) => viewer({ kind: 'visitor' }, { cookies })
let reader: ReaderId
let member: ReaderId
const signedIn = async (id: ReaderId, standing: Standing) => {
  const cookie = await sessionCookie(db, id, now)
  return viewer(standing, { cookies: cookie, session: await sessionOf(db, { print: sessionPrint(cookie) as string }, now) })
}
before(async () => {
  await fillWithheld(db, now)
  reader = (await addReader(db, { mail: 'a@post.example' }, now)).reader
  member = (await addReader(db, { mail: 'b@post.example' }, now)).reader
})

const opened = async () => (await sql<{ n: number }>`select count(*) as n from unlocks`.execute(db)).rows[0]?.n
const pair = (cookies: string[] | undefined) => cookies?.[0]?.split(';')[0]

test('a visitor has what the meter gives in a cookie of his own, reads it again for nothing, and costs no query', async () => {
  const { db: asked, count } = counted(db)
  const gate = { db: asked, secret, meter }
  const first = await decideArticle(gate, facts('open'), { viewer: visitor() }, now)
  assert.deepEqual(first.decision, { may: true, why: 'meter', left: 0, counts: true })
  const cookie = pair(first.cookies)
  const again = await decideArticle(gate, facts('open'), { viewer: visitor(cookie) }, now)
  assert.deepEqual([again.decision.may && again.decision.why, again.cookies], ['again', undefined])
  const second = await decideArticle(gate, facts('members'), { viewer: visitor(cookie) }, now)
  assert.deepEqual([second.decision.why, second.cookies], ['meter-spent', undefined])
  assert.equal(count(), 0)
})

test('what is only looked at, as with HEAD, is not counted', async () => {
  const gate = { db, secret, meter }
  const looked = await decideArticle(gate, facts('open'), { viewer: visitor(), looks: true }, now)
  assert.deepEqual([looked.decision.may, looked.cookies], [true, undefined])
  const registered = await signedIn(reader, { kind: 'registered' })
  assert.equal((await decideArticle(gate, facts('open'), { viewer: registered, looks: true }, now)).decision.may, true)
  assert.equal(await opened(), 0)
})

test('of a reader each article is counted once, also when he asks for it many times at once; the last place is given once', async () => {
  const gate = { db, secret, meter }
  const registered = await signedIn(reader, { kind: 'registered' })
  const many = await Promise.all(Array.from({ length: 8 }, () => decideArticle(gate, facts('open'), { viewer: registered }, now)))
  assert.ok(many.every(({ decision }) => decision.may))
  assert.equal(await opened(), 1)
  const race = await Promise.all(['members', 'fresh', 'older'].map((name) => decideArticle(gate, facts(name), { viewer: registered }, now)))
  assert.deepEqual(race.filter(({ decision }) => decision.may).length, 1)
  assert.deepEqual(race.filter(({ decision }) => decision.why === 'meter-spent').length, 2)
  assert.equal(await opened(), 2)
  const { db: asked, count } = counted(db)
  assert.equal((await decideArticle({ db: asked, secret, meter }, facts('open'), { viewer: registered }, now)).decision.why, 'again')
  assert.equal(count(), 1)
})

test('a member costs no query, and a meter counts nothing of his', async () => {
  const { db: asked, count } = counted(db)
  const standing: Standing = { kind: 'member', until: now, by: 'subscription', plan: 'monthly', renews: true }
  const found = await decideArticle({ db: asked, secret, meter }, facts('open'), { viewer: await signedIn(member, standing) }, now)
  assert.deepEqual([found.decision, count()], [{ may: true, why: 'member' }, 0])
})

test('a gift opens its article for whoever has it, and counts once for each', async () => {
  const standing: Standing = { kind: 'complimentary', until: null }
  const given = await giveArticle(db, { reader: member, standing, article: idOf('members'), secret, perMonth: 5 }, now)
  assert.ok(given.ok)
  const gate = { db, secret, meter }
  const gifts = async () => (await sql<{ n: number }>`select count(*) as n from unlocks where why = 'gift'`.execute(db)).rows[0]?.n
  const first = await decideArticle(gate, facts('members'), { viewer: visitor(), token: given.token }, now)
  assert.equal(first.decision.why, 'gift')
  const again = await decideArticle(gate, facts('members'), { viewer: visitor(pair(first.cookies)), token: given.token }, now)
  assert.deepEqual([again.decision.why, again.cookies, await gifts()], ['gift', undefined, 1])
  const other = await decideArticle(gate, facts('fresh'), { viewer: visitor(pair(first.cookies)), token: given.token }, now)
  assert.equal(other.decision.why, 'meter', 'the gift is of another article, and was not counted on the meter')
  const registered = await signedIn(reader, { kind: 'registered' })
  for (let times = 0; times < 2; times++)
    assert.equal((await decideArticle(gate, facts('members'), { viewer: registered, token: given.token }, now)).decision.why, 'gift')
  assert.equal(await gifts(), 2)
  assert.equal(
    (await decideArticle(gate, facts('members'), { viewer: visitor(), token: 'nothing-of-the-kind' }, now)).decision.why,
    'meter',
  )
})
