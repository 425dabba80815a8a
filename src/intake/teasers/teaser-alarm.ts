import type { Receipt } from '../../articles/articles.ts'
import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/jobs.ts'
import type { FeedId } from '../../titles/titles.ts'
import { fullWordsOf, type Told, turnedBack, turnedToTeasers } from './judge-teasers.ts'
import { teaserSentence } from './teaser-sentence.ts'

type Row = Told & { id: string }

// The newest pieces of a feed: what 30 days of the fastest bring more tells nothing else.
const most = 500

/** What the feed has told in the last 30 days, the newest first. Ids begin with their time. */
const toldBy = async (tx: Db, feed: FeedId, fresh: Set<string>, since: Date | null, now: Date): Promise<Row[]> => {
  const idAt = (at: Date) => newId<'article'>('a', at, (bytes) => new Uint8Array(bytes))
  const { rows } = await sql<{ id: string; words: number; latest: number; open: boolean; known: number }>`
    select p.article_id as id, p.words, p.latest_words as latest, coalesce(p.open_ended, false) as open, a.words as known
    from article_places p join articles a on a.id = p.article_id
    where p.feed_id = ${feed} and p.article_id >= ${idAt(new Date(now.getTime() - 30 * day))} and p.words is not null and a.state <> 'withdrawn'
    order by p.article_id desc limit ${most}`.execute(tx)
  const alarmed = since && idAt(since)
  return rows.map(({ id, words, latest, open, known }) => ({
    ...{ id, most: words, latest, isOpen: open, known },
    isNew: fresh.has(id) || (alarmed !== null && id >= alarmed),
  }))
}

/** What a call leaves on the feed's row of this: the problem, while the alarm lasts. */
export type Alarm = { problem_code: 'teasers'; problem: string } | undefined

/**
 * Looks, after a delivery of a feed was received, whether the feed has turned from full text to openings (teasers-noticed is said, once an episode), or back. Two small
 * statements a delivery.
 */
export const watchTeasers = async (
  tx: Db,
  { feed, receipt }: { feed: FeedId; receipt: Pick<Receipt, 'first' | 'became'> },
  now: Date,
): Promise<Alarm> => {
  const { rows } = await sql<{ since: Date | null; full: number | null }>`
    select teasers_since as since, full_words as full from feed_calls where feed_id = ${feed}`.execute(tx)
  // A feed that is only pushed has no row: nobody calls it.
  if (!rows[0]) return undefined
  const { since, full } = rows[0]
  const here = new Set([...receipt.became.values()].flatMap(({ id }) => (id ? [id as string] : [])))
  const all = await toldBy(tx, feed, new Set(receipt.first), since, now)
  const told = all.filter(({ id }) => here.has(id))
  if (since && full !== null) {
    if (!turnedBack(told, full)) return { problem_code: 'teasers', problem: teaserSentence({ since, full }) }
    await tx.updateTable('feed_calls').set({ teasers_since: null, full_words: null }).where('feed_id', '=', feed).execute()
    return undefined
  }
  if (!turnedToTeasers(told, all)) return undefined
  const words = fullWordsOf(all) as number
  await tx.updateTable('feed_calls').set({ teasers_since: now, full_words: words }).where('feed_id', '=', feed).execute()
  await say(tx, 'teasers-noticed', { feed })
  return { problem_code: 'teasers', problem: teaserSentence({ since: now, full: words }) }
}
