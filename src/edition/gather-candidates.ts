import { day, hour } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { Candidate, PageName, Placing } from './pages.ts'

/** How far back a page looks (ms). */
const reach = 3 * day

/** Stories looked at for one page at the most: the broadest and the latest of the window, so that the cost does not grow with the archive. */
const most = 240

/**
 * Told to readers on /about. `inOrderOfTime`: a feed whose pairs stand in order of time as often as this goes by time, and a place in it is no editor's word.
 * `latelyHours`: for so long a telling is news of the last moments.
 */
export const rule = { inOrderOfTime: 0.9, latelyHours: 2 }

/** So many pairs must have been compared before a feed is believed to be in an editor's order. */
const enoughPairs = 10

/** A topic that a story is only touched by does not hold it back. */
const muchAbout = 0.35

const chosen = (page: PageName, since: Date, language: string) => {
  const [kind, name] = page.split(':')
  if (kind === 'country') {
    return sql`select s.id, a.id as shown from (
        select distinct on (sa.story_id) sa.story_id, a.id from (
          select id from articles where state = 'ready' and country = ${name} and published_at > ${since} order by published_at desc limit ${most * 2}
        ) a join story_articles sa on sa.article_id = a.id order by sa.story_id, a.id
      ) a join stories s on s.id = a.story_id where s.joined_into is null`
  }
  const where = sql`joined_into is null and latest_at > ${since} and (language is null or language = ${language}) ${kind === 'desk' ? sql`and desk = ${name}` : sql``}`
  return sql`select id, lead_article_id as shown from (
      (select id, lead_article_id from stories where ${where} order by publishers desc, latest_at desc, id limit ${most / 2})
      union
      (select id, lead_article_id from stories where ${where} order by latest_at desc, id limit ${most / 2})
    ) s`
}

type Row = {
  story_id: Candidate['storyId']
  desk: string | null
  article_id: Candidate['articleId']
  title_id: string
  title_name: string
  country: string | null
  has_picture: boolean
  minutes: number
  publishers: number
  near: number
  lately: number
  titles: number
  prominence: number | null
  placing: Placing | null
  topics: string[] | null
  began_at: Date
  latest_at: Date
}

/** What is asked of a page: `language`, primary language of the front and section pages (a country's page speaks its own); `region`, the paper's own countries; `pinned`, stories that may stand there whatever their age (`alone`: these and no others). */
export type Asking = { page: PageName; language: string; region?: string[]; pinned?: string[]; alone?: boolean }

/**
 * The stories that may stand on `page`, with everything that is weighed, in one statement of bounded work.
 * A place on a home page counts in full while it is held and less with each hour afterwards, a place in a feed less than one on a home page; both grow with the time near the top.
 */
export const gatherCandidates = async (
  db: Db,
  { page, language, region = [], pinned = [], alone = false }: Asking,
  now: Date,
): Promise<Candidate[]> => {
  const since = new Date(now.getTime() - reach)
  const near = page.startsWith('country:') ? [page.slice('country:'.length)] : region
  const held = sql.raw('(0.7 + 0.3 * least(1, top_ms / 10800000.0))')
  const { rows } = await sql<Row>`
    with chosen as materialized (
      select distinct on (id) id, shown from (
        select id, shown, 0 as n from (${alone ? sql`select id, lead_article_id as shown from stories where false` : chosen(page, since, language)}) c
        union all select id, lead_article_id, 1 from stories where id = any(${pinned}) and joined_into is null
      ) c order by id, n
    ),
    told as materialized (
      select c.id as story_id, a.title_id, t.name, t.country, a.published_at, lower(coalesce(p.owner, p.id)) as owner,
        case when coalesce(o.wire, a.wire) is not null then '~' || lower(coalesce(o.wire, a.wire)) else lower(coalesce(op.owner, op.id, p.owner, p.id)) end as voice,
        placed.p, placed.place
      from chosen c
      join story_articles sa on sa.story_id = c.id
      join articles a on a.id = sa.article_id and a.state = 'ready'
      join titles t on t.id = a.title_id
      join publishers p on p.id = t.publisher_id
      left join article_copies k on k.article_id = a.id
      left join articles o on o.id = k.origin_id
      left join titles ot on ot.id = o.title_id
      left join publishers op on op.id = ot.publisher_id
      left join lateral (
        select p, place from (
          select h.prominence * ${held} * case when h.left_at is null then 1 else 0.5 * power(0.5, greatest(extract(epoch from ${now}::timestamptz - h.left_at), 0) / 7200) end as p,
            json_build_object('where', 'home', 'height', h.prominence, 'hours', floor(top_ms / 3600000.0), 'there', h.left_at is null) as place
          from home_places h where h.article_id = a.id
          union all
          select 0.8 * height * ${held} * case when there then 1 else 0.5 end, json_build_object('where', 'feed', 'height', height, 'hours', floor(top_ms / 3600000.0), 'there', there)
          from (
            select 1 - least(f.latest, f.feed_length - 1)::real / greatest(f.feed_length - 1, 1) as height, f.seen_at >= r.delivered_at as there, f.top_ms
            from article_places f join feed_orders r on r.feed_id = f.feed_id
            where f.article_id = a.id and f.is_main and r.pairs >= ${enoughPairs} and r.by_time < ${rule.inOrderOfTime}
          ) f
        ) places order by p desc limit 1
      ) placed on true
    ),
    voices as (
      select story_id, count(*) as publishers, count(*) filter (where near) as near, count(*) filter (where first_at > ${new Date(now.getTime() - rule.latelyHours * hour)}) as lately
      from (select story_id, voice, min(published_at) as first_at, bool_or(country = any(${near})) as near from told group by story_id, voice) v group by story_id
    ),
    owners as (
      select story_id, sum(p * p) as prominence, (array_agg(place order by p desc, owner))[1] as place, (array_agg(name order by p desc, owner))[1] as name
      from (select distinct on (story_id, owner) story_id, owner, p, place, name from told where p > 0 order by story_id, owner, p desc, title_id) o group by story_id
    ),
    titled as (select story_id, count(distinct title_id) as titles from told group by story_id)
    select s.id as story_id, s.desk, a.id as article_id, a.title_id, t.name as title_name, t.country, a.picture_id is not null as has_picture, a.minutes,
      v.publishers, v.near, v.lately, titled.titles, w.prominence, case when w.story_id is null then null else w.place::jsonb || jsonb_build_object('title', w.name) end as placing,
      (select array_agg(topic_id order by weight desc, topic_id) from story_topics where story_id = s.id and weight >= ${muchAbout}) as topics, s.began_at, s.latest_at
    from chosen c
    join stories s on s.id = c.id
    join voices v on v.story_id = c.id
    join titled on titled.story_id = c.id
    join articles a on a.id = c.shown and a.state = 'ready'
    join titles t on t.id = a.title_id
    left join owners w on w.story_id = c.id`.execute(db)
  return rows.map((row) => ({
    storyId: row.story_id,
    desk: row.desk,
    articleId: row.article_id,
    titleId: row.title_id,
    titleName: row.title_name,
    country: row.country,
    hasPicture: row.has_picture,
    minutes: row.minutes,
    publishers: row.publishers,
    near: row.near,
    lately: row.lately,
    titles: row.titles,
    prominence: row.prominence ?? 0,
    placing: row.placing,
    topics: row.topics ?? [],
    beganAt: row.began_at,
    latestAt: row.latest_at,
  }))
}
