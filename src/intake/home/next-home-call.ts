import { createHash } from 'node:crypto'
import { day, minute } from '../../base/clock.ts'

/** A home page is looked at no more often than this, and no less often while all is well. */
export const shortestHome = 15 * minute
export const longestHome = 60 * minute
/** After a publisher's no: at first, and at most. */
const firstPause = day
const longestPause = 14 * day

// A share of 0 to 1 that belongs to a title for ever, so that titles of one size do not come all at once.
const shareOf = (title: string) => createHash('sha256').update(`home ${title}`).digest().readUInt32BE(0) / 2 ** 32

/** The next interval: shorter after a look that found the head of the page changed, longer after one that found nothing new. */
export const homeInterval = (had: number, changed: boolean): number =>
  Math.round(Math.min(Math.max(had * (changed ? 0.6 : 1.5), shortestHome), longestHome))

/** When to look again: up to a tenth later than the interval, no sooner than the page calls itself fresh (`leastMs`, believed up to an hour). */
export const nextHomeCall = (title: string, interval: number, leastMs: number, now: Date): Date =>
  new Date(now.getTime() + Math.round(Math.max(interval, Math.min(leastMs, longestHome)) * (1 + shareOf(title) / 10)))

/** When to try again after `failures` looks in vain: 15 minutes, doubled each time, a day at most. */
export const retryHome = (title: string, failures: number, leastMs: number, now: Date): Date => {
  const pause = Math.min(shortestHome * 2 ** Math.min(failures - 1, 20), day)
  return new Date(now.getTime() + Math.round(Math.max(pause * (1 + shareOf(title) / 4), leastMs)))
}

/** When to ask again whether we may after `times` noes in a row: a day, doubled each time, two weeks at most. */
export const askAgain = (times: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(firstPause * 2 ** Math.min(Math.max(times - 1, 0), 10), longestPause))
