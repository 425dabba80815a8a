import type { Generated } from 'kysely'
import type { Id } from '../base/ids.ts'
import type { FeedId, PublisherId, TitleId } from '../titles/titles.ts'
import type { DocumentOutcome } from './push/document-outcome.ts'

/** new: never called · well: answered as agreed · quiet: well, and nothing new for long · troubled: the last calls failed · gone: 410, or failing for weeks. */
export type FeedState = 'new' | 'well' | 'quiet' | 'troubled' | 'gone'

/** new: never called · well: read · troubled: the last calls failed · refused: its publisher does not let us in · closed: robots.txt, or its terms for machines, say no. */
export type HomeState = 'new' | 'well' | 'troubled' | 'refused' | 'closed'

/** found: a feed named its hub · asked: the hub was asked and has yet to verify · held: it delivers · denied: it does not want to · leaving: it is asked to stop. */
export type LeaseState = 'found' | 'asked' | 'held' | 'denied' | 'leaving'
export type PushKeyId = Id<'push-key'>

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
      /** Since when it carries openings, having carried full text of so many words a piece. */
      teasers_since: Date | null
      full_words: number | null
    }
    feed_hosts: { host: string; busy_until: Date | null; wait_until: Date | null }
    /** How a title's home page stands. */
    home_calls: {
      title_id: TitleId
      address: string
      host: string
      state: Generated<HomeState>
      etag: string | null
      last_modified: string | null
      body_hash: string | null
      called_at: Date | null
      answered_at: Date | null
      read_at: Date | null
      next_call_at: Date
      leased_until: Date | null
      interval_ms: number
      failures: Generated<number>
      problem_code: string | null
      problem: string | null
      calls: Generated<number>
      links_seen: Generated<number>
      places_seen: Generated<number>
    }
    /** When a title's host is asked next what machines may do. */
    machine_use_calls: { title_id: TitleId; next_at: Date; problem: string | null }
    websub_leases: {
      feed_id: FeedId
      hub: string
      topic: string
      state: Generated<LeaseState>
      callback_print: string | null
      sealed: string | null
      asked: 'subscribe' | 'unsubscribe' | null
      asked_at: Date | null
      ask_at: Date
      tries: Generated<number>
      held_since: Date | null
      lease_until: Date | null
      delivered_at: Date | null
      deliveries: Generated<number>
      doubted_at: Date | null
      problem: string | null
      found_at: Date
    }
    /** What of our own feeds a hub was told, by the print of what stood in it. */
    websub_tellings: { hub: string; topic: string; print: string; told_at: Date; tries: Generated<number>; problem: string | null }
    /** Of publisher_id and title_id one is set: a key opens all titles of a publisher, or one title. */
    push_keys: {
      id: PushKeyId
      print: string
      publisher_id: PublisherId | null
      title_id: TitleId | null
      note: string | null
      made_at: Date
      ended_at: Date | null
      used_at: Date | null
      counted_from: Date | null
      counted: Generated<number>
    }
    push_documents: {
      title_id: TitleId
      hash: string
      name: string
      door: 'push' | 'inbox'
      bytes: number
      received_at: Date
      outcome: DocumentOutcome
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    /** A feed that carried full text has turned to openings. */
    'teasers-noticed': { feed: FeedId }
  }
}
