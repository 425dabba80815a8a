import { minute } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { leaveHubs } from './websub/note-hubs.ts'

/** Hosts are named without their port: politeness is owed to the machine. Undefined for what is no address. */
const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).hostname : undefined)

/**
 * Brings the feeds of `titles` under intake's care: feeds without a row get one and are due at once, and those
 * that have left are no longer called. Hearing the same thing twice changes nothing.
 */
export const seedFeedCalls = async (db: Db, titles: TitleId[], now: Date): Promise<void> => {
  if (titles.length === 0) return
  const feeds = await db
    .selectFrom('feeds')
    .innerJoin('titles', 'titles.id', 'feeds.title_id')
    .select(['feeds.id', 'feeds.address', 'feeds.position', 'feeds.left_at', 'titles.left_at as title_left_at'])
    .where('feeds.title_id', 'in', titles)
    .execute()
  const left: FeedId[] = feeds.filter((feed) => feed.left_at || feed.title_left_at).map(({ id }) => id)
  if (left.length > 0) {
    await db.deleteFrom('feed_calls').where('feed_id', 'in', left).execute()
    await leaveHubs(db, left, now)
  }
  const rows = feeds.flatMap(({ id, address, position, left_at, title_left_at }) => {
    const host = hostOf(address)
    // Main feeds come before sections, so that every title is in the paper early.
    return left_at || title_left_at || !host
      ? []
      : [{ feed_id: id, host, next_call_at: new Date(now.getTime() - minute + Math.min(position, 59)) }]
  })
  if (rows.length === 0) return
  const text = JSON.stringify(rows)
  await sql`
    insert into feed_hosts (host) select distinct host from jsonb_to_recordset(${text}::jsonb) as r(host text) on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into feed_calls (feed_id, host, next_call_at, interval_ms)
    select feed_id, host, next_call_at, ${30 * minute} from jsonb_to_recordset(${text}::jsonb) as r(feed_id text, host text, next_call_at timestamptz)
    on conflict (feed_id) do nothing`.execute(db)
}
