import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { sql } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { addReader, forgetReader, type ReaderId, setTaste } from '../../readers/readers.ts'
import { dailySettingsOf, mailedReaders, setDaily, stopDailyMail } from './daily-settings.ts'
import { dailyOf, dropOldDailies, keepDaily, markMailed, takeForMail } from './keep-daily.ts'

const { db } = await testDatabase()
const now = new Date('2030-05-04T10:00:00Z')
let people = 0
const newReader = async (): Promise<ReaderId> => (await addReader(db, { mail: `reader-${people++}@example.org` }, now)).reader
const reads = async (reader: ReaderId, days: number[], hour: string) => {
  for (const day of days)
    await sql`insert into readings (reader_id, article_id, opened_at, told_at, learnt)
      values (${reader}, ${`a${day}`}, ${new Date(`2030-04-${day}T${hour}:10Z`)}, ${now}, 'opened')`.execute(db)
}
const due = async (at: Date) => (await mailedReaders(db, { after: '', most: 50 }, at)).map(({ reader }) => reader)

test('the hour is what a reader said, else when he reads, else early in the morning', async () => {
  const reader = await newReader()
  assert.deepEqual(await dailySettingsOf(db, { reader }, now), { mail: false, zone: 'UTC', minute: 390, said: null, learnt: false })
  await reads(reader, [21, 22, 23, 24, 25], '18:40')
  assert.deepEqual(await dailySettingsOf(db, { reader }, now), { mail: false, zone: 'UTC', minute: 1110, said: null, learnt: true })
  await setDaily(db, { reader, mail: true, zone: 'Europe/Rome' }, now)
  assert.deepEqual(await dailySettingsOf(db, { reader }, now), { mail: true, zone: 'Europe/Rome', minute: 1230, said: null, learnt: true })
  await setTaste(db, { reader, exploration: 0.1, usualMinute: 420 }, now)
  assert.deepEqual(await dailySettingsOf(db, { reader }, now), { mail: true, zone: 'Europe/Rome', minute: 420, said: 420, learnt: false })
})

test('a zone that nobody knows is refused, and the one before stays', async () => {
  const reader = await newReader()
  await setDaily(db, { reader, mail: false, zone: 'Asia/Kolkata' }, now)
  for (const zone of ['', 'Mars/Olympus', "UTC'; --"])
    await assert.rejects(
      setDaily(db, { reader, mail: true, zone }, now),
      (error) => error instanceof Refusal && error.code === 'zone-unknown',
    )
  const { mail, zone } = await dailySettingsOf(db, { reader }, now)
  assert.deepEqual([mail, zone], [false, 'Asia/Kolkata'])
})

test('a letter is due once a day, by the reader’s own clock, and only for who asked for it', async () => {
  const [rome, quiet, early] = [await newReader(), await newReader(), await newReader()]
  await setDaily(db, { reader: rome, mail: true, zone: 'Europe/Rome' }, now)
  await setTaste(db, { reader: rome, exploration: 0.1, usualMinute: 420 }, now)
  await setDaily(db, { reader: early, mail: true, zone: 'Pacific/Auckland' }, now)
  await setTaste(db, { reader: early, exploration: 0.1, usualMinute: 420 }, now)
  const [six, seven] = [new Date('2030-05-04T04:59:00Z'), new Date('2030-05-04T05:00:00Z')]
  assert.ok(!(await due(six)).includes(rome), 'six o’clock and 59 minutes in Rome')
  assert.ok((await due(seven)).includes(rome))
  assert.ok((await due(seven)).includes(early), 'evening in Auckland')
  assert.ok(!(await due(seven)).includes(quiet))
  const daily = await keepDaily(db, { reader: rome, day: '2030-05-04', minutes: 9, places: [] }, seven)
  assert.ok((await due(seven)).includes(rome), 'set, and not mailed yet')
  await sql`insert into letters (id, kind, written_at, due_at) values ('l1', 'daily', ${seven}, ${seven})`.execute(db)
  assert.ok(await takeForMail(db, { daily: daily.id }))
  await markMailed(db, { daily: daily.id, letter: 'l1' })
  assert.ok(!(await takeForMail(db, { daily: daily.id })))
  assert.ok(!(await due(seven)).includes(rome))
  assert.ok((await due(new Date('2030-05-05T05:00:00Z'))).includes(rome), 'the next day')
  await sql`delete from letters where id = 'l1'`.execute(db)
  assert.ok((await due(seven)).includes(rome), 'its letter was dropped before it went out')
  assert.ok(await takeForMail(db, { daily: daily.id }))
  await stopDailyMail(db, { reader: rome }, now)
  assert.ok(!(await due(new Date('2030-05-05T05:00:00Z'))).includes(rome))
})

test('what was set for a day stays, and goes with its reader or after a month', async () => {
  const reader = await newReader()
  const first = await keepDaily(db, { reader, day: '2030-05-04', minutes: 9, places: [] }, now)
  const again = await keepDaily(db, { reader, day: '2030-05-04', minutes: 3, places: [] }, now)
  assert.deepEqual([again.id, again.minutes], [first.id, 9])
  await keepDaily(db, { reader: null, day: '2030-05-04', minutes: 7, places: [] }, now)
  assert.equal((await dailyOf(db, { reader: null }))?.minutes, 7)
  assert.equal(await dailyOf(db, { reader, day: '2030-05-03' }), undefined)
  await forgetReader(db, { reader }, now)
  assert.equal(await dailyOf(db, { reader }), undefined)
  await dropOldDailies(db, new Date('2030-06-10T00:00:00Z'))
  assert.equal(await dailyOf(db, { reader: null }), undefined)
})
