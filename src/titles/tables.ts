import type { Generated } from 'kysely'
import type { Id } from '../base/ids.ts'
import type { StatementForm } from './machine-use/statements.ts'
import type { Uses } from './machine-use/uses.ts'
import type { Terms } from './terms.ts'

export type PublisherId = Id<'publisher'>
export type TitleId = Id<'title'>
export type FeedId = Id<'feed'>
/** How a publisher is owned. */
export type Ownership = (typeof ownerships)[number]
export const ownerships = ['public', 'state', 'trust', 'cooperative', 'family', 'listed', 'private'] as const
/** What is rated. */
export type RatingScheme = (typeof ratingSchemes)[number]
export const ratingSchemes = ['leaning'] as const

declare module '../base/database.ts' {
  interface Tables {
    publishers: {
      id: PublisherId
      name: string
      owner: string | null
      country: string | null
      ownership: Ownership | null
      /** Where the owner can be read of. */
      owner_source: string | null
    }
    /** What somebody thinks of a title, with where he says it. `value` of leaning: -2 left to 2 right. */
    title_ratings: {
      title_id: TitleId
      scheme: RatingScheme
      value: number
      label: string
      rated_by: string
      link: string
      rated_at: string | null
      set_at: Date
    }
    titles: {
      id: TitleId
      publisher_id: PublisherId
      name: string
      edition: string | null
      country: string | null
      language: string | null
      kind: Generated<string>
      home: string | null
      about: string | null
      colour: string | null
      logo: string | null
      joined_at: Date
      left_at: Date | null
    }
    feeds: { id: FeedId; title_id: TitleId; address: string; section: string | null; position: Generated<number>; left_at: Date | null }
    /** `document` may be of an earlier paper: termsIn reads it. */
    terms: {
      id: string
      title_id: TitleId
      section: string | null
      version: number
      document: Terms
      since: Date
      origin: Generated<'file' | 'agreed'>
    }
    /** What publishers say in public of machines, one row for each place where they say it. */
    machine_uses: {
      title_id: TitleId
      form: StatementForm
      address: string
      uses: Uses
      link: string | null
      since: Date
      seen_at: Date
      good_until: Date | null
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'title-joined': { titles: TitleId[] }
    'title-left': { title: TitleId }
    /** What was agreed with a title, or for one of its sections, is something else now: what is kept of its pages may show too much. */
    'terms-changed': { title: TitleId }
  }
}
