import type { Generated, GeneratedAlways } from 'kysely'
import type { ArticleId } from '../articles/articles.ts'
import type { Id } from '../base/ids.ts'
import type { TopicId, TopicKind } from './topics/topic-kinds.ts'

export type StoryId = Id<'story'>

/**
 * How it is known who told a story first: by time alone; because other titles cite it (`by`: the title's id, `cites`: the articles that say so); or because the first telling is an
 * agency's text (`name`: the agency; `by`: its own title, where that is held).
 */
export type FirstHow =
  | { how: 'time' }
  | { how: 'cited'; by: string; name: string; cites: ArticleId[] }
  | { how: 'wire'; by: string | null; name: string }

/** A sentence of a publisher's own. */
export type Quote = { articleId: ArticleId; sentence: string }

/** What a story shares with a related one: ids of topics, most of it first; of the matter that both are part of. */
export type RelatedWhy = { topics?: TopicId[]; matter?: TopicId }

/** Why an article was moved. `other`: the article that an editor tied it to, or apart from. */
export type MoveWhy = { kind?: 'joined' | 'parted' | 'moved' | 'tied' | 'left'; other?: ArticleId; decision?: string }

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
      /** Whose headline is its name. */
      name_article_id: ArticleId | null
      first_how: FirstHow | null
      summary: Generated<Quote[]>
      picture_id: string | null
      picture_article_id: ArticleId | null
      told_at: Date | null
    }
    story_articles: {
      article_id: ArticleId
      story_id: StoryId
      likeness: number
      reason: Generated<Record<string, unknown>>
      placed_at: Date
      placed_no: GeneratedAlways<number>
    }
    story_ties: {
      article_id: ArticleId
      other_id: ArticleId
      together: boolean
      decision_id: string | null
      tied_at: Date
      untied_at: Date | null
      tie_no: GeneratedAlways<number>
    }
    story_moves: {
      id: GeneratedAlways<number>
      article_id: ArticleId
      from_story: StoryId
      into_story: StoryId | null
      by: 'machine' | 'editor' | 'publisher'
      why: Generated<MoveWhy>
      moved_at: Date
    }
    stories_abroad: { story_id: StoryId; abroad_id: StoryId; names: Generated<string[]>; found_at: Date }
    related_stories: { story_id: StoryId; related_id: StoryId; likeness: number; why: Generated<RelatedWhy> }
    topics: {
      id: TopicId
      kind: TopicKind
      key: string
      slug: string
      name: string
      names: Generated<Record<string, string>>
      country: string | null
      stories: Generated<number>
      began_at: Date
      latest_at: Date
      running: Generated<boolean>
      told_at: Date
      counted_at: Date | null
    }
    story_topics: { story_id: StoryId; topic_id: TopicId; weight: number }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'story-changed': { stories: StoryId[] }
    'story-joined': { stories: StoryId[] }
    'story-tied': { articles: ArticleId[] }
  }
}
