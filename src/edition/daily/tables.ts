import type { Generated } from 'kysely'
import type { Id } from '../../base/ids.ts'
import type { ReaderId } from '../../readers/readers.ts'
import type { DailyPlace } from './compose-daily.ts'

export type DailyId = Id<'daily'>

declare module '../../base/database.ts' {
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
  }
}
