/** The same day and time of day `months` later in UTC; the last day of a month that has no such day (31 January and a month: 28 February). */
export const addMonths = (at: Date, months: number): Date => {
  const later = new Date(at)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const last = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(at.getUTCDate(), last))
  return later
}
