import { day as dayMs } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { newId } from '../../base/ids.ts'
import type { ReaderId } from '../../readers/readers.ts'
import type { DailyId } from '../tables.ts'
import type { DailyPlace } from './compose-daily.ts'

/** A daily edition as it was set. `day` is that of its reader's zone: '2026-11-23'. */
export type Daily = { id: DailyId; day: string; setAt: Date; minutes: number; places: DailyPlace[]; letter: string | null }

type Of = { reader: ReaderId | null }
type Row = { id: DailyId; day: string; set_at: Date; minutes: number; places: DailyPlace[]; letter_id: string | null }

const columns = sql`id, day, set_at, minutes, places, letter_id`
const dailyFrom = (row: Row): Daily => ({
  id: row.id,
  day: row.day,
  setAt: row.set_at,
  minutes: row.minutes,
  places: row.places,
  letter: row.letter_id,
})

/** The last edition that was set for a reader (null: for everyone), or that of one day; undefined when there is none. */
export const dailyOf = async (db: Db, { reader, day }: Of & { day?: string }): Promise<Daily | undefined> => {
  const { rows } = await sql<Row>`select ${columns} from dailies where coalesce(reader_id, '') = ${reader ?? ''}
    ${day === undefined ? sql`` : sql`and day = ${day}::date`} order by day desc limit 1`.execute(db)
  return rows[0] && dailyFrom(rows[0])
}

/** Keeps an edition for its day. One that was set for that day already stays: gives whichever stands. */
export const keepDaily = async (
  db: Db,
  { reader, day, minutes, places }: Of & { day: string; minutes: number; places: DailyPlace[] },
  now: Date,
): Promise<Daily> => {
  await sql`insert into dailies (id, reader_id, day, set_at, minutes, places)
    values (${newId<'daily'>('d', now)}, ${reader}, ${day}::date, ${now}, ${minutes}, ${JSON.stringify(places)}::jsonb) on conflict do nothing`.execute(
    db,
  )
  return (await dailyOf(db, { reader, day })) as Daily
}

/** Whether an edition is still to be written as a letter: none was, or it was dropped before it went out, as one of its pieces was taken back. Holds it until the transaction ends. */
export const takeForMail = async (tx: Db, { daily }: { daily: DailyId }): Promise<boolean> => {
  const { rows } = await sql<{ letter: string | null }>`select letter_id as letter from dailies where id = ${daily} for update`.execute(tx)
  if (!rows[0]) return false
  const { rows: written } = await sql`select 1 from letters where id = ${rows[0].letter}`.execute(tx)
  return written.length === 0
}

/** Which letter an edition went out in. */
export const markMailed = async (db: Db, { daily, letter }: { daily: DailyId; letter: string }): Promise<void> => {
  await db.updateTable('dailies').set({ letter_id: letter }).where('id', '=', daily).execute()
}

/**
 * Takes from a reader's editions why pieces of his own stood in them: once he has the paper forget what it believed of him, they must not tell it any more.
 */
export const forgetReasons = async (db: Db, { reader }: { reader: ReaderId }): Promise<void> => {
  await sql`update dailies d set places = (
      select coalesce(jsonb_agg(case when p.one ->> 'part' in ('yours', 'whole') then p.one || '{"because": null}' else p.one end order by p.n), '[]')
      from jsonb_array_elements(d.places) with ordinality as p (one, n))
    where d.reader_id = ${reader}`.execute(db)
}

/** How long editions are kept (ms): so long a reader can turn back. */
export const dailiesLast = 30 * dayMs

/** Lets go of editions that are older than that. Gives how many. */
export const dropOldDailies = async (db: Db, now: Date): Promise<number> => {
  const { numAffectedRows } = await sql`delete from dailies where set_at < ${new Date(now.getTime() - dailiesLast)}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** All that is kept of a reader's daily editions, as plain JSON: how they come, and what was in them. */
export const exportDaily = async (db: Db, { reader }: { reader: ReaderId }): Promise<object> => {
  const settings = await db.selectFrom('daily_settings').select(['mail', 'zone']).where('reader_id', '=', reader).executeTakeFirst()
  const { rows } = await sql<Row>`select ${columns} from dailies where reader_id = ${reader} order by day`.execute(db)
  return {
    mail: settings?.mail ?? false,
    zone: settings?.zone ?? 'UTC',
    editions: rows.map(dailyFrom).map(({ day, setAt, minutes, places }) => ({ day, setAt, minutes, places })),
  }
}
