import { hour } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { Candidate, Placing } from './pages.ts'

/**
 * Told to readers on /about. `inOrderOfTime`: a feed whose pairs stand in order of time as often as this goes by time, and a place in it is no editor's word.
 * `latelyHours`: for so long a telling is news of the last moments.
 */
export const rule = { inOrderOfTime: 0.9, latelyHours: 2 }

/** So many pairs must have been compared before a feed is believed to be in an editor's order. */
const enoughPairs = 10

/** A topic that a story is only touched by does not hold it back. */
const muchAbout = 0.35

/** Stories in one statement: readers' questions come in between. */
const atOnce = 250

/** What is known of a story on whichever page it stands. `nearBy`: independent publishers by the country of their titles; `abroad`: the stories that tell the same event in other languages than its own. */
export type StoryFacts = Pick<
  Candidate,
  'storyId' | 'desk' | 'publishers' | 'lately' | 'titles' | 'prominence' | 'placing' | 'topics' | 'beganAt' | 'latestAt'
> & { nearBy: Record<string, number>; language: string | null; abroad: string[] }

type Row = {
  story_id: Candidate['storyId']
  desk: string | null
  publishers: number
  near_by: Record<string, number> | null
  lately: number
  titles: number
  prominence: number | null
  placing_title: string | null
  placing_home: boolean | null
  placing_height: number | null
  placing_hours: number | null
  placing_there: boolean | null
  topics: string[] | null
  language: string | null
  abroad: string[] | null
  began_at: Date
  latest_at: Date
}

const placingOf = (row: Row): Placing | null =>
  row.placing_title === null
    ? null
    : {
        title: row.placing_title,
        where: row.placing_home ? 'home' : 'feed',
        height: row.placing_height ?? 0,
        hours: row.placing_hours ?? 0,
        there: row.placing_there ?? false,
      }

// Each part is materialized, and stories and articles are looked up one by one: the planner does not know how few are asked for, and would add up the tellings of all of them anew for each, or read whole tables.
const gatherSome = async (db: Db, stories: string[], now: Date): Promise<StoryFacts[]> => {
  const held = sql.raw('(0.7::float8 + 0.3::float8 * least(1, top_ms / 10800000.0::float8))')
  const { rows } = await sql<Row>`
    with told as materialized (
      select c.id as story_id, a.title_id, t.name, t.country, a.published_at, lower(coalesce(p.owner, p.id)) as owner,
        case when coalesce(o.wire, a.wire) is not null then '~' || lower(coalesce(o.wire, a.wire)) else lower(coalesce(op.owner, op.id, p.owner, p.id)) end as voice,
        placed.p, placed.is_home, placed.height, placed.hours, placed.there
      from unnest(${stories}::text[]) c (id)
      cross join lateral (select article_id from story_articles where story_id = c.id offset 0) sa
      cross join lateral (select * from articles where id = sa.article_id limit 1) a
      join titles t on t.id = a.title_id
      join publishers p on p.id = t.publisher_id
      left join article_copies k on k.article_id = a.id
      left join lateral (select wire, title_id from articles where id = k.origin_id limit 1) o on true
      left join titles ot on ot.id = o.title_id
      left join publishers op on op.id = ot.publisher_id
      left join lateral (
        select p, is_home, height, hours, there from (
          select h.prominence * ${held} * case when h.left_at is null then 1 else 0.5 * power(0.5::float8, greatest(extract(epoch from ${now}::timestamptz - h.left_at)::float8, 0) / 7200) end as p,
            true as is_home, h.prominence::float8 as height, top_ms / 3600000 as hours, h.left_at is null as there
          from home_places h where h.article_id = a.id
          union all
          select 0.8::float8 * height * ${held} * case when there then 1 else 0.5 end, false, height, top_ms / 3600000, there
          from (
            select 1 - least(f.latest, f.feed_length - 1)::float8 / greatest(f.feed_length - 1, 1) as height, f.seen_at >= r.delivered_at as there, f.top_ms
            from article_places f join feed_orders r on r.feed_id = f.feed_id
            where f.article_id = a.id and f.is_main and r.pairs >= ${enoughPairs} and r.by_time < ${rule.inOrderOfTime}
          ) f
        ) places order by p desc, is_home desc limit 1
      ) placed on true
      where a.state = 'ready'
    ),
    voices as materialized (
      select story_id, count(*) as publishers, count(*) filter (where first_at > ${new Date(now.getTime() - rule.latelyHours * hour)}) as lately
      from (select story_id, voice, min(published_at) as first_at from told group by story_id, voice) v group by story_id
    ),
    near as materialized (
      select story_id, json_object_agg(country, n) as near_by
      from (select story_id, country, count(distinct voice) as n from told where country is not null group by story_id, country) n group by story_id
    ),
    owners as materialized (select distinct on (story_id, owner) * from told where p > 0 order by story_id, owner, p desc, title_id),
    highest as materialized (select distinct on (story_id) * from owners order by story_id, p desc, owner),
    raised as materialized (select story_id, sum(p * p) as prominence from owners group by story_id),
    titled as materialized (select story_id, count(distinct title_id) as titles from told group by story_id),
    topical as materialized (select story_id, array_agg(topic_id order by weight desc, topic_id) as topics from story_topics where story_id = any(${stories}::text[]) and weight >= ${muchAbout} group by story_id)
    select s.id as story_id, s.desk, v.publishers, near.near_by, v.lately, titled.titles, r.prominence, topical.topics, s.language, (select array_agg(abroad_id order by abroad_id) from stories_abroad where story_id = s.id) as abroad, s.began_at, s.latest_at,
      h.name as placing_title, h.is_home as placing_home, h.height as placing_height, h.hours as placing_hours, h.there as placing_there
    from voices v
    cross join lateral (select * from stories where id = v.story_id limit 1) s
    join titled on titled.story_id = v.story_id
    left join near on near.story_id = v.story_id
    left join raised r on r.story_id = v.story_id
    left join highest h on h.story_id = v.story_id
    left join topical on topical.story_id = v.story_id`.execute(db)
  return rows.map((row) => ({
    storyId: row.story_id,
    desk: row.desk,
    publishers: row.publishers,
    nearBy: row.near_by ?? {},
    lately: row.lately,
    titles: row.titles,
    prominence: row.prominence ?? 0,
    placing: placingOf(row),
    topics: row.topics ?? [],
    language: row.language,
    abroad: row.abroad ?? [],
    beganAt: row.began_at,
    latestAt: row.latest_at,
  }))
}

/**
 * What is weighed of some stories, added to what is `known` of others; a story that no ready telling is left of has no facts. One statement for each 250 of them.
 * A place on a home page counts in full while it is held and less with each hour afterwards, a place in a feed less than one on a home page; both grow with the time near the top.
 */
export const gatherFacts = async (
  db: Db,
  { stories, known }: { stories: string[]; known: Map<string, StoryFacts> },
  now: Date,
): Promise<void> => {
  const asked = [...new Set(stories)].filter((id) => !known.has(id))
  for (let from = 0; from < asked.length; from += atOnce)
    for (const facts of await gatherSome(db, asked.slice(from, from + atOnce), now)) known.set(facts.storyId, facts)
}
