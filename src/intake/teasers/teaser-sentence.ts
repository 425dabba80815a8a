import { type Db, sql } from '../../base/database.ts'
import type { FeedId, TitleId } from '../../titles/titles.ts'

const dayOf = (at: Date) => at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What is wrong, in one sentence. */
export const teaserSentence = ({ since, full }: { since: Date; full: number }): string =>
  `This feed carried full text (about ${full.toLocaleString('en')} words a piece) and since ${dayOf(since)} carries openings.`

export type TeaserFeed = { feed: FeedId; title: TitleId; name: string; address: string; since: Date; sentence: string }

/** The feeds that have turned to openings, the latest first: of `titles` where they are given, or one. */
export const teaserFeeds = async (db: Db, { titles, feed }: { titles?: string[]; feed?: FeedId } = {}): Promise<TeaserFeed[]> => {
  const { rows } = await sql<Omit<TeaserFeed, 'sentence'> & { full: number }>`
    select c.feed_id as feed, f.title_id as title, t.name, f.address, c.teasers_since as since, c.full_words as full
    from feed_calls c join feeds f on f.id = c.feed_id join titles t on t.id = f.title_id
    where c.teasers_since is not null and f.left_at is null and (${titles ?? null}::text[] is null or f.title_id = any(${titles ?? null}::text[]))
      and (${feed ?? null}::text is null or c.feed_id = ${feed ?? null}) order by c.teasers_since desc limit 200`.execute(db)
  return rows.map(({ full, ...row }) => ({ ...row, sentence: teaserSentence({ since: row.since, full }) }))
}

/** The letter that tells of it: to whom runs the paper and who publishes the title. `about`: where more is said, a whole address. */
export const teaserLetter = ({ name, address, sentence }: TeaserFeed, about: string) => ({
  subject: `${name}: a feed has turned to openings`,
  heading: `A feed of ${name} no longer carries full text`,
  paragraphs: [
    sentence,
    `The feed is ${address}`,
    'Nothing fuller that was here before has been replaced: where the whole text had come, it stays. New pieces stand here with what the feed gives of them. If this was agreed, nothing need be done; else the feed can be set to full text again, and this is noticed with the next call.',
  ],
  action: { label: 'What is known of the title', href: about },
})
