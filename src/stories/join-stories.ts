import { sql, type Tx } from '../base/database.ts'
import type { StoryId } from './tables.ts'

/** Makes stories one: the tellings go over, and the joined story keeps its address, which leads to the other. Joins are done in the order given. */
export const joinStories = async (tx: Tx, joins: { from: StoryId; into: StoryId }[], now: Date): Promise<void> => {
  for (const { from, into } of joins) {
    await tx.updateTable('story_articles').set({ story_id: into }).where('story_id', '=', from).execute()
    await sql`update stories set joined_into = ${into}, changed_at = ${now}, articles = 0, titles = 0, publishers = 0 where id = ${from} or joined_into = ${from}`.execute(
      tx,
    )
    await sql`delete from related_stories where story_id = ${from} or related_id = ${from}`.execute(tx)
  }
}
