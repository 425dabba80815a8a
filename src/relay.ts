import { findCopies, type PurgeWatch } from './articles/articles.ts'
import type { Db } from './base/database.ts'
import type { Relay } from './base/jobs.ts'
import type { PageSetter } from './edition/edition.ts'
import { seedFeedCalls, teaserFeeds, teaserLetter } from './intake/intake.ts'
import { leaveSurfaces } from './leave-surfaces.ts'
import { beginTrial, writeOfStanding } from './membership/membership.ts'
import { followStories, readerAccount, tellKeepers } from './readers/readers.ts'
import { applyTies, joinedInto, type Placer, placeArticles, refreshStories } from './stories/stories.ts'
import type { FeedId } from './titles/titles.ts'
import { type Inside, trialRules } from './web/web.ts'

const every = <T>(lists: T[][]): T[] => [...new Set(lists.flat())]

/** Whoever runs the paper and whoever publishes the title are told, unless the feed has meanwhile turned back. */
const tellOfTeasers = async (db: Db, feed: FeedId, { letters, address }: Pick<Inside, 'letters' | 'address'>, now: Date) => {
  const [found] = await teaserFeeds(db, { feed })
  if (!found) return
  const letter = teaserLetter(found, `${address}/titles/${encodeURIComponent(found.title)}`)
  await tellKeepers(db, { title: found.title, kind: 'teasers', letter, letters }, now)
}

type Hearers = {
  placer: Placer
  pages: PageSetter
  changed: () => void
  /** Of this process: its memory of pages and its picture files. */
  purges: PurgeWatch
  inside: Pick<Inside, 'config' | 'address' | 'secret' | 'letters' | 'billing'>
}

/** What happens when something has happened: which room hears which event, and what it does then. `hearers` are looked at when something is heard, not before. */
export const relay = (db: Db, hearers: Hearers): Relay => ({
  'title-joined': (facts, now) => seedFeedCalls(db, every(facts.map((fact) => fact.titles)), now),
  'title-left': (facts, now) =>
    seedFeedCalls(
      db,
      facts.map((fact) => fact.title),
      now,
    ),
  // What is kept of pages may show more than the new terms let us.
  'terms-changed': async (_, now) => {
    hearers.changed()
    await hearers.pages.due(now)
  },
  'article-received': async (facts, now) => {
    const articles = every(facts.map((fact) => fact.articles))
    // Copies first: a story says who was first without those that only carry his text.
    await findCopies(db, articles, now)
    await placeArticles(db, { articles, placer: hearers.placer }, now)
  },
  'article-corrected': async (facts, now) => {
    const articles = every(facts.map((fact) => fact.articles))
    await findCopies(db, articles, now)
    await refreshStories(db, { articles, placer: hearers.placer }, now)
  },
  'article-withdrawn': (facts, now) => leaveSurfaces(db, every(facts.map((fact) => [fact.article])), hearers, now),
  'teasers-noticed': async (facts, now) => {
    for (const { feed } of facts) await tellOfTeasers(db, feed, hearers.inside, now)
  },
  'article-held': (facts, now) => leaveSurfaces(db, every(facts.map((fact) => [fact.article])), hearers, now),
  'story-tied': async (facts, now) =>
    void (await applyTies(db, { articles: every(facts.map((fact) => fact.articles)), placer: hearers.placer }, now)),
  // What readers follow and mute stays so, whatever the story is called now.
  'story-joined': async (facts) => followStories(db, await joinedInto(db, every(facts.map((fact) => fact.stories)))),
  'story-changed': (_, now) => hearers.pages.due(now),
  // What an editor takes off must not be given from memory, and he looks at once whether it is as he wanted it.
  'decision-taken': async (_, now) => {
    hearers.changed()
    await hearers.pages.due(now)
  },
  'letter-written': async (_, now) => void (await hearers.inside.letters.sendWaiting(db, now)),
  // Signing up begins the trial at once; this is for the sign-up whose process died in between.
  'reader-joined': async (facts, now) => {
    for (const { reader } of facts) {
      const account = await readerAccount(db, reader)
      if (account) await beginTrial(db, { reader, mail: account.mail }, now, trialRules(hearers.inside))
    }
  },
  'reader-forgotten': (facts, now) => hearers.inside.billing.hearForgotten(facts, now),
  'standing-changed': async (facts, now) => {
    const { letters, address, config } = hearers.inside
    const readers = every(facts.map((fact) => [fact.reader]))
    await writeOfStanding(db, { readers, letters, address, graceDays: config.GRACE_DAYS }, now)
  },
  'payment-received': async (facts, now) => void (await hearers.inside.billing.hearPaymentsReceived(facts, now)),
  'payment-event-received': (facts, now) => hearers.inside.billing.hearPaymentEvents(facts, now),
})
