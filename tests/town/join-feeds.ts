import type { Db } from '../../src/base/database.ts'
import type { Relay } from '../../src/base/jobs.ts'
import { seedFeedCalls } from '../../src/intake/intake.ts'
import { joinTitles, type TitleId } from '../../src/titles/titles.ts'

/** Everything is said and nobody does anything about it: for testing a room without those above it. */
export const nobodyMinds: Relay = {
  'title-joined': async () => {},
  'title-left': async () => {},
  'terms-changed': async () => {},
  'article-received': async () => {},
  'article-corrected': async () => {},
  'article-withdrawn': async () => {},
  'article-held': async () => {},
  'teasers-noticed': async () => {},
}

/** Titles with one feed each at `addresses`, under intake's care and due at once. Gives their ids, in order. */
export const joinFeeds = async (db: Db, addresses: string[], now: Date, prefix = 'title'): Promise<TitleId[]> => {
  const ids = addresses.map((_, n) => `${prefix}-${n + 1}` as TitleId)
  const titles = ids.map((id, n) => ({
    id,
    name: `The ${id}`,
    publisher: `House of ${id}`,
    kind: 'daily' as const,
    language: 'en',
    sections: [],
    feeds: [{ address: addresses[n] ?? '' }],
  }))
  await joinTitles(db, titles, now)
  await seedFeedCalls(db, ids, now)
  return ids
}
