import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { Candidate, PageName } from './pages.ts'

/** How far back a page looks (ms). */
const reach = 3 * day

/** Stories looked at for one page at the most: the broadest and the latest of the window, so that the cost does not grow with the archive. */
const most = 240

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
      (select id, lead_article_id from stories where ${where} order by publishers desc, latest_at desc limit ${most / 2})
      union
      (select id, lead_article_id from stories where ${where} order by latest_at desc limit ${most / 2})
    ) s`
}

type Row = {
  story_id: Candidate['storyId']
  desk: string | null
  article_id: Candidate['articleId']
  title_id: string
  title_name: string
  has_picture: boolean
  publishers: number
  titles: number
  prominence: number | null
  prominent_title: string | null
  began_at: Date
  latest_at: Date
}

/**
 * The stories that may stand on `page`, with everything that is weighed, in one statement of bounded work.
 * `language`: primary language of the front and section pages; a country's page speaks its own.
 */
export const gatherCandidates = async (
  db: Db,
  { page, language }: { page: PageName; language: string },
  now: Date,
): Promise<Candidate[]> => {
  const since = new Date(now.getTime() - reach)
  const { rows } = await sql<Row>`
    with chosen as (${chosen(page, since, language)}),
    told as (
      select c.id as story_id, a.id, a.title_id, a.wire, t.publisher_id, t.name, p.height
      from chosen c
      join story_articles sa on sa.story_id = c.id
      join articles a on a.id = sa.article_id and a.state = 'ready'
      join titles t on t.id = a.title_id
      left join lateral (
        select max(1 - least(best, feed_length - 1)::real / greatest(feed_length, 1)) as height from article_places where article_id = a.id and is_main
      ) p on true
    ),
    summed as (
      select story_id, count(distinct title_id) as titles,
        count(distinct publisher_id) filter (where wire is null) + count(distinct wire) as publishers,
        max(height) as prominence, (array_agg(name order by height desc nulls last, name))[1] as prominent_title
      from told group by story_id
    )
    select s.id as story_id, s.desk, a.id as article_id, a.title_id, t.name as title_name, a.picture_id is not null as has_picture,
      summed.publishers, summed.titles, summed.prominence, summed.prominent_title, s.began_at, s.latest_at
    from chosen c
    join stories s on s.id = c.id
    join summed on summed.story_id = c.id
    join articles a on a.id = c.shown and a.state = 'ready'
    join titles t on t.id = a.title_id`.execute(db)
  return rows.map((row) => ({
    storyId: row.story_id,
    desk: row.desk,
    articleId: row.article_id,
    titleId: row.title_id,
    titleName: row.title_name,
    hasPicture: row.has_picture,
    publishers: row.publishers,
    titles: row.titles,
    prominence: row.prominence ?? 0,
    prominentTitle: row.prominence ? row.prominent_title : null,
    beganAt: row.began_at,
    latestAt: row.latest_at,
  }))
}
