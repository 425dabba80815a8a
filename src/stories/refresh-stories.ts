import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { retellStories } from './retell-stories.ts'
import type { StoryId } from './tables.ts'

/** Writes the stories of corrected articles anew: a headline may have changed. They keep their place. Says `story-changed`. */
export const refreshStories = async (db: Db, { articles }: { articles: ArticleId[] }, now: Date): Promise<StoryId[]> =>
  inTransaction(db, async (tx) => {
    const rows = await tx.selectFrom('story_articles').select('story_id').distinct().where('article_id', 'in', articles).execute()
    const stories = rows.map((row) => row.story_id)
    if (stories.length === 0) return []
    await retellStories(tx, stories, now)
    await say(tx, 'story-changed', { stories })
    return stories
  })
