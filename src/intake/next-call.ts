import { createHash } from 'node:crypto'
import { day, hour, minute } from '../base/clock.ts'

/** Intervals stand on a ladder, so that a feed's times of day stay the same while its pace wavers. */
const ladder = [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440].map((minutes) => minutes * minute)
const shortest = 5 * minute
const longest = day
const unknownPace = 30 * minute

/** A share of 0 to 1 that belongs to a feed for ever: its place within every interval, so that feeds do not come all at once. */
const shareOf = (feedId: string) => createHash('sha256').update(feedId).digest().readUInt32BE(0) / 2 ** 32

/** How fast a title publishes, from its recent items: the median gap between them and the newest, both absent when nothing is dated. */
export type Pace = { gapMs?: number; newest?: Date }

/** The pace of a feed: the median gap of its 30 latest dates. Dates in the future do not count. */
export const paceOf = (dates: (Date | undefined)[], now: Date): Pace => {
  const times = [...new Set(dates.flatMap((date) => (date && date <= now ? [date.getTime()] : [])))].sort((a, b) => b - a).slice(0, 30)
  const newest = times[0] === undefined ? {} : { newest: new Date(times[0]) }
  const gaps = times
    .slice(1)
    .map((time, i) => (times[i] ?? time) - time)
    .sort((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)]
  return median === undefined ? newest : { gapMs: median, ...newest }
}

/** The interval for a pace: half the median gap, longer the longer nothing has come; 5 minutes to 24 hours, on the ladder. */
export const intervalFor = ({ gapMs, newest }: Pace, now: Date): number => {
  const silence = newest ? now.getTime() - newest.getTime() : 0
  const wanted = Math.max(gapMs === undefined ? unknownPace : gapMs / 2, silence / 12)
  return ladder.find((rung) => rung >= wanted) ?? longest
}

/**
 * When to call again after a good answer: the feed's own place in the next interval, no sooner than its publisher asks (`leastMs`: ttl and max-age,
 * believed up to a day; a twentieth is let off, because a call never falls on the exact moment).
 */
export const nextCallAt = (feedId: string, intervalMs: number, leastMs: number, now: Date): Date => {
  const earliest = now.getTime() + Math.min(Math.max(leastMs, shortest), longest) * 0.95
  const offset = shareOf(feedId) * intervalMs
  const slot = Math.ceil((earliest - offset) / intervalMs) * intervalMs + offset
  return new Date(Math.round(slot))
}

/** When to try again after `failures` failed calls in a row: 5 minutes, doubled each time, a day at most, spread by the feed's share. */
export const retryAt = (feedId: string, failures: number, leastMs: number, now: Date): Date => {
  const pause = Math.min(shortest * 2 ** Math.min(failures - 1, 20), longest)
  return new Date(Math.round(now.getTime() + Math.max(pause * (1 + shareOf(feedId) / 4), leastMs)))
}

/** Failing for this long means that the feed is gone: it is tried once a week from then on. */
export const goneAfter = 21 * day
export const goneRetry = 7 * day
/** Nothing new for this long: the feed is well, but quiet. */
export const quietAfter = 30 * day
export const longestRetryAfter = 2 * day
export const busyRetry = hour / 120
