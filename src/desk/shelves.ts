import { day } from '../base/clock.ts'
import { Refusal } from '../base/refusal.ts'
import type { Shelf } from './tables.ts'

/** `lasts`: how long (ms) a pick stands when its editor says nothing else. `most`: so many picks stand or wait on it. */
export const shelves: Record<Shelf, { name: string; about: string; lasts: number; most: number }> = {
  'our-picks': { name: 'Our picks', about: 'What we would hand you first.', lasts: day, most: 30 },
  'good-news': { name: 'Good news', about: 'What went well, told as seriously as the rest.', lasts: 2 * day, most: 30 },
}

/** A line is read at a glance beside a headline. Characters as readers count them. */
export const mostLine = 160

/** A pick is planned at most so far ahead and stands at most so long (ms). */
export const farthest = 90 * day

export const isShelf = (name: string): name is Shelf => Object.hasOwn(shelves, name)

/** What an editor wrote of a pick, with one space between words; null when there is nothing. Refusal 'line-too-long'. */
export const readLine = (text: string | null | undefined): string | null => {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  if ([...line].length > mostLine)
    throw new Refusal('line-too-long', `A line has at most ${mostLine} characters; this one has ${[...line].length}.`)
  return line || null
}

/** From when until when a pick stands. Refusal 'no-such-time' for one that ends before it begins, or is over, or lasts or waits too long. */
export const readSpan = (shelf: Shelf, { from, until }: { from?: Date | undefined; until?: Date | undefined }, now: Date) => {
  const begins = from ?? now
  const ends = until ?? new Date(begins.getTime() + shelves[shelf].lasts)
  if (!(ends > begins)) throw new Refusal('no-such-time', 'A pick ends after it begins.')
  if (!(ends > now)) throw new Refusal('no-such-time', 'That time is over already.')
  if (ends.getTime() > now.getTime() + farthest) throw new Refusal('no-such-time', 'A pick is planned for the next 90 days at most.')
  return { from: begins, until: ends }
}

const times = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** A time as the log says it: '23 Nov 2026, 18:00 UTC'. */
export const sayTime = (at: Date): string => `${times.format(at)} UTC`
export const span = (from: Date, until: Date): string => `${sayTime(from)} to ${sayTime(until)}`
