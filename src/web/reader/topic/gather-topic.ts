import { type Db, sql } from '../../../base/database.ts'
import type { Topic, TopicKind } from '../../../stories/stories.ts'
import type { Place } from '../gather-cards.ts'

export type TopicFacts = {
  id: string
  slug: string
  name: string
  kind: TopicKind
  country: string | null
  running: boolean
  began_at: Date
  latest_at: Date
  places: Place[]
  /** What else its stories are about, most of them first. */
  beside: Topic[]
}

/** A page of a topic shows so many stories. */
export const mostStories = 40
/** Of its newest stories, so many are looked at: ids of stories begin with their time. */
const looked = 200

const bornBefore = (before: string | undefined) => (before ? sql`and st.story_id < ${before}` : sql``)

/** A topic with the stories it is in, newest first, each by the telling that names it, and what else those stories are about. One query. */
export const gatherTopic = async (
  db: Db,
  id: string,
  before?: string,
): Promise<(TopicFacts & { next: string | undefined }) | undefined> => {
  const { rows } = await sql<Omit<TopicFacts, 'places'> & { places: Place[] | null }>`
    with newest as (
      select st.story_id from story_topics st where st.topic_id = ${id} ${bornBefore(before)} order by st.story_id desc limit ${sql.lit(looked)}
    ), shown as (
      select s.id, coalesce(s.name_article_id, s.lead_article_id) as article_id, s.latest_at from newest n join stories s on s.id = n.story_id and s.joined_into is null
      order by s.id desc limit ${sql.lit(mostStories + 1)}
    )
    select x.id, x.slug, x.name, x.kind, x.country, x.running, x.began_at, x.latest_at,
      (select json_agg(json_build_object('page', 'topic', 'storyId', id, 'articleId', article_id, 'reasons', '[]'::json) order by id desc) from shown) as places,
      (select coalesce(json_agg(b), '[]') from (
        select y.id, y.slug, y.name, y.kind, count(*) as weight from shown join story_topics o on o.story_id = shown.id and o.topic_id <> x.id
        join topics y on y.id = o.topic_id and (y.kind <> 'matter' or y.running) group by y.id having count(*) > 1 order by count(*) desc, y.id limit 12) b) as beside
    from topics x where x.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) return
  const places = row.places ?? []
  const shown = places.slice(0, mostStories)
  return { ...row, places: shown, next: places.length > mostStories ? (shown.at(-1)?.storyId ?? undefined) : undefined }
}

/** One topic of the index. */
export type Listed = { id: string; slug: string; name: string; kind: TopicKind; stories: number; latest_at: Date }

/** The topics that stories of many days or many stories of the last days are about: matters, then people, places and organisations. One query. */
export const gatherTopics = async (db: Db, since: Date): Promise<Listed[]> => {
  const { rows } = await sql<Listed>`
    select id, slug, name, kind, stories, latest_at from (
      select *, row_number() over (partition by kind order by stories desc, latest_at desc, id) as n from topics
      where latest_at > ${since} and (running or (kind <> 'matter' and stories > 1))
    ) x where n <= 40 order by kind, n`.execute(db)
  return rows
}
