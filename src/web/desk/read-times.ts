import { Refusal } from '../../base/refusal.ts'

/** What a field of date and time holds ('2026-11-23T18:00'), taken as UTC; undefined when it is empty. Refusal 'no-such-time' for what is no time. */
export const readTime = (text: string | undefined): Date | undefined => {
  const words = (text ?? '').trim()
  if (!words) return undefined
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(words) ? new Date(`${words}Z`) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime())) throw new Refusal('no-such-time', 'Give a time as 2026-12-31T18:00, or leave it empty.')
  return at
}

/** The same the other way round, to the minute. */
export const timeField = (at: Date): string => at.toISOString().slice(0, 16)
