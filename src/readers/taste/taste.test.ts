import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { day, minute, second } from '../../base/clock.ts'
import { sql } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import {
  type About,
  addReader,
  exportReader,
  followStories,
  forgetBeliefs,
  forgetOldReadings,
  forgetReader,
  noTaste,
  type ReaderId,
  recordReading,
  setBelief,
  setTaste,
  switchLearning,
  tasteOf,
  tune,
  untune,
} from '../readers.ts'
import { mostTunings } from './tune.ts'

const { db } = await testDatabase()
const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
await sql`insert into publishers (id, name) values ('p', 'P')`.execute(db)
await sql`insert into titles (id, publisher_id, name, joined_at) values ('herald', 'p', 'Herald', ${now}), ('mail', 'p', 'Mail', ${now})`.execute(
  db,
)

let people = 0
const newReader = async (): Promise<ReaderId> => (await addReader(db, { mail: `reader-${people++}@example.org` }, now)).reader

const about: About[] = [
  { kind: 'topic', key: 'tides', name: 'Tides', weight: 1 },
  { kind: 'title', key: 'herald', name: 'Herald', weight: 1 },
]
const read = (reader: ReaderId, article: string, share: number, seconds: number, more = {}) => ({
  reader,
  article,
  story: `s-${article}`,
  about,
  share,
  seconds,
  words: 300,
  ...more,
})
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('what was said of a story is said of the one that it is joined to; of two words a mute holds, else the later', async () => {
  const [ada, bob, cy] = [await newReader(), await newReader(), await newReader()]
  const say = (reader: ReaderId, key: string, stance: 'follow' | 'more' | 'mute', minutes = 0) =>
    tune(db, { reader, kind: 'story', key, name: 'This story', stance }, after(minutes * minute))
  await say(ada, 'st-1', 'mute')
  await say(bob, 'st-1', 'mute')
  await say(bob, 'st-2', 'follow', 5)
  await say(cy, 'st-1', 'more', 5)
  await say(cy, 'st-2', 'follow')
  const kept = async (reader: ReaderId) => (await tasteOf(db, { reader }, now)).tunings.map(({ key, stance }) => `${stance} ${key}`)
  for (const _ of ['once', 'heard again']) {
    await followStories(db, [{ from: 'st-1', into: 'st-2' }])
    assert.deepEqual([await kept(ada), await kept(bob), await kept(cy)], [['mute st-2'], ['mute st-2'], ['more st-2']])
  }
})

test('who is new, and who is unknown, has no taste', async () => {
  assert.deepEqual(await tasteOf(db, { reader: await newReader() }, now), noTaste)
  assert.deepEqual(await tasteOf(db, { reader: 'nobody' as ReaderId }, now), noTaste)
})

test('of each thing one stance is kept; following a title or a section is a choice', async () => {
  const reader = await newReader()
  await tune(db, { reader, kind: 'title', key: 'herald', name: 'Herald', stance: 'follow' }, now)
  await tune(db, { reader, kind: 'title', key: 'herald', name: 'Herald', stance: 'follow' }, now)
  await tune(db, { reader, kind: 'desk', key: 'science', name: 'Science', stance: 'follow' }, now)
  await tune(db, { reader, kind: 'topic', key: 'tides', name: 'Tides', stance: 'more' }, now)
  const taste = await tasteOf(db, { reader }, now)
  assert.deepEqual([taste.titles, taste.sections], [['herald'], ['science']])
  assert.deepEqual(taste.tunings, [{ kind: 'topic', key: 'tides', name: 'Tides', stance: 'more', setAt: now }])
  await tune(db, { reader, kind: 'title', key: 'herald', name: 'Herald', stance: 'mute' }, after(minute))
  const muted = await tasteOf(db, { reader }, now)
  assert.deepEqual([muted.titles, muted.tunings.map(({ key, stance }) => `${key} ${stance}`)], [[], ['herald mute', 'tides more']])
  await tune(db, { reader, kind: 'title', key: 'herald', name: 'Herald', stance: 'follow' }, after(minute))
  await untune(db, { reader, kind: 'topic', key: 'tides' }, after(minute))
  const again = await tasteOf(db, { reader }, now)
  assert.deepEqual([again.titles, again.tunings], [['herald'], []])
  await untune(db, { reader, kind: 'title', key: 'herald' }, after(minute))
  assert.deepEqual((await tasteOf(db, { reader }, now)).titles, [])
})

test('words are kept folded, and what nobody can mean is refused', async () => {
  const reader = await newReader()
  await tune(db, { reader, kind: 'word', key: '  ROYAL \n Baby! ', name: ' Royal baby', stance: 'mute' }, now)
  assert.deepEqual(
    (await tasteOf(db, { reader }, now)).tunings.map(({ key, name }) => [key, name]),
    [['royal baby', 'Royal baby']],
  )
  await untune(db, { reader, kind: 'word', key: 'Royal Baby' }, now)
  const say = (kind: 'word' | 'title' | 'desk' | 'country' | 'topic', key: string) =>
    tune(db, { reader, kind, key, name: key, stance: 'mute' }, now)
  for (const word of ['', 'a', '…!', 'x'.repeat(61)]) await assert.rejects(say('word', word), refused('word-unusable'), word)
  await assert.rejects(say('title', 'nowhere'), refused('not-tunable'))
  await assert.rejects(say('desk', 'gossip'), refused('not-tunable'))
  await assert.rejects(say('country', 'XX'), refused('not-tunable'))
  await assert.rejects(say('topic', 'a b<'), refused('not-tunable'))
  await assert.rejects(say('topic', ''), refused('not-tunable'))
  assert.deepEqual((await tasteOf(db, { reader }, now)).tunings, [])
})

test('there is an end to what one reader may say', async () => {
  const reader = await newReader()
  await sql`insert into tunings (reader_id, kind, key, name, stance, set_at)
    select ${reader}, 'topic', n::text, n::text, 'more', ${now} from generate_series(1, ${mostTunings}::int) n`.execute(db)
  await assert.rejects(tune(db, { reader, kind: 'topic', key: 'more', name: 'More', stance: 'more' }, now), refused('too-many-tunings'))
  await tune(db, { reader, kind: 'topic', key: '1', name: 'One', stance: 'mute' }, now)
})

test('a reading is one row an article: the furthest share, seconds as far as they have passed, learnt once', async () => {
  const reader = await newReader()
  assert.equal(await recordReading(db, read(reader, 'a1', 0, 0), now), 'opened')
  assert.equal(await recordReading(db, read(reader, 'a1', 0.05, 6), after(6 * second)), 'abandoned')
  const left = await tasteOf(db, { reader }, after(6 * second))
  assert.deepEqual(
    left.beliefs.map(({ key, opened, abandoned, finished }) => [key, opened, abandoned, finished]),
    [
      ['tides', 0, 1, 0],
      ['herald', 0, 1, 0],
    ],
  )
  assert.ok((left.beliefs[0]?.weight ?? 0) < 0)
  assert.equal(await recordReading(db, read(reader, 'a1', 0.95, 60), after(90 * second)), 'finished')
  // Sent twice by a hasty browser: nothing is added to what was told a moment ago.
  assert.equal(await recordReading(db, read(reader, 'a1', 0.95, 60), after(90 * second)), 'finished')
  assert.equal(await recordReading(db, read(reader, 'a1', 0.01, 1), after(100 * second)), 'finished')
  const { rows } = await sql<{ share: number; seconds: number; finished: boolean }>`select share, seconds, finished from readings
    where reader_id = ${reader}`.execute(db)
  assert.equal(rows.length, 1)
  assert.ok(Math.abs((rows[0]?.share ?? 0) - 0.95) < 1e-6)
  assert.equal(rows[0]?.seconds, 69)
  const read1 = await tasteOf(db, { reader }, after(100 * second))
  assert.deepEqual(
    read1.beliefs.map(({ key, opened, abandoned, finished }) => [key, opened, abandoned, finished]),
    [
      ['tides', 0, 0, 1],
      ['herald', 0, 0, 1],
    ],
  )
  assert.ok((read1.beliefs[0]?.weight ?? 0) > 0.2)
  assert.deepEqual(read1.seen, [{ storyId: 's-a1', at: now }])
})

test('no number that a device sends leaves its bounds', async () => {
  const reader = await newReader()
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, -5, 1e300]) await recordReading(db, read(reader, 'a1', wrong, wrong), now)
  const { rows } = await sql<{ share: number; seconds: number }>`select share, seconds from readings where reader_id = ${reader}`.execute(
    db,
  )
  assert.deepEqual(rows, [{ share: 1, seconds: 2 }])
})

test('learning switched off deletes what was learnt at once, and nothing is kept from then on', async () => {
  const reader = await newReader()
  const kept = async () => {
    const { rows } = await sql<{ rows: number }>`select (select count(*) from readings where reader_id = ${reader})
      + (select count(*) from beliefs where reader_id = ${reader}) as rows`.execute(db)
    return rows[0]?.rows
  }
  await recordReading(db, read(reader, 'a1', 1, 100), now)
  assert.equal(await kept(), 3)
  await switchLearning(db, { reader, on: false }, now)
  assert.equal(await kept(), 0)
  assert.equal(await recordReading(db, read(reader, 'a2', 1, 100), now), undefined)
  assert.equal(await kept(), 0)
  assert.equal((await tasteOf(db, { reader }, now)).learning, false)
  await switchLearning(db, { reader, on: true }, now)
  assert.equal(await recordReading(db, read(reader, 'a2', 1, 100), now), 'finished')
  await forgetBeliefs(db, { reader })
  assert.equal(await kept(), 0)
})

test('what a reader set himself is not moved by readings and does not fade; what was learnt does', async () => {
  const reader = await newReader()
  await recordReading(db, read(reader, 'a1', 1, 100), now)
  await setBelief(db, { reader, kind: 'topic', key: 'tides', weight: -1 }, now)
  await recordReading(db, read(reader, 'a2', 1, 100), after(minute))
  const later = await tasteOf(db, { reader }, after(30 * day + minute))
  const weight = (key: string) => later.beliefs.find((one) => one.key === key)?.weight ?? Number.NaN
  assert.equal(weight('tides'), -1)
  const fresh = await tasteOf(db, { reader }, after(minute))
  assert.ok(Math.abs(weight('herald') - (fresh.beliefs.find(({ key }) => key === 'herald')?.weight ?? 0) / 2) < 1e-6)
  await assert.rejects(setBelief(db, { reader, kind: 'topic', key: 'tides', weight: 3 }, now), refused('belief-unusable'))
})

test('readings are let go of after ninety days', async () => {
  const reader = await newReader()
  await recordReading(db, read(reader, 'a1', 1, 100), now)
  await recordReading(db, read(reader, 'a2', 1, 100), after(day))
  const others = await forgetOldReadings(db, after(90 * day))
  const gone = await forgetOldReadings(db, after(90 * day + 1))
  assert.ok(others >= 0 && gone >= 1)
  const { rows } = await sql<{ article_id: string }>`select article_id from readings where reader_id = ${reader}`.execute(db)
  assert.deepEqual(rows, [{ article_id: 'a2' }])
})

test('settings are kept within their bounds, and the rest stays', async () => {
  const reader = await newReader()
  await setTaste(db, { reader, exploration: 0.3, usualMinute: 420 }, now)
  const { exploration, usualMinute, learning } = await tasteOf(db, { reader }, now)
  assert.ok(Math.abs(exploration - 0.3) < 1e-6)
  assert.deepEqual([usualMinute, learning], [420, true])
  await assert.rejects(setTaste(db, { reader, exploration: 0.31, usualMinute: null }, now), refused('exploration-unusable'))
  await assert.rejects(setTaste(db, { reader, exploration: 0, usualMinute: 1440 }, now), refused('time-unusable'))
})

test('what is kept of a taste goes out with the reader, and with his copy of everything', async () => {
  const reader = await newReader()
  await tune(db, { reader, kind: 'word', key: 'football', name: '', stance: 'mute' }, now)
  await setTaste(db, { reader, exploration: 0.2, usualMinute: null }, now)
  await recordReading(db, read(reader, 'a1', 1, 100), now)
  const { taste } = (await exportReader(db, reader, now)) as { taste: Record<string, unknown[]> }
  assert.deepEqual(
    (taste.tunings as { key: string }[]).map(({ key }) => key),
    ['football'],
  )
  assert.equal(taste.beliefs?.length, 2)
  assert.equal(taste.readings?.length, 1)
  await forgetReader(db, { reader }, now)
  for (const table of ['tunings', 'readings', 'beliefs', 'taste_settings'] as const)
    assert.deepEqual(await db.selectFrom(table).selectAll().where('reader_id', '=', reader).execute(), [], table)
})
