import { type Db, sql } from '../base/database.ts'

/** Drops the letters that wait and name any of these articles: what was taken back is not mailed after all. Gives how many. */
export const dropLettersAbout = async (db: Db, articles: string[]): Promise<number> => {
  if (articles.length === 0) return 0
  const { numAffectedRows } = await sql`delete from letters where about && ${articles}::text[] and sent_at is null`.execute(db)
  return Number(numAffectedRows ?? 0)
}
