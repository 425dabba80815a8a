import type { Generated, GeneratedAlways } from 'kysely'
import type { ArticleId } from '../articles/articles.ts'
import type { Id } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { StoryId } from '../stories/stories.ts'
import type { DailyPlace } from './daily/compose-daily.ts'

export type DailyId = Id<'daily'>

/** Why a story stands where it does: `words` are told to the reader, `weight` is its part of the score. */
export type Reason = { code: string; words: string; weight: number }

/** What was known of a story when it last moved on a page. */
export type ToldFacts = {
  voices: number
  prominence: number
  prominentTitle: string | null
  latestAt: string
  weight: number
  pinned: boolean
}

/** The last move of a story on a page, past others upwards or downwards; `from` null: it came. Places are counted from 0. */
export type LastMove = { from: number | null; to: number; up: boolean; code: string; words: string; at: string }

declare module '../base/database.ts' {
  interface Tables {
    dailies: {
      id: DailyId
      reader_id: ReaderId | null
      /** 'YYYY-MM-DD' */
      day: string
      set_at: Date
      minutes: number
      places: DailyPlace[]
      letter_id: string | null
    }
    daily_settings: { reader_id: ReaderId; mail: Generated<boolean>; zone: Generated<string>; changed_at: Date }
    edition_places: {
      page: string
      place: number
      story_id: StoryId
      article_id: ArticleId
      score: number
      reasons: Reason[]
      set_at: Date
      /** An editor's line, on a shelf. */
      line: string | null
      since: Date | null
      told: Generated<ToldFacts | Record<string, never>>
      moved: LastMove | null
    }
    /** Append-only, and let go of after some days. `from_place` null: it came; `to_place` null: it left. */
    edition_moves: {
      id: GeneratedAlways<number>
      page: string
      story_id: StoryId
      from_place: number | null
      to_place: number | null
      why: Reason[]
      moved_at: Date
    }
  }
}
