import { type Db, sql } from '../../../base/database.ts'

/** How many titles the paper has. */
export const countTitles = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from titles where left_at is null`.execute(db)
  return rows[0]?.n ?? 0
}
