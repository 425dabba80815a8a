import type { Generated } from 'kysely'
import type { Id } from '../base/ids.ts'
import type { TitleId } from '../titles/titles.ts'

export type ReaderId = Id<'reader'>
export type MailRule = 'allow' | 'no-trial' | 'refuse'

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
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'reader-joined': { reader: ReaderId }
    'reader-forgotten': { reader: ReaderId }
  }
}
