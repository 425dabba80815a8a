import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { sql } from '../base/database.ts'
import { secretOf } from '../base/secret.ts'
import type { ReaderId } from '../readers/readers.ts'
import { joinTitles } from '../titles/titles.ts'
import { giftOf, listGifts, recordGiftOpened, revokeGift } from './article-gifts.ts'
import { exportGate, forgetGate } from './forget-gate.ts'
import { type Given, giveArticle } from './give-article.ts'
import type { Standing } from './standing.ts'
import type { GiftId } from './tables.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const secret = secretOf('a secret of the test, long enough to be one')
const member: Standing = { kind: 'member', until: later(30), by: 'subscription', plan: 'monthly', renews: true }
await joinTitles(
  db,
  [{ id: 'tribune', name: 'Tribune', publisher: 'Tribune', kind: 'daily', feeds: [{ address: 'https://tribune.example/feed' }] }],
  now,
)
await sql`insert into articles (id, title_id, slug, headline, published_at, received_at, changed_at, state)
  select 'a' || n, 'tribune', 'ferry-strikes-reef', 'Ferry strikes reef', ${now}, ${now}, ${now}, case n when 9 then 'withdrawn' else 'ready' end from generate_series(1, 9) n`.execute(
  db,
)

let readers = 0
const someone = () => `r${++readers}` as ReaderId
const give = (reader: ReaderId, article = 'a1', at = now, standing: Standing = member, perMonth = 2) =>
  giveArticle(db, { reader, standing, article, secret, perMonth }, at)
const given = (made: Given) => (assert.ok(made.ok, JSON.stringify(made)), made)
const open = (gift: GiftId, reader: ReaderId | null) => recordGiftOpened(db, { gift, article: 'a1', title: 'tribune', reader }, now)

test('a link opens its article, and no other, for fourteen days', async () => {
  const anna = someone()
  const { token, gift, expiresAt } = given(await give(anna))
  assert.equal(expiresAt.getTime(), later(14).getTime())
  assert.deepEqual(await giftOf(db, { token, article: 'a1', secret }, now), { id: gift, giver: anna })
  assert.equal(await giftOf(db, { token, article: 'a2', secret }, now), undefined)
  assert.ok(await giftOf(db, { token, article: 'a1', secret }, new Date(later(14).getTime() - 1)))
  assert.equal(await giftOf(db, { token, article: 'a1', secret }, later(14)), undefined)
})

test('what lies in the database opens nothing', async () => {
  const { token, gift } = given(await give(someone()))
  const row = await db.selectFrom('article_gifts').selectAll().where('id', '=', gift).executeTakeFirstOrThrow()
  assert.ok(!JSON.stringify(row).includes(token))
  for (const guess of [
    gift,
    row.print,
    row.sealed ?? '',
    token.toUpperCase(),
    token.slice(1),
    '',
    undefined,
    'x'.repeat(100_000),
    `${token}' or true --`,
  ])
    assert.equal(await giftOf(db, { token: guess, article: 'a1', secret }, now), undefined)
})

test('so many a month, also when all are asked for at once; the next month begins anew', async () => {
  const anna = someone()
  const all = await Promise.all(Array.from({ length: 6 }, (_, n) => give(anna, `a${n + 1}`)))
  assert.deepEqual(all.map((one) => (one.ok ? 'given' : one.code)).toSorted(), [
    'gifts-spent',
    'gifts-spent',
    'gifts-spent',
    'gifts-spent',
    'given',
    'given',
  ])
  const spent = await give(anna, 'a1', new Date('2026-11-30T23:59:59Z'))
  assert.ok(!spent.ok)
  assert.deepEqual(
    [spent.message, spent.from?.toISOString()],
    ['You have given all 2 articles of this month. You can give more from the first of next month.', '2026-12-01T00:00:00.000Z'],
  )
  assert.ok((await give(anna, 'a1', new Date('2026-12-01T00:00:00Z'))).ok)
  assert.ok(!(await give(someone(), 'a1', now, member, 0)).ok)
})

test('members give, and complimentary readers; trials, visitors and institutions do not, and what is gone cannot be given', async () => {
  const code = async (standing: Standing, article = 'a1') => {
    const made = await give(someone(), article, now, standing)
    return made.ok ? 'given' : made.code
  }
  assert.equal(await code({ kind: 'complimentary', until: null }), 'given')
  for (const standing of [
    { kind: 'visitor' },
    { kind: 'registered' },
    { kind: 'trial', until: later(3) },
    { kind: 'lapsed', since: now, was: 'member' },
    { kind: 'institution', name: 'University', until: null },
  ] as const)
    assert.equal(await code(standing), 'members-only')
  assert.equal(await code(member, 'a9'), 'no-such-article')
  assert.equal(await code(member, 'nothing'), 'no-such-article')
})

test('each opening is counted: a reader once a gift, a visitor without a name', async () => {
  const anna = someone()
  const { gift } = given(await give(anna))
  const ben = someone()
  assert.deepEqual(
    [await open(gift, ben), await open(gift, ben), await open(gift, null), await open(gift, null)],
    [true, false, true, true],
  )
  const [listed] = await listGifts(db, { reader: anna, secret }, now)
  assert.equal(listed?.opens, 3)
  assert.deepEqual(listed?.article, { id: 'a1', slug: 'ferry-strikes-reef', headline: 'Ferry strikes reef' })
  const rows = await db.selectFrom('unlocks').select(['why', 'title_id', 'place', 'reader_id']).where('gift_id', '=', gift).execute()
  assert.ok(rows.every((row) => row.why === 'gift' && row.title_id === 'tribune' && row.place === null))
})

test('the giver sees his links until they open nothing, and only his own', async () => {
  const anna = someone()
  const first = given(await give(anna))
  const second = given(await give(anna, 'a2', later(1)))
  assert.deepEqual(
    (await listGifts(db, { reader: anna, secret }, later(1))).map((one) => one.token),
    [second.token, first.token],
  )
  assert.deepEqual(
    (await listGifts(db, { reader: anna, secret }, later(14))).map((one) => one.token),
    [second.token, null],
  )
  assert.deepEqual(
    (await listGifts(db, { reader: anna, secret: secretOf('a secret that came later, as long as it must be') }, now)).map(
      (one) => one.token,
    ),
    [null, null],
  )
  assert.deepEqual(await listGifts(db, { reader: someone(), secret }, now), [])
})

test('a link is taken back by who gave it, and stays counted', async () => {
  const anna = someone()
  const { gift, token } = given(await give(anna))
  assert.equal(await revokeGift(db, { gift, reader: someone() }, now), false)
  assert.ok(await giftOf(db, { token, article: 'a1', secret }, now))
  assert.equal(await revokeGift(db, { gift, reader: anna }, now), true)
  assert.equal(await revokeGift(db, { gift, reader: anna }, now), false)
  assert.equal(await giftOf(db, { token, article: 'a1', secret }, now), undefined)
  assert.ok((await give(anna)).ok)
  assert.ok(!(await give(anna)).ok)
})

test('a link that half the world has opened opens no more', async () => {
  const { gift, token } = given(await give(someone()))
  await sql`insert into unlocks (id, title_id, article_id, why, gift_id, opened_at) select 'many' || n, 'tribune', 'a1', 'gift', ${gift}, ${now} from generate_series(1, 499) n`.execute(
    db,
  )
  assert.ok(await giftOf(db, { token, article: 'a1', secret }, now))
  await open(gift, null)
  assert.equal(await giftOf(db, { token, article: 'a1', secret }, now), undefined)
})

test('of a forgotten reader there is no name, his links open nothing, and what they opened stays counted', async () => {
  const [anna, ben] = [someone(), someone()]
  const { gift, token } = given(await give(anna))
  await open(gift, ben)
  await open(gift, null)
  assert.equal((await exportGate(db, { reader: anna })).given.length, 1)
  assert.equal((await exportGate(db, { reader: ben })).opened.length, 1)
  await forgetGate(db, { reader: anna }, now)
  await forgetGate(db, { reader: ben }, now)
  assert.equal(await giftOf(db, { token, article: 'a1', secret }, now), undefined)
  const { rows } = await sql<{
    n: number
    named: number
  }>`select count(*) as n, count(reader_id) as named from unlocks where gift_id = ${gift}`.execute(db)
  assert.deepEqual(rows[0], { n: 2, named: 0 })
  assert.deepEqual(
    [await exportGate(db, { reader: anna }), await exportGate(db, { reader: ben })],
    Array(2).fill({ opened: [], given: [] }),
  )
  const row = await db.selectFrom('article_gifts').selectAll().where('id', '=', gift).executeTakeFirstOrThrow()
  assert.deepEqual([row.reader_id, row.sealed], [null, null])
})
