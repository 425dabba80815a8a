import { day } from '../base/clock.ts'
import type { Terms } from '../titles/titles.ts'

type Meter = Terms['meter']

/** No window reaches further back (ms): terms give a rolling one at most 90 days. */
export const longestWindow = 92 * day

/** When the meter's window that `now` is in began: the first of the month (UTC), or `days` days ago. What was opened then or later is counted. */
export const windowBegan = ({ window, days }: Meter, now: Date): Date =>
  window === 'month' ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)) : new Date(now.getTime() - days * day + 1)

/** When a spent meter gives an article again: the first of the next month (UTC), or `frees`, when the first of the counted leaves the rolling window. */
export const windowEnds = ({ window, days }: Meter, now: Date, frees?: Date): Date =>
  window === 'month' ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)) : (frees ?? new Date(now.getTime() + days * day))
