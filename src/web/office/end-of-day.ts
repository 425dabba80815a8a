/** The last moment (UTC) of a day that a date field sent; null for an empty field, 'no-day' for what is none. */
export const endOfDay = (text = ''): Date | null | 'no-day' => {
  if (text.trim() === '') return null
  const day = text.trim()
  const at = new Date(`${day}T23:59:59.999Z`)
  // 2026-02-30 would become a day of March.
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? at : 'no-day'
}
