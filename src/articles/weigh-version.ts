import { isTeaserOf, toldText } from './life/teaser.ts'
import type { Prepared } from './prepared.ts'

/** What receiving needs to know of the version that stands. `text`: of its body, where somebody had to look; `number`: the publisher's own of it. */
export type Standing = {
  print: string | null
  olderPrints: string[]
  datedAt: Date | null
  words: number
  headline: string
  origin: 'feed' | 'page' | null
  number: number | null
  text?: string
}

/** The publisher's date of an item's version: the later of published and updated, never in the future; null where he gives none. */
export const versionDate = (item: Pick<Prepared, 'published' | 'updated'>, now: Date): Date | null => {
  const latest = Math.max(item.published?.getTime() ?? 0, item.updated?.getTime() ?? 0)
  return latest > 0 ? new Date(Math.min(latest, now.getTime())) : null
}

/** Whether a version comes before (-1) or after (1) another: by the publisher's numbers where both have one, whatever the dates say, else by the dates. */
export const orderOf = (
  one: { number: number | null; datedAt: Date | null },
  other: { number: number | null; datedAt: Date | null },
): -1 | 0 | 1 | 'undated' => {
  if (one.number !== null && other.number !== null && one.number !== other.number) return one.number < other.number ? -1 : 1
  if (!one.datedAt || !other.datedAt) return one.number !== null && other.number !== null ? 0 : 'undated'
  return Math.sign(one.datedAt.getTime() - other.datedAt.getTime()) as -1 | 0 | 1
}

/** How far apart in words two tellings are before anybody asks whether one only opens the other. */
export const areApart = (one: number, other: number): boolean => Math.min(one, other) < Math.max(one, other) * 0.9

export type Verdict = 'same' | 'stale' | 'thinner' | 'fuller' | 'changed' | 'retold' | 'filled'

/**
 * How an item stands to the version that we have.
 * same: nothing that a reader sees differs · stale: an older version that comes late, from a cache or a slower section feed · thinner: the same version
 * with less text (a teaser of it in another feed) · fuller: the same version with more · changed: the publisher changed it · retold: a later version of which
 * only the beginning came: its headline counts, the body stays · filled: an older version that has the body of which the later one brought the beginning.
 */
export const weighVersion = (item: Prepared, standing: Standing, order: -1 | 0 | 1 | 'undated'): Verdict => {
  if (item.print === standing.print) return 'same'
  const ofFeed = standing.origin !== 'page' && standing.text !== undefined
  const isLess = () => ofFeed && isTeaserOf(item, { text: standing.text!, words: standing.words })
  if (order === -1) {
    const told = { html: '', standfirst: null, opening: standing.text ?? '', words: standing.words, correction: null }
    return ofFeed && item.words > 0 && isTeaserOf(told, { text: toldText(item), words: item.words }) ? 'filled' : 'stale'
  }
  if (order === 1) return isLess() ? 'retold' : 'changed'
  if (standing.olderPrints.includes(item.print)) return 'stale'
  if (standing.origin === 'feed' && (item.words < standing.words / 2 || isLess())) return 'thinner'
  if (standing.origin === 'feed' && standing.words < item.words / 2) return 'fuller'
  return 'changed'
}
