import { hour, minute, second } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { Network } from '../../base/fetching.ts'
import type { Log } from '../../base/log.ts'
import { sayToHub } from './say-to-hub.ts'

/** A feed of ours as hubs know it, and a print of what stands in it now. */
export type OwnTopic = { topic: string; print: string }

/** A hub is told of a feed so often at most (a piece that was taken back is to leave its copies within a minute), and of no more feeds than this in a round. */
const soonest = 40 * second
const mostInRound = 60
const firstPause = minute
const longestPause = hour

/**
 * Tells hubs which of our feeds have changed since they were last told (hub.mode=publish): WebSub leaves the way to hub and publisher; this is that of PubSubHubbub 0.4, which hubs take. A hub that does not answer is
 * told again after a minute, doubled each time, an hour at most. A feed that a hub hears of for the first time is told too. Gives how many tellings went out.
 */
export const tellHubs = async (
  db: Db,
  { hubs, topics }: { hubs: readonly string[]; topics: OwnTopic[] },
  { network, log, stop }: { network: Network; log: Log; stop?: AbortSignal },
  now: Date,
): Promise<number> => {
  const all = hubs.flatMap((hub) => topics.map((one) => ({ hub, ...one })))
  if (all.length === 0) return 0
  // Written down before it is done, so that of two processes one tells; a process killed in between has its telling made up for by the next change, or by hubs that call feeds themselves.
  const { rows } = await sql<{ hub: string; topic: string; tries: number; before: string | null }>`
    with now_there as (select * from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r(hub text, topic text, print text)),
    due as (
      select n.*, t.print as before from now_there n left join websub_tellings t on t.hub = n.hub and t.topic = n.topic
      where t.topic is null or ((t.print <> n.print or t.tries > 0)
        and t.told_at <= ${now}::timestamptz - case when t.tries = 0 then ${soonest} else least(${firstPause} * power(2, least(t.tries, 12)), ${longestPause}) end * interval '1 millisecond')
      order by t.told_at nulls first, n.topic limit ${mostInRound}
    )
    insert into websub_tellings as t (hub, topic, print, told_at) select hub, topic, print, ${now} from due
    on conflict (hub, topic) do update set print = excluded.print, told_at = excluded.told_at where t.told_at < excluded.told_at
    returning t.hub, t.topic, t.tries`.execute(db)
  for (const { hub, topic } of rows) {
    if (stop?.aborted) break
    const problem = await sayToHub({ hub, form: { 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic } }, { network, stop })
    if (problem) log.warn('a hub was told in vain', { hub, topic, why: problem })
    await sql`update websub_tellings set problem = ${problem}, tries = ${problem === null ? 0 : sql`least(tries + 1, 100)`} where hub = ${hub} and topic = ${topic}`.execute(
      db,
    )
  }
  return rows.length
}
