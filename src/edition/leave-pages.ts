import { type Db, sql } from '../base/database.ts'

/** Takes the places of articles off every page that is set; the pages are set anew soon after. */
export const leavePages = async (db: Db, articles: string[]): Promise<void> => {
  await sql`delete from edition_places where article_id = any(${articles})`.execute(db)
}
