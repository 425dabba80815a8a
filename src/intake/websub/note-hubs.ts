import { hour } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { FeedId } from '../../titles/titles.ts'
import type { NamedHub } from './named-hub.ts'

/** A feed that writes another hub or another name for itself into every answer would have us ask at every call: it is asked again after this long at the soonest. */
const soonestAgain = hour

/**
 * Keeps what feeds have said of their hubs when they were read: a first hub is asked soon; another hub, or another name of the feed, begins anew, and the callback of before is
 * nobody's from then on; a feed that names none any more leaves. `named` undefined: it names none. Two statements at most, however many feeds.
 */
export const noteHubs = async (db: Db, feeds: { feedId: FeedId; named: NamedHub | undefined }[], now: Date): Promise<void> => {
  const naming = feeds.flatMap(({ feedId, named }) => (named ? [{ feed_id: feedId, ...named }] : []))
  const silent = feeds.flatMap(({ feedId, named }) => (named ? [] : [feedId]))
  if (naming.length > 0)
    await sql`
      insert into websub_leases as l (feed_id, hub, topic, ask_at, found_at)
      select feed_id, hub, topic, ${now}, ${now} from jsonb_to_recordset(${JSON.stringify(naming)}::jsonb) as r(feed_id text, hub text, topic text)
      on conflict (feed_id) do update set hub = excluded.hub, topic = excluded.topic, state = 'found', callback_print = null, sealed = null, asked = null, tries = 0,
        ask_at = greatest(excluded.ask_at, l.asked_at + ${`${soonestAgain} milliseconds`}::interval), held_since = null, lease_until = null, doubted_at = null, problem = null, found_at = excluded.found_at
      where l.hub <> excluded.hub or l.topic <> excluded.topic or l.state = 'leaving'`.execute(db)
  if (silent.length > 0) await leaveHubs(db, silent, now)
}

/** The hubs of these feeds are asked to stop. */
export const leaveHubs = async (db: Db, feeds: FeedId[], now: Date): Promise<void> => {
  await sql`update websub_leases set state = 'leaving', ask_at = ${now}, tries = 0 where feed_id = any(${feeds}) and state <> 'leaving'`.execute(
    db,
  )
}
