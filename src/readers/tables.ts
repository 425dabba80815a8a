import type { Generated } from 'kysely'
import type { Id } from '../base/ids.ts'
import type { TitleId } from '../titles/titles.ts'

export type ReaderId = Id<'reader'>
export type MailRule = 'allow' | 'no-trial' | 'refuse'
/** What a reader can say something of. The key is an id, a desk, a country's code, a writer's key, a word or a story's id. */
export type TuningKind = 'title' | 'topic' | 'desk' | 'country' | 'writer' | 'word' | 'story'
export type Stance = 'follow' | 'more' | 'less' | 'mute'
/** What the paper learns something of. */
export type BeliefKind = 'title' | 'topic' | 'desk' | 'country' | 'writer'
export type Outcome = 'opened' | 'abandoned' | 'finished'

declare module '../base/database.ts' {
  interface Tables {
    readers: {
      id: ReaderId
      mail: string
      mail_confirmed: Generated<boolean>
      name: Generated<string>
      joined_at: Date
      changed_at: Date
    }
    sessions: {
      id: string
      reader_id: ReaderId
      token_print: string
      agent: string | null
      signed_in_at: Date
      seen_at: Date
      expires_at: Date
    }
    accounts: {
      id: string
      reader_id: ReaderId
      provider: string
      subject: string
      password: string | null
      added_at: Date
      changed_at: Date
    }
    verifications: { id: string; identifier: string; value: string; expires_at: Date; created_at: Date; changed_at: Date }
    passkeys: {
      id: string
      reader_id: ReaderId
      name: string | null
      credential: string
      public_key: string
      counter: number
      device_type: string
      backed_up: boolean
      transports: string | null
      aaguid: string | null
      added_at: Date | null
    }
    mail_proofs: {
      id: string
      purpose: 'sign-in' | 'new-mail'
      mail: string
      reader_id: ReaderId | null
      link_print: string
      code_print: string
      browser_print: string
      next: string
      tries: Generated<number>
      asked_at: Date
      expires_at: Date
    }
    choices: {
      reader_id: ReaderId
      region: string | null
      sections: Generated<string[]>
      titles: Generated<TitleId[]>
      changed_at: Date
    }
    reader_roles: { reader_id: ReaderId; role: 'editor' | 'publisher' | 'operator'; title_id: TitleId | null; given_at: Date }
    operator_claims: { token_print: string; made_at: Date; expires_at: Date }
    rate_limits: { key: string; spent: number; until: Date }
    mail_rules: { domain: string; rule: MailRule; set_at: Date }
    tunings: { reader_id: ReaderId; kind: TuningKind; key: string; name: string; stance: Stance; set_at: Date }
    readings: {
      reader_id: ReaderId
      article_id: string
      story_id: string | null
      opened_at: Date
      told_at: Date
      share: Generated<number>
      seconds: Generated<number>
      finished: Generated<boolean>
      learnt: Outcome
    }
    beliefs: {
      reader_id: ReaderId
      kind: BeliefKind
      key: string
      name: string
      weight: number
      opened: Generated<number>
      finished: Generated<number>
      abandoned: Generated<number>
      said: Generated<boolean>
      changed_at: Date
    }
    taste_settings: {
      reader_id: ReaderId
      learning: Generated<boolean>
      exploration: Generated<number>
      usual_minute: number | null
      changed_at: Date
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'reader-joined': { reader: ReaderId }
    'reader-forgotten': { reader: ReaderId }
  }
}
