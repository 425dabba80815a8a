import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { FeedId, TitleId } from './tables.ts'

/**
 * The feed of a title that stands for what comes without being called for: documents that its publisher sends, deliveries of a hub. It is made when it is first needed. It has left from the start, so that it is
 * never offered, listed, exported or called; its address can be no title's own, since those begin with http.
 */
export const pushFeedOf = async (db: Db, title: TitleId, now: Date): Promise<FeedId> => {
  const address = `push:${title}`
  const had = await db.selectFrom('feeds').select('id').where('address', '=', address).executeTakeFirst()
  if (had) return had.id
  const { rows } = await sql<{ id: FeedId }>`
    insert into feeds (id, title_id, address, position, left_at) values (${newId<'feed'>('f', now)}, ${title}, ${address}, 10000, ${now})
    on conflict (address) do update set title_id = excluded.title_id returning id`.execute(db)
  return (rows[0] as { id: FeedId }).id
}
