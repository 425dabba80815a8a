import { day } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import type { BeliefKind, ReaderId } from '../tables.ts'

type Of = { reader: ReaderId }

/** For how long a reading is kept. */
export const readingsLast = 90 * day
/** The largest share of his page that a reader may leave to chance. */
export const mostExploration = 0.3

/** Switches learning on, or off: then readings and beliefs are deleted in the same transaction, what he set himself too. */
export const switchLearning = (db: Db, { reader, on }: Of & { on: boolean }, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    // Whoever records a reading holds this lock, so that none slips in behind what is deleted here.
    await sql`select 1 from readers where id = ${reader} for update`.execute(tx)
    await sql`insert into taste_settings (reader_id, learning, changed_at) values (${reader}, ${on}, ${now})
      on conflict (reader_id) do update set learning = excluded.learning, changed_at = excluded.changed_at`.execute(tx)
    if (!on) await forgetBeliefs(tx, { reader })
  })

/** Forgets all readings of a reader and all that was believed of him. */
export const forgetBeliefs = (db: Db, { reader }: Of): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.deleteFrom('readings').where('reader_id', '=', reader).execute()
    await tx.deleteFrom('beliefs').where('reader_id', '=', reader).execute()
  })

/** Forgets one belief; it may be learnt anew. */
export const forgetBelief = async (db: Db, { reader, kind, key }: Of & { kind: BeliefKind; key: string }): Promise<void> => {
  await db.deleteFrom('beliefs').where('reader_id', '=', reader).where('kind', '=', kind).where('key', '=', key).execute()
}

/** Sets a belief to what its reader says, -1 to 1: nothing else moves it from then on. Of what is not believed nothing is set. */
export const setBelief = async (
  db: Db,
  { reader, kind, key, weight }: Of & { kind: BeliefKind; key: string; weight: number },
  now: Date,
): Promise<void> => {
  if (!(weight >= -1 && weight <= 1)) throw new Refusal('belief-unusable', 'A belief lies between "not at all" and "very much".')
  await sql`update beliefs set weight = ${weight}, said = true, changed_at = ${now}
    where reader_id = ${reader} and kind = ${kind} and key = ${key}`.execute(db)
}

/** Keeps which share of his page a reader leaves to chance (0 to 0.3), and at which minute of the day he reads, by the clock of his daily edition (null: as is seen). */
export const setTaste = async (
  db: Db,
  { reader, exploration, usualMinute }: Of & { exploration: number; usualMinute: number | null },
  now: Date,
): Promise<void> => {
  if (!(exploration >= 0 && exploration <= mostExploration))
    throw new Refusal('exploration-unusable', 'Between none and 30 in 100 places can be left to chance.')
  if (usualMinute !== null && !(Number.isInteger(usualMinute) && usualMinute >= 0 && usualMinute < 1440))
    throw new Refusal('time-unusable', 'That is no time of day.')
  await sql`insert into taste_settings (reader_id, exploration, usual_minute, changed_at) values (${reader}, ${exploration}, ${usualMinute}, ${now})
    on conflict (reader_id) do update set exploration = excluded.exploration, usual_minute = excluded.usual_minute, changed_at = excluded.changed_at`.execute(
    db,
  )
}

/** The round that lets go: readings older than 90 days. Gives how many went. */
export const forgetOldReadings = async (db: Db, now: Date): Promise<number> => {
  const { rows } = await sql<{ gone: number }>`with gone as (
      delete from readings where opened_at < ${new Date(now.getTime() - readingsLast)} returning 1
    ) select count(*) as gone from gone`.execute(db)
  return rows[0]?.gone ?? 0
}
