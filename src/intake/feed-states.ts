import { type Db, sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import type { FeedState } from './tables.ts'

/** A feed as operators and readers are shown it. `problem` is one sentence; a feed that is well may have one too (a warning). */
export type FeedStanding = {
  feed_id: FeedId
  title_id: TitleId
  address: string
  section: string | null
  state: FeedState
  moved_to: string | null
  problem_code: string | null
  problem: string | null
  called_at: Date | null
  answered_at: Date | null
  next_call_at: Date
  interval_ms: number
  failures: number
  calls: number
  items_seen: number
  last_item_at: Date | null
  format: string | null
}

/** The state of every feed of `titleId` (of all titles without it, the troubled first), at most `most`. */
export const feedStates = async (db: Db, { titleId, most = 1000 }: { titleId?: TitleId; most?: number } = {}): Promise<FeedStanding[]> => {
  const { rows } = await sql<FeedStanding>`
    select c.feed_id, f.title_id, f.address, f.section, c.state, c.moved_to, c.problem_code, c.problem, c.called_at, c.answered_at, c.next_call_at, c.interval_ms, c.failures, c.calls,
      c.items_seen, c.last_item_at, c.format
    from feed_calls c join feeds f on f.id = c.feed_id
    where ${titleId ?? null}::text is null or f.title_id = ${titleId ?? null}
    order by case c.state when 'gone' then 0 when 'troubled' then 1 else 2 end, f.title_id, f.position, f.id limit ${most}`.execute(db)
  return rows
}

/** How far the first fill has come: feeds called of all, feeds that answered, items read, and what failed, grouped by reason with an example each. */
export type Progress = {
  feeds: number
  called: number
  answered: number
  failing: number
  items: number
  failures: { code: string; count: number; example: string }[]
}

export const progress = async (db: Db): Promise<Progress> => {
  const { rows } = await sql<Omit<Progress, 'failures'>>`
    select count(*) as feeds, count(*) filter (where state <> 'new' or failures > 0) as called, count(answered_at) as answered, count(*) filter (where failures > 0) as failing,
      coalesce(sum(items_seen), 0)::int8 as items from feed_calls`.execute(db)
  const failures = await sql<Progress['failures'][number]>`
    select problem_code as code, count(*) as count, min(problem) as example from feed_calls where failures > 0 and problem_code is not null
    group by problem_code order by count(*) desc, problem_code limit 50`.execute(db)
  return { ...(rows[0] ?? { feeds: 0, called: 0, answered: 0, failing: 0, items: 0 }), failures: failures.rows }
}
