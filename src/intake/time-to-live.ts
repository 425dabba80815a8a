// RSS 1.0 Syndication module: how often in a period the feed changes.
const periods: Record<string, number> = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 }

/** Minutes that a publisher asks to wait between calls: RSS 2.0 `ttl`, or the Syndication module's period and frequency. Undefined when he does not. */
export const ttlOf = (ttl: number | undefined, sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | undefined => {
  if (ttl !== undefined && ttl > 0 && Number.isFinite(ttl)) return ttl
  const period = periods[sy?.updatePeriod?.trim().toLowerCase() ?? '']
  return period === undefined ? undefined : period / Math.max(1, sy?.updateFrequency ?? 1)
}
