import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import type { ReaderId } from '../../readers/readers.ts'
import { earlyMorning, usualMinute } from './usual-minute.ts'
import { isZone } from './zoned-time.ts'

/** How a reader has his daily edition. `minute` of his zone's day at which it is set; `learnt`: it follows from when he reads, else he said it or nothing is known. */
export type DailySettings = { mail: boolean; zone: string; minute: number; said: number | null; learnt: boolean }

type Row = { reader_id: ReaderId; mail: boolean | null; zone: string | null; usual_minute: number | null; openings: number[] }

const lately = 30 * day

const settingsFrom = ({ mail, zone, usual_minute: said, openings }: Row): DailySettings => {
  const where = zone && isZone(zone) ? zone : 'UTC'
  const learnt = usualMinute(
    openings.map((at) => new Date(at)),
    where,
  )
  return { mail: mail ?? false, zone: where, minute: said ?? learnt ?? earlyMorning, said, learnt: said === null && learnt !== undefined }
}

const settingRows = (now: Date, more = sql``) => sql`
  select r.id as reader_id, ${more} d.mail, d.zone, w.usual_minute,
    (select coalesce(jsonb_agg((extract(epoch from x.opened_at) * 1000)::int8), '[]')
      from (select opened_at from readings where reader_id = r.id and opened_at > ${new Date(now.getTime() - lately)} order by opened_at desc limit 200) x) as openings
  from readers r left join daily_settings d on d.reader_id = r.id left join taste_settings w on w.reader_id = r.id`

/** One statement. Who is unknown has what a new reader has. */
export const dailySettingsOf = async (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<DailySettings> => {
  const { rows } = await sql<Row>`${settingRows(now)} where r.id = ${reader}`.execute(db)
  return settingsFrom(rows[0] ?? { reader_id: reader, mail: null, zone: null, usual_minute: null, openings: [] })
}

const zone = sql`coalesce(d.zone, 'UTC')`

/**
 * Whoever asked for the letter, comes after `after` in the order of ids, has had none on this day of his and may be due by what he said himself: some hundred at a time, with
 * their settings. Whose hour follows from when he reads is told by `settings.minute`.
 */
export const mailedReaders = async (
  db: Db,
  { after, most }: { after: string; most: number },
  now: Date,
): Promise<{ reader: ReaderId; mail: string; settings: DailySettings }[]> => {
  const local = sql`(${now}::timestamptz at time zone ${zone})`
  const { rows } = await sql<Row & { address: string }>`${settingRows(now, sql`r.mail as address,`)}
    where d.mail and r.id > ${after}
      and coalesce(w.usual_minute, 0) <= extract(hour from ${local}) * 60 + extract(minute from ${local})
      and not exists (select 1 from dailies x join letters l on l.id = x.letter_id where x.reader_id = r.id and x.day = ${local}::date)
    order by r.id limit ${most}`.execute(db)
  return rows.map((row) => ({ reader: row.reader_id, mail: row.address, settings: settingsFrom(row) }))
}

/** Keeps whether a reader is sent his edition, and by which clock it is set. Throws Refusal 'zone-unknown'. The hour is kept with his taste (`setTaste`). */
export const setDaily = async (
  db: Db,
  { reader, mail, zone }: { reader: ReaderId; mail: boolean; zone: string },
  now: Date,
): Promise<void> => {
  // The database reads clocks too, by a list of its own.
  const { rows } = isZone(zone) ? await sql`select 1 from pg_timezone_names where name = ${zone}`.execute(db) : { rows: [] }
  if (rows.length === 0) throw new Refusal('zone-unknown', 'That is no time zone that this machine knows.')
  await sql`insert into daily_settings (reader_id, mail, zone, changed_at) values (${reader}, ${mail}, ${zone}, ${now})
    on conflict (reader_id) do update set mail = excluded.mail, zone = excluded.zone, changed_at = excluded.changed_at`.execute(db)
}

/** No more letters, as his letter's own link says. */
export const stopDailyMail = async (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<void> => {
  await sql`update daily_settings set mail = false, changed_at = ${now} where reader_id = ${reader}`.execute(db)
}
