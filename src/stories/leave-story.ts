import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { Placer } from './placer.ts'
import { retellStories } from './retell-stories.ts'
import type { StoryId } from './tables.ts'

/** Takes a withdrawn article out of its story; a story that nobody tells any more is deleted. Says `story-changed`. */
export const leaveStory = async (db: Db, { article, placer }: { article: ArticleId; placer: Placer }, now: Date): Promise<void> => {
  await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(7235802)`.execute(tx)
    const row = await tx.deleteFrom('story_articles').where('article_id', '=', article).returning('story_id').executeTakeFirst()
    if (!row) return
    const stories: StoryId[] = [row.story_id]
    await retellStories(tx, stories, now)
    await say(tx, 'story-changed', { stories })
  })
  await placer.round({ restore: [], remove: [article], forgetBefore: 0, place: [] })
}
