import type { ToldDate } from './date-text.ts'
import { offsetOfHost } from './zones.ts'

/** A moment that a page tells. `offset`: minutes east of Greenwich of the zone it is told in; `from`: where it was found. */
export type PageDate = { at: Date; offset: number; timed: boolean; from: string }
export type Candidate = ToldDate & { from: string }

const day = 86_400_000

/**
 * The first date, unless the day in the page's address contradicts it by more than two days and agrees with another; then as exact as others of the same moment make
 * it: with their hour, with their zone.
 */
export const chooseDate = (candidates: Candidate[], inAddress: number | null): Candidate | undefined => {
  const first = candidates[0]
  if (!first) return undefined
  const fits = ({ wall }: Candidate) => inAddress === null || Math.abs(wall - inAddress - day / 2) < 2 * day
  const chosen = fits(first) ? first : (candidates.find(fits) ?? first)
  // Another place may tell the same moment more exactly: with its hour, or with its zone.
  if (!chosen.timed) return candidates.find((one) => one.timed && sameDay(one, chosen)) ?? chosen
  if (chosen.offset) return chosen
  const zoned = candidates.find(
    ({ offset, wall, timed }) =>
      timed && offset && Math.abs(wall - (chosen.offset === undefined ? 0 : offset * 60_000) - chosen.wall) < 60_000,
  )
  return zoned ?? (chosen.offset === 0 ? { ...chosen, ...inShownClock(chosen, candidates) } : chosen)
}

// A moment told in UTC to machines and by the newsroom's clock to readers: the difference, in quarters of an hour, is the newsroom's zone.
const inShownClock = (chosen: Candidate, candidates: Candidate[]): { wall: number; offset: number } | undefined => {
  for (const { wall, offset, timed, from } of candidates) {
    const minutes = Math.round((wall - chosen.wall) / 900_000) * 15
    const isClose = Math.abs(wall - chosen.wall - minutes * 60_000) <= 120_000
    if (timed && offset === undefined && from.startsWith('text') && minutes !== 0 && isClose && Math.abs(minutes) <= 14 * 60)
      return { wall: chosen.wall + minutes * 60_000, offset: minutes }
  }
  return undefined
}
const sameDay = (one: Candidate, other: Candidate) => Math.floor(one.wall / day) === Math.floor(other.wall / day)

/** A date as a moment. Without a zone it is the clock of the country that the host's name ends in. */
export const placed = (date: Candidate | undefined, url: string | undefined): PageDate | null => {
  if (!date) return null
  // A day without an hour is kept as midnight UTC: its reader sees that day, wherever he is.
  const offset = date.offset ?? (date.timed ? (offsetOfHost(url, date.wall) ?? 0) : 0)
  return { at: new Date(date.wall - offset * 60_000), offset, timed: date.timed, from: date.from }
}

/** A moment in ISO 8601 by a clock so many minutes east of Greenwich: with its offset, or with Z. */
export const inZone = (at: Date, minutes: number): string => {
  if (!minutes) return at.toISOString()
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'))
  return `${new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1)}${minutes < 0 ? '-' : '+'}${hours}:${rest}`
}
