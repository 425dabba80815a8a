import type { ArticleId } from '../articles/articles.ts'
import { sql, type Tx } from '../base/database.ts'
import { unlinkAbroad } from './abroad/unlink-abroad.ts'
import type { StoryId } from './tables.ts'

/**
 * Makes a story one with another: the tellings go over, and the joined story keeps its address, which leads to the other, as do those that were joined to it before. Gives the articles that went over.
 */
export const joinStory = async (tx: Tx, { from, into }: { from: StoryId; into: StoryId }, now: Date): Promise<ArticleId[]> => {
  const gone = await tx.updateTable('story_articles').set({ story_id: into }).where('story_id', '=', from).returning('article_id').execute()
  await leadOn(tx, { from, into }, now)
  return gone.map((row) => row.article_id)
}

/** The address of a story that nobody tells any more leads to another. */
export const leadOn = async (tx: Tx, { from, into }: { from: StoryId; into: StoryId }, now: Date): Promise<void> => {
  await sql`update stories set joined_into = ${into}, changed_at = ${now}, articles = 0, titles = 0, publishers = 0 where id = ${from} or joined_into = ${from}`.execute(
    tx,
  )
  await sql`delete from related_stories where story_id = ${from} or related_id = ${from}`.execute(tx)
  await unlinkAbroad(tx, [from])
}
