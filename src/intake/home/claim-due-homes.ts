import { hour, minute } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import { leaseFor } from '../claim-due-feeds.ts'
import type { HomeState } from '../tables.ts'

/** A home page that this process may call now. Its lease and its host's end by themselves. */
export type ClaimedHome = {
  title_id: TitleId
  address: string
  host: string
  state: HomeState
  etag: string | null
  last_modified: string | null
  body_hash: string | null
  read_at: Date | null
  interval_ms: number
  failures: number
  /** Its host has been asked what machines may do (machine-use/). */
  asked: boolean
  /** Its publisher reserves, in public, what looking at the page would be. */
  reserved: boolean
}

/** Only the home pages of titles are looked at whose pieces of so late are in the paper. */
export const homeWindow = 36 * hour

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? new URL(address).hostname : undefined

/**
 * Brings the home pages of titles with late pieces under intake's care, and lets go of those whose title has left or has no home. A title that has another home than before
 * begins anew. Hosts are those of `feed_hosts`: feeds and home pages of one host are called one after the other.
 */
export const seedHomeCalls = async (db: Db, now: Date): Promise<void> => {
  await sql`delete from home_calls c using titles t where t.id = c.title_id and (t.left_at is not null or t.home is null or t.home <> c.address)`.execute(
    db,
  )
  const { rows } = await sql<{ id: TitleId; home: string }>`
    select t.id, t.home from titles t where t.left_at is null and t.home is not null and not exists (select from home_calls c where c.title_id = t.id)
      and exists (select from articles a where a.title_id = t.id and a.state = 'ready' and a.published_at > ${new Date(now.getTime() - homeWindow)})
    order by t.id limit 500`.execute(db)
  const fresh = rows.flatMap(({ id, home }) => {
    const host = hostOf(home)
    return host ? [{ id, home, host }] : []
  })
  if (fresh.length === 0) return
  const text = JSON.stringify(fresh)
  await sql`insert into feed_hosts (host) select distinct host from json_to_recordset(${text}::json) as r(host text) on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into home_calls (title_id, address, host, next_call_at, interval_ms)
    select id, home, host, ${now}, ${30 * minute} from json_to_recordset(${text}::json) as r(id text, home text, host text) on conflict (title_id) do nothing`.execute(
    db,
  )
}

/**
 * Claims up to `most` due home pages, the longest due first, one a host and none of a host that is being called or has asked to wait, in whatever process. A publisher's public word on search or
 * on text and data mining is reserved also where it is only to be had on conditions.
 */
export const claimDueHomes = async (db: Db, { most }: { most: number }, now: Date): Promise<ClaimedHome[]> => {
  const until = new Date(now.getTime() + leaseFor)
  const { rows } = await sql<ClaimedHome>`
    with due as (
      select distinct on (c.host) c.title_id, c.host, c.next_call_at from home_calls c
      where c.next_call_at <= ${now} and (c.leased_until is null or c.leased_until <= ${now})
        and exists (select from articles a where a.title_id = c.title_id and a.state = 'ready' and a.published_at > ${new Date(now.getTime() - homeWindow)})
      order by c.host, c.next_call_at, c.title_id
    ), free as (
      select h.host from feed_hosts h join due on due.host = h.host
      where (h.busy_until is null or h.busy_until <= ${now}) and (h.wait_until is null or h.wait_until <= ${now})
      order by due.next_call_at, due.title_id limit ${most}
      for update of h skip locked
    ), taken as (
      update feed_hosts h set busy_until = ${until} from free where h.host = free.host returning h.host
    )
    update home_calls c set leased_until = ${until}, called_at = ${now}, calls = c.calls + 1
    from due join taken on taken.host = due.host
    where c.title_id = due.title_id and (c.leased_until is null or c.leased_until <= ${now})
    returning c.title_id, c.address, c.host, c.state, c.etag, c.last_modified, c.body_hash, c.read_at, c.interval_ms, c.failures,
      exists (select from machine_uses m where m.title_id = c.title_id) or exists (select from machine_use_calls k where k.title_id = c.title_id and k.problem is null) as asked,
      exists (select from machine_uses m where m.title_id = c.title_id and m.form <> 'feed' and (m.good_until is null or m.good_until > ${now})
        and (m.uses->>'search' in ('refused', 'priced') or m.uses->>'tdm' in ('refused', 'priced'))) as reserved`.execute(db)
  return rows
}
