import type { TitleId } from '../tables.ts'
import type { StatementForm } from './statements.ts'
import type { Uses } from './uses.ts'

declare module '../../base/database.ts' {
  interface Tables {
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
