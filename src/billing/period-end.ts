/** `months` after `anchor`, on its day of the month or the last one before it: a month after 31 January is 28 February (UTC). */
export const monthsAfter = (anchor: Date, months: number): Date => {
  const at = new Date(anchor)
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + months)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(anchor.getUTCDate(), last))
  return at
}

/** The end of the period that begins at `from`, when periods are counted from `anchor`: the day of the month comes back after a short month. */
export const periodEnd = (from: Date, every: 'month' | 'year', anchor: Date = from): Date => {
  const step = every === 'year' ? 12 : 1
  const passed = (from.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + from.getUTCMonth() - anchor.getUTCMonth()
  let periods = Math.max(0, Math.floor(passed / step) - 1)
  while (monthsAfter(anchor, periods * step) <= from) periods++
  return monthsAfter(anchor, periods * step)
}
