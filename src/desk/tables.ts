import type { Generated, GeneratedAlways } from 'kysely'
import type { ArticleId } from '../articles/articles.ts'
import type { Id } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { StoryId } from '../stories/stories.ts'

export type DecisionId = Id<'decision'>
export type PickId = Id<'pick'>
export type ReportId = Id<'report'>

/** Pages of the edition that editors fill. */
export type Shelf = 'our-picks' | 'good-news'

export type DecisionKind =
  | 'pick'
  | 'order'
  | 'line'
  | 'schedule'
  | 'unpick'
  | 'pin'
  | 'unpin'
  | 'hold-back'
  | 'part'
  | 'join'
  | 'leave'
  | 'take-back'

/**
 * The ids that a decision is about, and what was set by it. No headline: an article may be taken back for its headline, and the log is kept. `why`: what the editor
 * says of it himself. `lead`: the telling that led a story when it was picked or pinned. `takes`: the decision that is taken back. `emptied`: what the editor wrote is gone with the piece that it was about.
 */
export type Subject = {
  shelf?: Shelf
  pick?: PickId
  page?: string
  place?: number
  line?: string
  from?: string
  until?: string
  order?: PickId[]
  stories?: StoryId[]
  articles?: ArticleId[]
  lead?: ArticleId
  takes?: DecisionId
  emptied?: true
  reports?: number
  why?: string
}

declare module '../base/database.ts' {
  interface Tables {
    decisions: {
      id: DecisionId
      number: GeneratedAlways<number>
      kind: DecisionKind
      subject: Subject
      says: string
      by_reader: ReaderId | null
      by_name: string
      at: Date
      supersedes: DecisionId | null
    }
    picks: {
      id: PickId
      shelf: Shelf
      story_id: StoryId | null
      article_id: ArticleId | null
      lead_article_id: ArticleId | null
      line: string | null
      place: number
      from_at: Date
      until_at: Date
      decision_id: DecisionId
    }
    pins: {
      page: string
      story_id: StoryId
      lead_article_id: ArticleId | null
      place: number | null
      until_at: Date
      decision_id: DecisionId
    }
    story_reports: {
      id: ReportId
      kind: 'apart' | 'together'
      story_id: StoryId
      article_id: ArticleId | null
      other_story_id: StoryId | null
      reader_id: ReaderId
      says: Generated<string>
      at: Date
      decided_by: DecisionId | null
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'decision-taken': { decision: DecisionId; kind: DecisionKind }
  }
}
