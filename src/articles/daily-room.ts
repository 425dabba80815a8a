import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { TitleId } from '../titles/titles.ts'

/**
 * How many fresh articles a delivery may bring: `free` without a question, which is more than any paper prints between two calls, and beyond these as many as
 * leave its title below `most` in 24 hours. A feed that makes its items up anew at every call would else fill the disk. Ask once for each article.
 */
export const dailyRoom = (db: Db, titleId: TitleId, now: Date, { free = 100, most = 10_000 } = {}): (() => Promise<boolean>) => {
  let asked = 0
  let left: number | undefined
  return async () => {
    if (++asked <= free) return true
    if (left === undefined) {
      // Ids begin with their time, so that a day of them lies together in the primary key.
      const since = newId<'article'>('a', new Date(now.getTime() - day), (bytes) => new Uint8Array(bytes))
      const { rows } = await sql<{
        had: number
      }>`select count(*) as had from articles where id >= ${since} and title_id = ${titleId}`.execute(db)
      left = most - (rows[0]?.had ?? 0)
    }
    return asked <= left
  }
}
