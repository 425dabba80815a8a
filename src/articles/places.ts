import { type Db, sql } from '../base/database.ts'
import type { FeedId } from '../titles/titles.ts'
import { asRows } from './rows.ts'
import type { ArticleId } from './tables.ts'

/** Keeps how high the feed has each of its articles: the best place ever and the latest. An article that the feed lists twice counts where it stands higher. */
export const keepPlaces = async (
  db: Db,
  feed: { feedId: FeedId; isMain: boolean; feedLength: number },
  placed: { id: ArticleId; position: number }[],
  now: Date,
): Promise<void> => {
  if (placed.length === 0) return
  const highest = new Map<ArticleId, number>()
  for (const { id, position } of placed) highest.set(id, Math.min(position, highest.get(id) ?? position))
  await sql`
    insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, seen_at)
    select ${feed.feedId}, r.id, r.position, r.position, ${feed.feedLength}, ${feed.isMain}, ${now}
    from json_to_recordset(${asRows([...highest].map(([id, position]) => ({ id, position })))}) as r(id text, position int)
    on conflict (article_id, feed_id) do update set best = least(article_places.best, excluded.best), latest = excluded.latest, feed_length = excluded.feed_length,
      is_main = excluded.is_main, seen_at = excluded.seen_at`.execute(db)
}
