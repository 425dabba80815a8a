import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { joinTitles, type Terms, termsForm } from '../titles/titles.ts'
import { recordGiftOpened } from './article-gifts.ts'
import { exportGate, forgetGate, forgetOldUnlocks } from './forget-gate.ts'
import { windowBegan, windowEnds } from './meter-window.ts'
import { openedOf } from './opened-of.ts'
import { recordOpened } from './record-opened.ts'
import type { GiftId } from './tables.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const at = (text: string) => new Date(`2026-${text}Z`)
const form = (id: string) => ({ id, name: id, publisher: id, kind: 'daily' as const, feeds: [{ address: `https://${id}.example/feed` }] })
await joinTitles(db, [form('tribune'), form('courier')], now)
await sql`insert into articles (id, title_id, slug, headline, published_at, received_at, changed_at)
  select t || n, t, 'piece', 'Piece', ${now}, ${now}, ${now} from unnest(array['tribune', 'courier']) t, generate_series(0, 29) n`.execute(
  db,
)

const metered = (registered: number, more: Partial<Terms['meter']> = {}): Terms =>
  termsForm.parse({ access: 'metered', meter: { visitors: 0, registered, ...more } })
let readers = 0
const someone = () => `r${++readers}` as ReaderId
const piece = (reader: ReaderId, n: number, terms: Terms, title = 'tribune') => ({ reader, article: `${title}${n}`, title, terms })

test('distinct articles are counted, each once, and no more than the meter gives', async () => {
  const anna = someone()
  const terms = metered(2)
  assert.equal(await recordOpened(db, piece(anna, 1, terms), now), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 1, terms), now), 'again')
  assert.deepEqual(await openedOf(db, piece(anna, 2, terms), now), { counted: 1, opened: false, gift: false })
  assert.equal(await recordOpened(db, piece(anna, 2, terms), now), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 3, terms), now), 'spent')
  assert.equal(await recordOpened(db, piece(anna, 1, terms), now), 'again')
  assert.deepEqual(await openedOf(db, piece(anna, 2, terms), now), { counted: 2, opened: true, gift: false })
})

test('another title, and another reader, has a meter of its own', async () => {
  const [anna, ben] = [someone(), someone()]
  const terms = metered(1)
  assert.equal(await recordOpened(db, piece(anna, 1, terms), now), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 1, terms, 'courier'), now), 'counted')
  assert.equal(await recordOpened(db, piece(ben, 1, terms), now), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 2, terms), now), 'spent')
})

test('however many ask at once, no more are counted than the meter gives', async () => {
  const anna = someone()
  const terms = metered(3)
  const outcomes = await Promise.all(Array.from({ length: 24 }, (_, n) => recordOpened(db, piece(anna, n % 12, terms), now)))
  assert.equal(outcomes.filter((one) => one === 'counted').length, 3)
  assert.equal((await openedOf(db, piece(anna, 0, terms), now)).counted, 3)
  const same = someone()
  const once = await Promise.all(Array.from({ length: 8 }, () => recordOpened(db, piece(same, 1, terms), now)))
  assert.deepEqual(once.toSorted(), ['again', 'again', 'again', 'again', 'again', 'again', 'again', 'counted'])
})

test('a calendar month begins anew on its first day (UTC)', async () => {
  const anna = someone()
  const terms = metered(1)
  assert.equal(await recordOpened(db, piece(anna, 1, terms), at('11-01T00:00:00')), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 2, terms), at('11-30T23:59:59')), 'spent')
  assert.equal(await recordOpened(db, piece(anna, 2, terms), at('12-01T00:00:00')), 'counted')
  assert.equal(
    await recordOpened(db, piece(anna, 1, terms), at('12-01T00:00:00')),
    'spent',
    'last month it was free to read again; this month it is one more',
  )
})

test('a rolling window gives an article back when the first of those counted has left it', async () => {
  const anna = someone()
  const terms = metered(2, { window: 'rolling', days: 10 })
  assert.equal(await recordOpened(db, piece(anna, 1, terms), at('11-01T12:00:00')), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 2, terms), at('11-05T12:00:00')), 'counted')
  const { frees } = await openedOf(db, piece(anna, 3, terms), at('11-09T12:00:00'))
  assert.equal(frees?.toISOString(), at('11-11T12:00:00').toISOString())
  assert.equal(await recordOpened(db, piece(anna, 3, terms), at('11-11T11:59:59')), 'spent')
  assert.equal(await recordOpened(db, piece(anna, 3, terms), at('11-11T12:00:00')), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 1, terms), at('11-12T12:00:00')), 'spent')
})

test('a meter that is changed under a reader counts what he had by its new rules', async () => {
  const anna = someone()
  for (const n of [1, 2, 3, 4]) await recordOpened(db, piece(anna, n, metered(4)), now)
  assert.equal(await recordOpened(db, piece(anna, 5, metered(2)), now), 'spent')
  assert.equal(await recordOpened(db, piece(anna, 4, metered(2)), now), 'again')
  assert.equal(await recordOpened(db, piece(anna, 5, metered(5)), now), 'counted')
  assert.equal(await recordOpened(db, piece(anna, 6, { ...metered(1), meter: { ...metered(1).meter, registered: 0 } }), now), 'spent')
})

test('where nothing is metered nothing is asked', async () => {
  const broken = undefined as unknown as typeof db
  assert.deepEqual(await openedOf(broken, { ...piece(someone(), 1, termsForm.parse({ access: 'members' })), gift: true }, now), {
    counted: 0,
    opened: false,
    gift: true,
  })
})

test('what no meter counts any more is forgotten, and so is a reader', async () => {
  const anna = someone()
  await recordOpened(db, piece(anna, 1, metered(5), 'courier'), at('06-01T12:00:00'))
  await recordOpened(db, piece(anna, 2, metered(5)), now)
  assert.deepEqual((await exportGate(db, { reader: anna })).opened.length, 2)
  await sql`insert into article_gifts (id, reader_id, article_id, print, sealed, month, place, given_at, expires_at)
    values ('g-old', 'giver', 'tribune3', 'print-old', null, '2026-06', 1, ${at('06-01T12:00:00')}, ${at('06-15T12:00:00')})`.execute(db)
  assert.equal(
    await recordGiftOpened(db, { gift: 'g-old' as GiftId, article: 'tribune3', title: 'tribune', reader: anna }, at('06-02T12:00:00')),
    true,
  )
  assert.equal(await forgetOldUnlocks(db, now), 2)
  const { rows: gifts } = await sql`select reader_id, article_id from unlocks where gift_id = 'g-old'`.execute(db)
  assert.deepEqual(gifts, [{ reader_id: null, article_id: 'tribune3' }], 'counted, and nobody knows for whom')
  assert.deepEqual((await exportGate(db, { reader: anna })).opened, [
    { article: 'tribune2', title: 'tribune', why: 'meter', openedAt: now },
  ])
  await forgetGate(db, { reader: anna }, now)
  assert.deepEqual((await exportGate(db, { reader: anna })).opened, [])
})

test('windows begin and end where they say', () => {
  const month = metered(1).meter
  const rolling = metered(1, { window: 'rolling', days: 30 }).meter
  assert.equal(windowBegan(month, at('12-31T23:59:59.999')).toISOString(), '2026-12-01T00:00:00.000Z')
  assert.equal(windowEnds(month, at('12-31T23:59:59.999')).toISOString(), '2027-01-01T00:00:00.000Z')
  assert.ok(windowBegan(rolling, now).getTime() === now.getTime() - 30 * 86_400_000 + 1)
})
