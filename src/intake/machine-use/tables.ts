import type { TitleId } from '../../titles/titles.ts'

declare module '../../base/database.ts' {
  interface Tables {
    machine_use_calls: { title_id: TitleId; next_at: Date; problem: string | null }
  }
}
