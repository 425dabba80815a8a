import type { ArticleId } from '../articles/articles.ts'
import type { Id } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { TitleId } from '../titles/titles.ts'

export type GiftId = Id<'article gift'>
export type InstitutionId = Id<'institution'>

declare module '../base/database.ts' {
  interface Tables {
    /** An article opened for someone who could not have read it otherwise. `place`: which of the meter's it is; null for a gift. */
    unlocks: {
      id: string
      reader_id: ReaderId | null
      title_id: TitleId
      article_id: ArticleId
      why: 'meter' | 'gift'
      place: number | null
      gift_id: GiftId | null
      opened_at: Date
    }
    /** `month` ('2026-11', UTC) and `place`: which of its giver's gifts of that month it is. `print` finds it by its token; `sealed` shows the giver his link again. */
    article_gifts: {
      id: GiftId
      reader_id: ReaderId | null
      article_id: ArticleId
      print: string
      sealed: string | null
      month: string
      place: number
      given_at: Date
      expires_at: Date
      revoked_at: Date | null
    }
    /** `provider`: the id of an OpenID Connect provider (SIGN_IN_WITH) whose people belong to it. `until` null: until it is ended. */
    institutions: { id: InstitutionId; name: string; provider: string | null; until: Date | null; since: Date; ended_at: Date | null }
    institution_domains: { domain: string; institution_id: InstitutionId }
    institution_ranges: { range: string; institution_id: InstitutionId }
  }
}
