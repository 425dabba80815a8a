import { hour } from '../../base/clock.ts'

const less = 4
const seldomest = 4 * hour

/**
 * How far apart the calls on a feed are whose hub brings its news: four times as far, but no further than four hours (its own interval, if that is longer), because a hub may fall silent. `leaseUntil`: null where
 * there is no lease, or one in doubt. Not beyond the end of the lease.
 */
export const spacedInterval = (interval: number, leaseUntil: Date | null, now: Date): number => {
  if (!leaseUntil) return interval
  const wide = Math.max(interval, Math.min(interval * less, seldomest))
  return now.getTime() + wide <= leaseUntil.getTime() ? wide : interval
}
