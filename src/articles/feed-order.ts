import { type Db, sql } from '../base/database.ts'
import type { FeedId } from '../titles/titles.ts'

type Dated = { position: number; published: Date | null; updated: Date | null }

/** So many articles of a feed are compared, the uppermost; the rest of a long feed is an archive, in order of time everywhere. */
const looked = 40

/** With fewer pairs than this a feed has not shown an order. */
export const fewestPairs = 10

/**
 * How far a feed is in order of time: the part of its pairs of articles with different dates that stand newest first, or oldest first, by when they were published
 * or changed, whichever explains more. 1: its order is that of time; about 0.5 to 0.8: somebody has put it in order.
 */
export const orderByTime = (items: Dated[]): { byTime: number; pairs: number } => {
  const top = [...items].sort((a, b) => a.position - b.position).slice(0, looked)
  const by = (dateOf: (item: Dated) => Date | null) => {
    let [newest, pairs] = [0, 0]
    for (const [n, upper] of top.entries())
      for (const lower of top.slice(n + 1)) {
        const [a, b] = [dateOf(upper)?.getTime(), dateOf(lower)?.getTime()]
        if (a === undefined || b === undefined || a === b) continue
        pairs++
        if (a > b) newest++
      }
    return { byTime: pairs === 0 ? 0 : Math.max(newest, pairs - newest) / pairs, pairs }
  }
  const [published, changed] = [by((item) => item.published), by((item) => item.updated ?? item.published)]
  return changed.byTime > published.byTime ? changed : published
}

/** Keeps what a delivery of a main feed shows of its order; an order is believed over several deliveries. */
export const keepOrder = async (db: Db, feed: FeedId, items: Dated[], now: Date): Promise<void> => {
  const { byTime, pairs } = orderByTime(items)
  await sql`insert into feed_orders (feed_id, by_time, pairs, delivered_at) values (${feed}, ${byTime}, ${pairs}, ${now})
    on conflict (feed_id) do update set delivered_at = excluded.delivered_at,
      by_time = case when excluded.pairs < ${fewestPairs} then feed_orders.by_time when feed_orders.pairs < ${fewestPairs} then excluded.by_time
        else feed_orders.by_time * 0.6 + excluded.by_time * 0.4 end,
      pairs = case when excluded.pairs < ${fewestPairs} then feed_orders.pairs else excluded.pairs end`.execute(db)
}
