import { day, hour } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import { lockPlacing } from '../in-placing.ts'
import { retellStories } from '../retell-stories.ts'
import type { StoryId } from '../tables.ts'

const atOnce = 500
/** So many of a topic's newest stories are counted: a page needs no more, and a country may have any number. */
const counted = 1000
const window = 45 * day
/** From how many stories, over how long, an affair is a matter, and a person, a place or an organisation is in the news for days. */
const matter = { stories: 3, days: 2, over: 20 * hour }
const inTheNews = { stories: 5, days: 3 }
const over = 30 * day

/**
 * Counts the stories of topics that were told since, says which of them run over days, and lets go of affairs that never became a matter. Five hundred topics at a time. Gives how many it
 * counted. What is just being told waits for the next round: placing must not wait for this, nor this for placing. Cost when there are none: two statements that find nothing.
 */
export const reckonTopics = async (db: Db, now: Date): Promise<number> => {
  const since = new Date(now.getTime() - window)
  const { rows } = await sql<{ id: string }>`
    with due as materialized (select id from topics where counted_at is null or counted_at < told_at order by told_at limit ${sql.lit(atOnce)} for update skip locked),
    found as (
      select d.id, count(s.id) as n, count(distinct date_trunc('day', s.began_at at time zone 'UTC')) as days, min(s.began_at) as began, max(s.began_at) as newest, max(s.latest_at) as latest
      from due d left join lateral (select story_id from story_topics where topic_id = d.id order by story_id desc limit ${sql.lit(counted)}) st on true
      left join stories s on s.id = st.story_id and s.joined_into is null and s.latest_at > ${since} group by 1
    )
    update topics x set stories = f.n, counted_at = ${now}, began_at = coalesce(f.began, x.began_at), latest_at = coalesce(f.latest, x.latest_at),
      running = case when x.kind = 'matter' then f.n >= ${sql.lit(matter.stories)} and f.days >= ${sql.lit(matter.days)} and f.newest - f.began >= ${sql.lit(`${matter.over / hour} hours`)}::interval
        else f.n >= ${sql.lit(inTheNews.stories)} and f.days >= ${sql.lit(inTheNews.days)} end
    from found f where x.id = f.id returning x.id`.execute(db)
  const past = new Date(now.getTime() - over)
  await sql`update topics set running = false where id in (select id from topics where running and latest_at < ${past} for update skip locked)`.execute(
    db,
  )
  await sql`delete from topics where id in (select id from topics where kind = 'matter' and not running and told_at < ${past} limit 1000 for update skip locked)`.execute(
    db,
  )
  return rows.length
}

/** Tells stories of the last week that were told by an earlier paper, which kept no name, summary or topics: fifty at a time. Gives how many. */
export const retellUntold = (db: Db, now: Date): Promise<number> =>
  inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: StoryId }>`
      select id from stories where told_at is null and joined_into is null and latest_at > ${new Date(now.getTime() - 7 * day)} order by latest_at desc limit 50`.execute(
      tx,
    )
    if (rows.length === 0) return 0
    await lockPlacing(tx)
    await retellStories(
      tx,
      rows.map(({ id }) => id),
      now,
    )
    return rows.length
  })
