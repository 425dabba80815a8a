import type { Prepared } from './prepared.ts'

/** What receiving needs to know of the version that stands. */
export type Standing = {
  print: string | null
  olderPrints: string[]
  datedAt: Date | null
  words: number
  headline: string
  origin: 'feed' | 'page' | null
}

/** The publisher's date of an item's version: the later of published and updated, never in the future; null where he gives none. */
export const versionDate = (item: Prepared, now: Date): Date | null => {
  const latest = Math.max(item.published?.getTime() ?? 0, item.updated?.getTime() ?? 0)
  return latest > 0 ? new Date(Math.min(latest, now.getTime())) : null
}

/**
 * How an item stands to the version that we have.
 * same: nothing that a reader sees differs · stale: an older version that comes late, from a cache or a slower section feed · thinner: the same version
 * with less text (a teaser of it in another feed) · fuller: the same version with more · changed: the publisher changed it.
 */
export const weighVersion = (item: Prepared, standing: Standing, now: Date): 'same' | 'stale' | 'thinner' | 'fuller' | 'changed' => {
  if (item.print === standing.print) return 'same'
  const date = versionDate(item, now)
  const later = date && standing.datedAt ? Math.sign(date.getTime() - standing.datedAt.getTime()) : 0
  if (later < 0) return 'stale'
  if (later > 0) return 'changed'
  if (standing.olderPrints.includes(item.print)) return 'stale'
  if (standing.origin === 'feed' && item.words < standing.words / 2) return 'thinner'
  if (standing.origin === 'feed' && standing.words < item.words / 2) return 'fuller'
  return 'changed'
}
