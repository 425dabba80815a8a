import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { toldStories } from '../../tests/town/told-stories.ts'
import { day, hour } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { forgetReader } from '../readers/readers.ts'
import { activePins, holdBack, pin, unpin } from './desk.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const { db } = await testDatabase()
const town = await toldStories(db, now)
after(() => town.placer.close())
const by = { reader: await town.reader('ed@post.example', now), name: 'Ed' }
const flood = await town.storyOf(await town.tell('ana', 'flood', now))
const chess = await town.storyOf(await town.tell('ana', 'chess', now))
const pins = async (at = now) =>
  (await activePins(db, at)).map(({ page, storyId, place }) => `${page} ${place} ${storyId === flood ? 'flood' : 'chess'}`)

test('a story is pinned until a time, a place is one story’s, and what is held back is not pinned', async () => {
  await pin(db, { page: 'front', story: flood, place: 0, until: later(hour), by }, now)
  await holdBack(db, { page: 'desk:world', story: flood, until: later(day), by }, now)
  assert.deepEqual(await pins(), ['desk:world null flood', 'front 0 flood'])
  assert.deepEqual(await pins(later(hour)), ['desk:world null flood'])
  await pin(db, { page: 'front', story: chess, place: 0, until: later(2 * hour), by }, now)
  await pin(db, { page: 'desk:world', story: flood, place: 3, until: later(hour), by }, now)
  assert.deepEqual(await pins(), ['desk:world 3 flood', 'front 0 chess'])
  assert.equal(await unpin(db, { page: 'front', story: chess, by }, now), true)
  assert.equal(await unpin(db, { page: 'front', story: chess, by }, now), false)
  assert.deepEqual(await pins(), ['desk:world 3 flood'])
})

test('pages, places and times that are none are refused', async () => {
  const refused = (work: Promise<unknown>, code: string) => assert.rejects(work, { name: 'Refusal', code })
  const good = { page: 'front', story: flood, place: 0, until: later(hour), by }
  for (const page of ['our-picks', 'desk:', 'country:gb', 'front; drop', '']) await refused(pin(db, { ...good, page }, now), 'no-such-page')
  for (const place of [-1, 20, 0.5, Number.NaN]) await refused(pin(db, { ...good, place }, now), 'no-such-place')
  for (const until of [now, later(8 * day), new Date(Number.NaN)]) await refused(pin(db, { ...good, until }, now), 'no-such-time')
  await refused(holdBack(db, { ...good, story: 'st0' as never }, now), 'not-in-the-paper')
})

test('the log is added to and never changed; an editor who is forgotten leaves it without his name', async () => {
  const decisions = () => sql`select * from decisions`.execute(db)
  const before = (await decisions()).rows
  assert.ok(before.length > 4)
  for (const change of [
    sql`update decisions set says = 'nothing of the kind'`,
    sql`update decisions set by_reader = null, by_name = 'a former editor'`,
    sql`update decisions set by_name = 'Somebody'`,
    sql`delete from decisions`,
    sql`truncate decisions cascade`,
  ])
    await assert.rejects(change.execute(db), /decisions are written once/)
  assert.deepEqual((await decisions()).rows, before)
  await forgetReader(db, { reader: by.reader }, now)
  const after = (await decisions()).rows as { by_reader: null; by_name: string }[]
  assert.ok(after.every(({ by_reader, by_name }) => by_reader === null && by_name === 'a former editor'))
  const rest = (rows: unknown[]) => rows.map((row) => ({ ...(row as object), by_reader: '', by_name: '' }))
  assert.deepEqual(rest(after), rest(before))
})
