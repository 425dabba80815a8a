import { type Db, sql } from '../base/database.ts'

/** Whether the desk's own clock has changed a page after `since`: a pick began or ended, a pin ended. For the timetable. */
export const turnedSince = async (db: Db, since: Date, now: Date): Promise<boolean> => {
  const { rows } = await sql<{ turned: boolean }>`select
    exists (select from picks where (from_at > ${since} and from_at <= ${now}) or (until_at > ${since} and until_at <= ${now}))
    or exists (select from pins where until_at > ${since} and until_at <= ${now}) as turned`.execute(db)
  return rows[0]?.turned ?? false
}
