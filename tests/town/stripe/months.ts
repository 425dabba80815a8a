/** Seconds `count` intervals after `from`, on the anchor's day of the month or the last before it, as Stripe's billing cycle anchor has it. */
export const intervalAfter = (from: number, interval: 'month' | 'year', anchor: number): number => {
  const day = new Date(anchor * 1000).getUTCDate()
  const at = new Date(from * 1000)
  const month = at.getUTCMonth() + (interval === 'year' ? 12 : 1)
  const last = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(at.getUTCFullYear(), month, Math.min(day, last), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()) / 1000
}
