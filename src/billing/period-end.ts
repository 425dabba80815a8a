import { addMonths } from '../base/add-months.ts'

/** The end of the period that begins at `from`, when periods are counted from `anchor`: the day of the month comes back after a short month. */
export const periodEnd = (from: Date, every: 'month' | 'year', anchor: Date = from): Date => {
  const step = every === 'year' ? 12 : 1
  const passed = (from.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + from.getUTCMonth() - anchor.getUTCMonth()
  let periods = Math.max(0, Math.floor(passed / step) - 1)
  while (addMonths(anchor, periods * step) <= from) periods++
  return addMonths(anchor, periods * step)
}
