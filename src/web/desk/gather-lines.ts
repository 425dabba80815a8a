import type { ArticleId } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import type { StoryId } from '../../stories/stories.ts'

export type Of = { id: string; name: string; colour: string | null }

/** A story in one line, as it is now: by its leading telling. */
export type StoryLine = {
  id: StoryId
  slug: string
  headline: string
  language: string | null
  titles: number
  articles: number
  latest: Date
  title: Of
  asked: StoryId
}

/** An article in one line. */
export type ArticleLine = {
  id: ArticleId
  slug: string
  headline: string
  language: string | null
  published: Date
  title: Of
  story: StoryId | null
  titles: number
  /** To its story, when it was placed: 0 to 1. */
  likeness: number | null
  /** The words and names that told. */
  told: string[]
}

const titleJson = sql`json_build_object('id', t.id, 'name', t.name, 'colour', t.colour)`

/** Stories by their ids; what was joined is given as what it is part of, under the id that was asked for. What nobody tells any more has no line. One statement. */
export const storyLines = async (db: Db, ids: (StoryId | null)[]): Promise<Map<string, StoryLine>> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<StoryLine>`
    select i.id as asked, o.id, o.slug, a.headline, a.language, o.titles, o.articles, o.latest_at as latest, ${titleJson} as title
    from unnest(${wanted}::text[]) as i (id)
    join stories s on s.id = i.id join stories o on o.id = coalesce(s.joined_into, s.id)
    join articles a on a.id = o.lead_article_id and a.state = 'ready' join titles t on t.id = a.title_id`.execute(db)
  return new Map(rows.map((row) => [row.asked, row]))
}

/** Articles by their ids, those that can be shown; in a story or not. One statement. */
export const articleLines = async (db: Db, ids: (ArticleId | null)[]): Promise<Map<string, ArticleLine>> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<ArticleLine>`
    select a.id, a.slug, a.headline, a.language, a.published_at as published, ${titleJson} as title, sa.story_id as story, coalesce(s.titles, 1) as titles, sa.likeness,
      coalesce(sa.reason -> 'words', '[]') as told
    from articles a join titles t on t.id = a.title_id left join story_articles sa on sa.article_id = a.id left join stories s on s.id = sa.story_id
    where a.id = any(${wanted}) and a.state = 'ready'`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
