import type { ArticleId } from '../../articles/articles.ts'
import { minute } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { FeedId } from '../../titles/titles.ts'

/** A hub may take this long to bring a piece. */
const onItsWay = 10 * minute

/**
 * A call found pieces that its hub should have brought and did not: its lease is in doubt, and the feed is called at its usual pace, until the hub brings something again. What was published before the
 * subscription, or just now, proves nothing.
 */
export const doubtLease = async (
  db: Db,
  { feedId, since, fresh }: { feedId: FeedId; since: Date; fresh: ArticleId[] },
  now: Date,
): Promise<void> => {
  if (fresh.length === 0) return
  await sql`update websub_leases set doubted_at = ${now} where feed_id = ${feedId} and doubted_at is null and exists (
    select 1 from articles where id = any(${fresh}) and published_at > ${since} and published_at < ${new Date(now.getTime() - onItsWay)})`.execute(
    db,
  )
}
