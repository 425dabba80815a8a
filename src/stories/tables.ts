import type { Generated, GeneratedAlways } from 'kysely'
import type { ArticleId } from '../articles/articles.ts'
import type { Id } from '../base/ids.ts'

export type StoryId = Id<'story'>

declare module '../base/database.ts' {
  interface Tables {
    stories: {
      id: StoryId
      slug: string
      headline: string
      lead_article_id: ArticleId
      first_article_id: ArticleId
      desk: string | null
      language: string | null
      articles: number
      titles: number
      publishers: number
      countries: Generated<string[]>
      began_at: Date
      latest_at: Date
      changed_at: Date
      joined_into: StoryId | null
    }
    story_articles: {
      article_id: ArticleId
      story_id: StoryId
      likeness: number
      reason: Generated<Record<string, unknown>>
      placed_at: Date
      placed_no: GeneratedAlways<number>
    }
    related_stories: { story_id: StoryId; related_id: StoryId; likeness: number }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'story-changed': { stories: StoryId[] }
  }
}
