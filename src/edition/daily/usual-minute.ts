import { zonedTime } from './zoned-time.ts'

/** When the edition is set for whom nothing is known: half past six. */
export const earlyMorning = 6 * 60 + 30

/** So many days of reading show a habit. */
const fewest = 4
const halfHours = 48
/** How many half hours after it was set a reading still speaks for that hour. */
const reach = 4

/**
 * The minute of the day at which a reader's edition should be ready: the start of the two hours in which he opened something on the most days, to the half hour; of several
 * the earliest. undefined while he has read on fewer than four days. `openings`: when he opened articles; `zone`: his.
 */
export const usualMinute = (openings: readonly Date[], zone: string): number | undefined => {
  const days = Array.from({ length: halfHours }, () => new Set<string>())
  const all = new Set<string>()
  for (const at of openings) {
    const { day, minute } = zonedTime(at, zone)
    days[Math.floor(minute / 30)]?.add(day)
    all.add(day)
  }
  if (all.size < fewest) return undefined
  const from = (half: number) => new Set(Array.from({ length: reach }, (_, i) => [...(days[(half + i) % halfHours] ?? [])]).flat()).size
  // A window that begins where nobody reads says the same as a later one: it begins where he does.
  const counted = days.map((own, half) => ({ half, days: own.size === 0 ? 0 : from(half) }))
  const best = counted.reduce((one, other) => (other.days > one.days ? other : one))
  return best.half * 30
}
