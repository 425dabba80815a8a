import type { ArticleId } from '../articles/articles.ts'
import { type Db, sql } from '../base/database.ts'
import type { MoveWhy, StoryId } from './tables.ts'

export type StoryMove = {
  article: ArticleId
  from: StoryId
  into: StoryId | null
  by: 'machine' | 'editor' | 'publisher'
  why: MoveWhy
  at: Date
}

/** What came into a story, and what left it, latest first: 200 moves at most. Stories that were joined to it are asked for by their own ids. */
export const movesOf = async (db: Db, story: StoryId): Promise<StoryMove[]> => {
  const columns = sql`id, article_id as article, from_story as "from", into_story as "into", by, why, moved_at as at`
  const { rows } = await sql<StoryMove & { id: number }>`
    (select ${columns} from story_moves where from_story = ${story} order by id desc limit 200)
    union (select ${columns} from story_moves where into_story = ${story} order by id desc limit 200)
    order by id desc limit 200`.execute(db)
  return rows.map(({ id: _, ...move }) => move)
}
