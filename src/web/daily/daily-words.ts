import type { DailyPart } from '../../edition/edition.ts'
import { firstSentence } from '../furniture/card.tsx'
import type { Card } from '../reader/gather-cards.ts'

/** What each part is called, in the order in which they stand. */
export const partNames: Record<DailyPart, string> = {
  top: 'The news',
  yours: 'For you',
  picks: 'Our picks',
  whole: 'One to read whole',
  good: 'To end with',
}

const days = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
/** 'Monday 23 November' of '2026-11-23'. */
export const sayDayOf = (day: string): string => days.format(new Date(`${day}T00:00:00Z`)).replace(',', '')

/** '06:30' of minutes since midnight. */
export const sayMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** 'one story', '12 stories': how much it is. */
export const storiesSay = (n: number): string => (n === 1 ? 'one story' : `${n} stories`)

/** To read a piece whole: '1 minute', '6 minutes'. */
export const minutesSay = (n: number): string => (n === 1 ? '1 minute' : `${n} minutes`)

/** 'about ten minutes', as it is said. */
export const sayMinutes = (minutes: number): string => (minutes === 1 ? 'About a minute' : `About ${minutes} minutes`)

const shortest = 90
const longest = 320

/** A story in brief, in its publisher's own words: what the title says below its headline and, where that is little, how the piece begins. Only of what lists show. */
export const brief = ({ article }: Card): string | null => {
  const { standfirst, opening } = article
  const begins = firstSentence(opening)
  if (!standfirst) return begins
  if (standfirst.length >= shortest || !begins || begins.startsWith(standfirst.slice(0, 40))) return standfirst.slice(0, longest)
  return `${/[.!?…]$/.test(standfirst) ? standfirst : `${standfirst}.`} ${begins}`
}
