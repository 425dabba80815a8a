import type { Generated } from 'kysely'
import type { Id } from '../base/ids.ts'

export type LetterId = Id<'letter'>

declare module '../base/database.ts' {
  interface Tables {
    letters: {
      id: LetterId
      reader_id: string | null
      kind: string
      sealed: string | null
      written_at: Date
      due_at: Date
      good_until: Date | null
      /** The articles that it names: when one of them is taken back it is not sent. */
      about: string[] | null
      tries: Generated<number>
      problem: string | null
      told_at: Date | null
      sent_at: Date | null
      given_up_at: Date | null
    }
    secret_prints: { print: string; since: Date }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'letter-written': { letter: LetterId }
  }
}
