import type { ArticleId } from '../articles/articles.ts'
import type { Id } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { TitleId } from '../titles/titles.ts'
import type { Happening, StandingEventId } from './standing-event.ts'
import type { ReminderKind } from './write-once.ts'

export type GiftId = Id<'article gift'>
export type InstitutionId = Id<'institution'>
export type SeatId = Id<'seat'>
export type PriceId = Id<'price'>
export type SubscriptionGiftId = Id<'subscription gift'>

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
    /** Append-only. `reader_id` of a forgotten reader is an id that means nobody. */
    standing_events: {
      id: StandingEventId
      reader_id: ReaderId
      kind: Happening['kind']
      at: Date
      facts: Happening['facts']
      key: string
    }
    trial_claims: { mail_print: string; claimed_at: Date }
    /** `key`: of what the letter tells, so that each is told once. */
    reminders: { reader_id: ReaderId; kind: ReminderKind; key: string; sent_at: Date }
    plans: {
      id: string
      name: string
      kind: 'personal' | 'student' | 'family' | 'gift'
      every: 'month' | 'year' | null
      months: number | null
      seats: number
      position: number
      active: boolean
    }
    /** Superseded, never overwritten: the price in force has no `until`. `country` null: everywhere else. */
    plan_prices: {
      id: PriceId
      plan_id: string
      country: string | null
      currency: string
      amount: number | bigint
      inclusive: boolean
      provider: string | null
      since: Date
      until: Date | null
    }
    /** The operator's word on whose mail address makes a student: a domain, with all below it. */
    student_domains: { domain: string; since: Date }
    seats: {
      id: SeatId
      owner_id: ReaderId
      place: number
      mail: string
      token_print: string
      invited_at: Date
      open_until: Date
      reader_id: ReaderId | null
      taken_at: Date | null
    }
    subscription_gifts: {
      id: SubscriptionGiftId
      bought_as: string
      version: number
      state: 'paid' | 'refunded' | 'disputed'
      giver_id: ReaderId | null
      plan_id: string
      months: number
      code_print: string
      bought_at: Date
      redeemed_by: ReaderId | null
      redeemed_at: Date | null
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    /** Something was written of how a reader stands, or of whoever pays for his seat. */
    'standing-changed': { reader: ReaderId }
  }
}
