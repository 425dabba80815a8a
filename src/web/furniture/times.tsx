import { day, hour, minute } from '../../base/clock.ts'

const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const years = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const moments = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
const shorts = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const today = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** How long ago, in few letters: 'just now', '12 min', '3 h', 'Sat 21 Nov' from two days on. */
export const ago = (at: Date, now: Date): string => {
  const gone = now.getTime() - at.getTime()
  if (gone < minute) return 'just now'
  if (gone < hour) return `${Math.floor(gone / minute)} min ago`
  if (gone < 2 * day) return `${Math.floor(gone / hour)} h ago`
  return (at.getUTCFullYear() === now.getUTCFullYear() ? dates : years).format(at)
}

export const moment = (at: Date): string => `${moments.format(at).replace(' at ', ', ')} UTC`
export const longDay = (at: Date): string => today.format(at)

/** A time as a reader says it; the script keeps it fresh in pages that stay open or come from the cache. */
export const Ago = ({ at, now }: { at: Date; now: Date }) => (
  <time datetime={at.toISOString()} title={moment(at)}>
    {ago(at, now)}
  </time>
)

export const Moment = ({ at }: { at: Date }) => <time datetime={at.toISOString()}>{moment(at)}</time>

/** Weekday, day and time: 'Sat 21 Nov, 15:46 UTC'. */
const dayMoments = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
export const shortMoment = (at: Date): string => `${dayMoments.format(at).replace(/,(?= \d+ )/, '')} UTC`

/** Weekday and time, for what lies within a few days: 'Sat, 15:46'. */
export const ShortMoment = ({ at }: { at: Date }) => (
  <time datetime={at.toISOString()} title={moment(at)}>
    {shorts.format(at).replace(/,? /, ', ')}
  </time>
)
