import type { Db } from '../base/database.ts'

/** Drops the letters that wait and name one of these articles: what was taken back is not mailed after all. Gives how many. */
export const dropLettersAbout = async (db: Db, articles: string[]): Promise<number> => {
  if (articles.length === 0) return 0
  const { numDeletedRows } = await db.deleteFrom('letters').where('about', 'in', articles).where('sent_at', 'is', null).executeTakeFirst()
  return Number(numDeletedRows)
}
