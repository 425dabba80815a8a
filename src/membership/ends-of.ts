import { day } from '../base/clock.ts'
import { sayDay } from './say-day.ts'
import type { Standing } from './standing.ts'

/**
 * The line that is always in sight: what ends when. null when nothing ends. It follows from the kind of standing and days alone (in UTC), never from
 * who the reader is, since pages are kept in memory for all to whom the same is said.
 */
export const endsOf = (standing: Standing, now: Date): string | null => {
  switch (standing.kind) {
    case 'visitor':
    case 'registered':
      return null
    case 'trial': {
      const left = Math.ceil((standing.until.getTime() - now.getTime()) / day)
      return left > 1 ? `Free for ${left} more days` : 'Your free days end within a day'
    }
    case 'member':
      if (standing.pastDueUntil) return `Your card was refused; you can read until ${sayDay(standing.pastDueUntil, now)}`
      if (standing.renews) return null
      return `Your membership ends on ${sayDay(standing.until, now)}`
    case 'lapsed':
      return standing.was === 'trial' ? 'Your free days have ended' : `Your membership ended on ${sayDay(standing.since, now)}`
    case 'complimentary':
    case 'institution':
      return standing.until && `You can read everything until ${sayDay(standing.until, now)}`
  }
}
