import { type Db, sql } from '../base/database.ts'
import type { Outcome } from './outcome.ts'

// What JSON of PostgreSQL refuses, NUL and half surrogate pairs (of a text that was cut), is dropped: a feed quoted in its own problem must not lose the call.
const asJson = (rows: object[]): string =>
  JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value))

/**
 * Writes what calls have left behind, many at once: the feeds' rows, and their hosts, which are free again (`pauseMs` later; a host on which the
 * publisher asked us to wait, then). `taken`: further hosts that redirects led to.
 */
export const recordOutcomes = async (db: Db, outcomes: Outcome[], hosts: { host: string; wait_until: Date | null }[]): Promise<void> => {
  if (outcomes.length === 0) return
  await sql`
    update feed_calls c set leased_until = null, host = r.host, state = r.state, moved_to = r.moved_to, moving_to = r.moving_to, moving_times = r.moving_times, etag = r.etag,
      last_modified = r.last_modified, answered_at = r.answered_at, next_call_at = r.next_call_at, interval_ms = r.interval_ms, failures = r.failures, problem_code = r.problem_code,
      problem = r.problem, items_seen = r.items_seen, last_item_at = r.last_item_at, format = r.format, language = r.language, body_hash = r.body_hash
    from jsonb_to_recordset(${asJson(outcomes)}::jsonb) as r(feed_id text, host text, state text, moved_to text, moving_to text, moving_times int, etag text, last_modified text,
      answered_at timestamptz, next_call_at timestamptz, interval_ms int8, failures int, problem_code text, problem text, items_seen int, last_item_at timestamptz, format text, language text, body_hash text)
    where c.feed_id = r.feed_id`.execute(db)
  const freed = new Map<string, { host: string; wait_until: Date | null }>()
  for (const one of hosts) {
    const had = freed.get(one.host)
    if (!had || (one.wait_until && (!had.wait_until || had.wait_until < one.wait_until))) freed.set(one.host, one)
  }
  // A feed that has moved brings a host of its own.
  const fresh = outcomes.filter(({ host }) => !freed.has(host)).map(({ host }) => ({ host, wait_until: null }))
  await sql`
    insert into feed_hosts as h (host, busy_until, wait_until)
    select distinct on (host) host, null::timestamptz, wait_until from jsonb_to_recordset(${JSON.stringify([...freed.values()])}::jsonb) as r(host text, wait_until timestamptz)
    order by host on conflict (host) do update set busy_until = null, wait_until = excluded.wait_until`.execute(db)
  if (fresh.length > 0)
    await sql`insert into feed_hosts (host) select distinct host from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(host text) on conflict do nothing`.execute(
      db,
    )
}
