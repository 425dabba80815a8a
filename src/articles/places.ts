import { type Db, sql } from '../base/database.ts'
import type { FeedId } from '../titles/titles.ts'
import { asRows } from './rows.ts'
import type { ArticleId } from './tables.ts'

/** Where a feed has an article, and how many words it told of its body; `isOpen`: and ended with "read more". */
export type Placed = { id: ArticleId; position: number; words: number; isOpen: boolean }

/** Until this delivery it stood where the one before had it, if that was not too long ago to be believed: in the upper fifth of the feed, it stood high. */
const highFor = `case when article_places.latest < greatest(1, article_places.feed_length / 5)
  then least(greatest(extract(epoch from excluded.seen_at - article_places.seen_at) * 1000, 0), 7200000)::int8 else 0 end`

/** Keeps how high the feed has each of its articles: the best place ever and the latest. An article that the feed lists twice counts where it stands higher. Gives
 * the articles that the feed did not have before. */
export const keepPlaces = async (
  db: Db,
  feed: { feedId: FeedId; isMain: boolean; feedLength: number },
  placed: Placed[],
  now: Date,
): Promise<ArticleId[]> => {
  if (placed.length === 0) return []
  const highest = new Map<ArticleId, Placed>()
  for (const one of placed) {
    const had = highest.get(one.id)
    highest.set(one.id, had && had.position <= one.position ? had : one)
  }
  const { rows } = await sql<{ id: ArticleId; inserted: boolean }>`
    insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, first_seen_at, seen_at, words, latest_words, open_ended)
    select ${feed.feedId}, r.id, r.position, r.position, ${feed.feedLength}, ${feed.isMain}, ${now}, ${now}, r.words, r.words, r."isOpen"
    from json_to_recordset(${asRows([...highest.values()])}) as r(id text, position int, words int, "isOpen" boolean)
    on conflict (article_id, feed_id) do update set best = least(article_places.best, excluded.best), latest = excluded.latest, feed_length = excluded.feed_length,
      is_main = excluded.is_main, seen_at = excluded.seen_at, top_ms = article_places.top_ms + ${sql.raw(highFor)},
      words = greatest(article_places.words, excluded.words), latest_words = excluded.latest_words, open_ended = excluded.open_ended
    returning article_id as id, xmax = 0 as inserted`.execute(db)
  return rows.filter(({ inserted }) => inserted).map(({ id }) => id)
}
