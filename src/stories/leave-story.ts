import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { unlinkAbroad } from './abroad/unlink-abroad.ts'
import { lockPlacing } from './in-placing.ts'
import { logMoves } from './log-moves.ts'
import type { Placer } from './placer.ts'
import type { StoryId } from './tables.ts'
import { writeChanged } from './write-changed.ts'

/**
 * A headline can be the libel itself, and the address of its story was made of it: an address that is none of its pieces' any more is made anew of another (the id leads there from the old one).
 * A story that the piece was moved out of may have its address of it too; it keeps one that it has of another piece which was once there. Of stories that were joined to it only their ids are needed.
 */
const forgetWords = async (tx: Tx, stories: StoryId[]): Promise<void> => {
  await sql`update stories s set slug = '' where id = any(${stories}) and not exists (
    select from story_articles sa join articles a on a.id = sa.article_id where sa.story_id = s.id and a.state = 'ready' and a.slug = s.slug)
    and not exists (select from story_moves m join articles a on a.id = m.article_id where m.from_story = s.id and a.state = 'ready' and a.slug = s.slug)`.execute(
    tx,
  )
  await sql`update stories set slug = '', headline = '' where (joined_into = any(${stories}) or (id = any(${stories}) and joined_into is not null)) and (slug, headline) <> ('', '')`.execute(
    tx,
  )
}

/** The stories that an article was moved out of. */
const leftBy = async (tx: Tx, article: ArticleId): Promise<StoryId[]> => {
  const { rows } = await sql<{ from_story: StoryId }>`select distinct from_story from story_moves where article_id = ${article}`.execute(tx)
  return rows.map((row) => row.from_story)
}

/** Takes a withdrawn article out of its story; a story that nobody tells any more is deleted. Says `story-changed`. */
export const leaveStory = async (db: Db, { article, placer }: { article: ArticleId; placer: Placer }, now: Date): Promise<void> => {
  await inTransaction(db, async (tx) => {
    await lockPlacing(tx)
    const row = await tx.deleteFrom('story_articles').where('article_id', '=', article).returning('story_id').executeTakeFirst()
    if (!row) return
    const stories = [...new Set([row.story_id, ...(await leftBy(tx, article))])]
    await logMoves(tx, [{ article, from: row.story_id, into: null, by: 'publisher', why: { kind: 'left' } }], now)
    await forgetWords(tx, stories)
    await unlinkAbroad(tx, stories)
    await writeChanged(tx, stories, [], now)
  })
  // Placers of all processes read it in the log, too, before they place again.
  await placer.round({ remove: [article] })
}
