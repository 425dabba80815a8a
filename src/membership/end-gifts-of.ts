import { type Db, sql } from '../base/database.ts'

/** Ends the gift links of articles that were taken back: the givers see that they open nothing any more. One that is only held keeps its links. */
export const endGiftsOf = async (db: Db, articles: string[], now: Date): Promise<void> => {
  await sql`
    update article_gifts g set revoked_at = ${now} from articles a
    where a.id = g.article_id and a.id = any(${articles}) and a.state = 'withdrawn' and a.joined_into is null and g.revoked_at is null`.execute(
    db,
  )
}
