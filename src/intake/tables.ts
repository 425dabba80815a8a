import type { Generated } from 'kysely'
import type { FeedId } from '../titles/titles.ts'

/** new: never called · well: answered as agreed · quiet: well, and nothing new for long · troubled: the last calls failed · gone: 410, or failing for weeks. */
export type FeedState = 'new' | 'well' | 'quiet' | 'troubled' | 'gone'

declare module '../base/database.ts' {
  interface Tables {
    feed_calls: {
      feed_id: FeedId
      host: string
      state: Generated<FeedState>
      moved_to: string | null
      moving_to: string | null
      moving_times: Generated<number>
      etag: string | null
      last_modified: string | null
      called_at: Date | null
      answered_at: Date | null
      next_call_at: Date
      leased_until: Date | null
      interval_ms: number
      failures: Generated<number>
      problem_code: string | null
      problem: string | null
      calls: Generated<number>
      items_seen: Generated<number>
      last_item_at: Date | null
      format: string | null
      language: string | null
      body_hash: string | null
    }
    feed_hosts: { host: string; busy_until: Date | null; wait_until: Date | null }
  }
}
