import { type ArticleId, writerKey } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import type { StoryId } from '../tables.ts'
import type { Topic } from './topic-kinds.ts'

/** A topic that gathers nothing over days is no matter yet. */
const shown = sql`(x.kind <> 'matter' or x.running)`
const topicJson = sql`json_build_object('id', x.id, 'slug', x.slug, 'name', x.name, 'kind', x.kind, 'weight', st.weight)`

/** The topics of stories, most of it first; a story without any is not in it. One query. */
export const topicsOf = async (db: Db, stories: readonly StoryId[]): Promise<Map<StoryId, Topic[]>> => {
  if (stories.length === 0) return new Map()
  const { rows } = await sql<{ story: StoryId; topics: Topic[] }>`
    select st.story_id as story, json_agg(${topicJson} order by st.weight desc, x.id) as topics
    from story_topics st join topics x on x.id = st.topic_id and ${shown} where st.story_id = any(${[...new Set(stories)]}::text[]) group by 1`.execute(
    db,
  )
  return new Map(rows.map(({ story, topics }) => [story, topics]))
}

/** What an article is about: the topics are those of its story. */
export type About = {
  title: string
  story: StoryId | null
  desk: string | null
  country: string | null
  topics: Topic[]
  writers: { key: string; name: string }[]
}

/** What articles are about and who wrote them; one that is not in the paper is not in it. One query. */
export const aboutArticles = async (db: Db, ids: readonly ArticleId[]): Promise<Map<ArticleId, About>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Omit<About, 'writers'> & { id: ArticleId; byline: { name: string }[] }>`
    select a.id, a.title_id as title, sa.story_id as story, a.desk, a.country, a.byline,
      coalesce((select json_agg(${topicJson} order by st.weight desc, x.id) from story_topics st join topics x on x.id = st.topic_id and ${shown} where st.story_id = sa.story_id), '[]') as topics
    from articles a left join story_articles sa on sa.article_id = a.id where a.id = any(${[...new Set(ids)]}::text[]) and a.state = 'ready'`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, byline, ...about }) => [
      id,
      { ...about, writers: byline.map(({ name }) => ({ key: writerKey(name), name })).filter(({ key }) => key !== '') },
    ]),
  )
}
