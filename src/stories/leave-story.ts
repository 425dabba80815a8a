import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { Placer } from './placer.ts'
import { retellStories } from './retell-stories.ts'
import type { StoryId } from './tables.ts'

/**
 * A headline can be the libel itself, and the address of its story was made of it: an address that is none of its pieces' any more is made anew of another (the id leads there from the old one).
 * Of stories that were joined to it only their ids are needed.
 */
const forgetWords = async (tx: Tx, story: StoryId): Promise<void> => {
  await sql`update stories s set slug = '' where id = ${story} and not exists (
    select from story_articles sa join articles a on a.id = sa.article_id where sa.story_id = s.id and a.state = 'ready' and a.slug = s.slug)`.execute(
    tx,
  )
  await sql`update stories set slug = '', headline = '' where joined_into = ${story} and (slug, headline) <> ('', '')`.execute(tx)
}

/** Takes a withdrawn article out of its story; a story that nobody tells any more is deleted. Says `story-changed`. */
export const leaveStory = async (db: Db, { article, placer }: { article: ArticleId; placer: Placer }, now: Date): Promise<void> => {
  await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(7235802)`.execute(tx)
    const row = await tx.deleteFrom('story_articles').where('article_id', '=', article).returning('story_id').executeTakeFirst()
    if (!row) return
    const stories: StoryId[] = [row.story_id]
    await forgetWords(tx, row.story_id)
    await retellStories(tx, stories, now)
    await say(tx, 'story-changed', { stories })
  })
  await placer.round({ restore: [], remove: [article], forgetBefore: 0, place: [] })
}
