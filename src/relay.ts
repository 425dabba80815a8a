import type { Db } from './base/database.ts'
import type { Relay } from './base/jobs.ts'
import type { PageSetter } from './edition/edition.ts'
import { seedFeedCalls } from './intake/intake.ts'
import { leaveStory, type Placer, placeArticles, refreshStories } from './stories/stories.ts'

const every = <T>(lists: T[][]): T[] => [...new Set(lists.flat())]

/** What happens when something has happened: which room hears which event, and what it does then. */
export const relay = (db: Db, { placer, pages }: { placer: Placer; pages: PageSetter }): Relay => ({
  'title-joined': (facts, now) => seedFeedCalls(db, every(facts.map((fact) => fact.titles)), now),
  'title-left': (facts, now) =>
    seedFeedCalls(
      db,
      facts.map((fact) => fact.title),
      now,
    ),
  // What is kept of pages may show more than the new terms let us: setting the pages anew forgets it.
  'terms-changed': (_, now) => pages.due(now),
  'article-received': async (facts, now) =>
    void (await placeArticles(db, { articles: every(facts.map((fact) => fact.articles)), placer }, now)),
  'article-corrected': async (facts, now) => void (await refreshStories(db, { articles: every(facts.map((fact) => fact.articles)) }, now)),
  'article-withdrawn': async (facts, now) => {
    for (const { article } of facts) await leaveStory(db, { article, placer }, now)
  },
  'story-changed': (_, now) => pages.due(now),
})
