const thisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const anyYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day in words, in UTC: '3 December'; with its year when that is not `now`'s, or when no `now` is given. */
export const sayDay = (at: Date, now?: Date): string =>
  (now && at.getUTCFullYear() === now.getUTCFullYear() ? thisYear : anyYear).format(at)
