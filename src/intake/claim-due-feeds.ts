import { minute } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { FeedId, Terms, TitleId } from '../titles/titles.ts'
import type { FeedState } from './tables.ts'

/** A feed that this process may call now, with all that a call needs to know. Its lease and its host's end by themselves after `leaseFor`. */
export type ClaimedFeed = {
  feed_id: FeedId
  title_id: TitleId
  address: string
  section: string | null
  title_language: string | null
  title_home: string | null
  host: string
  state: FeedState
  moved_to: string | null
  moving_to: string | null
  moving_times: number
  etag: string | null
  last_modified: string | null
  answered_at: Date | null
  interval_ms: number
  failures: number
  problem_code: string | null
  problem: string | null
  items_seen: number
  last_item_at: Date | null
  format: string | null
  language: string | null
  body_hash: string | null
  joined_at: Date
  /** Since when a hub brings its news; null where none does. */
  lease_since: Date | null
  /** Until when it will; null where none does, or where it is in doubt that it does. */
  lease_until: Date | null
  /** What the title agreed to; null: the usual terms. */
  terms: Terms | null
}

/** Longer than any call with its reading may take: after a crash the feed and its host are free again this much later. */
export const leaseFor = 3 * minute

/**
 * Claims up to `most` due feeds, the longest due first, one a host and none of a host that is being called or has asked to wait, in whatever process.
 * One statement: hosts are locked with `skip locked`, so two processes that claim at once get different ones.
 */
export const claimDueFeeds = async (db: Db, { most }: { most: number }, now: Date): Promise<ClaimedFeed[]> => {
  const until = new Date(now.getTime() + leaseFor)
  const { rows } = await sql<ClaimedFeed>`
    with due as (
      select distinct on (host) feed_id, host, next_call_at from feed_calls
      where next_call_at <= ${now} and (leased_until is null or leased_until <= ${now})
      order by host, next_call_at, feed_id
    ), free as (
      select h.host from feed_hosts h join due on due.host = h.host
      where (h.busy_until is null or h.busy_until <= ${now}) and (h.wait_until is null or h.wait_until <= ${now})
      order by due.next_call_at, due.feed_id limit ${most}
      for update of h skip locked
    ), taken as (
      update feed_hosts h set busy_until = ${until} from free where h.host = free.host returning h.host
    )
    update feed_calls c set leased_until = ${until}, called_at = ${now}, calls = c.calls + 1
    from due join taken on taken.host = due.host join feeds f on f.id = due.feed_id join titles t on t.id = f.title_id
      left join websub_leases l on l.feed_id = f.id and l.state = 'held' and l.lease_until > ${now}
    where c.feed_id = due.feed_id and c.next_call_at <= ${now} and (c.leased_until is null or c.leased_until <= ${now})
    returning c.*, f.title_id, f.address, f.section, t.language as title_language, t.home as title_home, t.joined_at,
      l.held_since as lease_since, case when l.doubted_at is null then l.lease_until end as lease_until,
      (select document from terms where title_id = t.id and section is null order by version desc limit 1) as terms`.execute(db)
  return rows
}

/** Takes a further host for a call under way that is redirected there. False when it is being called already or has asked to wait. */
export const takeHost = async (db: Db, host: string, now: Date): Promise<boolean> => {
  const until = new Date(now.getTime() + leaseFor)
  const { rows } = await sql`
    insert into feed_hosts as h (host, busy_until) values (${host}, ${until})
    on conflict (host) do update set busy_until = ${until}
    where (h.busy_until is null or h.busy_until <= ${now}) and (h.wait_until is null or h.wait_until <= ${now})
    returning host`.execute(db)
  return rows.length > 0
}
