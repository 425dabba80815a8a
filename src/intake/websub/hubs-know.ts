import { type Db, sql } from '../../base/database.ts'
import type { OwnTopic } from './tell-hubs.ts'

/** Whether every hub has been told, and has taken it, of what stands in our feeds now: then what was taken back has left their copies too, as far as we can see to it. */
export const hubsKnow = async (db: Db, { hubs, topics }: { hubs: readonly string[]; topics: OwnTopic[] }): Promise<boolean> => {
  const all = hubs.flatMap((hub) => topics.map((one) => ({ hub, ...one })))
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r(hub text, topic text, print text)
    left join websub_tellings t on t.hub = r.hub and t.topic = r.topic where t.topic is null or t.print <> r.print or t.tries > 0 or t.problem is not null`.execute(
    db,
  )
  return rows[0]?.n === 0
}
