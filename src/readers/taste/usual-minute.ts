import type { Db } from '../../base/database.ts'
import type { ReaderId } from '../tables.ts'

const bin = 30
const bins = 1440 / bin
/** So many different days have to agree. */
const fewest = 3

/**
 * When somebody usually reads: the half hour of the day (UTC, in minutes) in which he opened something on most days, its neighbours counting half; the earlier of two
 * alike. Null before three days agree. Many pieces of one morning are one morning.
 */
export const usualMinute = (openings: readonly Date[]): number | null => {
  const days = Array.from({ length: bins }, () => new Set<number>())
  for (const at of openings) {
    const minutes = Math.floor(at.getTime() / 60_000)
    days[Math.floor((((minutes % 1440) + 1440) % 1440) / bin)]?.add(Math.floor(minutes / 1440))
  }
  const many = (n: number) => days[(n + bins) % bins]?.size ?? 0
  let best = 0
  let most = 0
  for (let n = 0; n < bins; n++) {
    const weight = many(n) + (many(n - 1) + many(n + 1)) / 2
    if (many(n) > 0 && weight > most) {
      best = n
      most = weight
    }
  }
  return most >= fewest ? best * bin : null
}

/** When a reader reads: as he said (`said`), else as his readings of the last 90 days show; null when neither tells. Minutes of the day, UTC. */
export const usualMinuteOf = async (db: Db, { reader }: { reader: ReaderId }): Promise<{ minute: number | null; said: boolean }> => {
  const row = await db.selectFrom('taste_settings').select('usual_minute').where('reader_id', '=', reader).executeTakeFirst()
  if (row && row.usual_minute !== null) return { minute: row.usual_minute, said: true }
  const readings = await db
    .selectFrom('readings')
    .select('opened_at')
    .where('reader_id', '=', reader)
    .orderBy('opened_at', 'desc')
    .limit(2000)
    .execute()
  return { minute: usualMinute(readings.map(({ opened_at }) => opened_at)), said: false }
}
