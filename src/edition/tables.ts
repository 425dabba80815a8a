import type { ArticleId } from '../articles/articles.ts'
import type { StoryId } from '../stories/stories.ts'

/** Why a story stands where it does: `words` are told to the reader, `weight` is its part of the score. */
export type Reason = { code: string; words: string; weight: number }

declare module '../base/database.ts' {
  interface Tables {
    edition_places: {
      page: string
      place: number
      story_id: StoryId
      article_id: ArticleId
      score: number
      reasons: Reason[]
      set_at: Date
    }
  }
}
