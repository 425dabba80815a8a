import type { ArticleId } from '../articles/articles.ts'
import { type Db, sql } from '../base/database.ts'
import { inPlacing } from './in-placing.ts'
import type { Placer } from './placer.ts'
import type { StoryId } from './tables.ts'
import { type TellingRow, tellingColumns, tellingOf } from './tellings-of.ts'
import { writeChanged } from './write-changed.ts'
import { writeMended } from './write-mended.ts'

/** Articles of one transaction: the embedded database answers nobody else while one is open. */
const atOnce = 50

/**
 * Corrected articles, and those whose full text has come, are weighed anew where they stand, and their stories mended: more is known of them. What the stories say of themselves is told anew. Says
 * `story-changed`. Gives the stories that changed.
 */
export const refreshStories = async (
  db: Db,
  { articles, placer }: { articles: ArticleId[]; placer: Placer },
  now: Date,
): Promise<StoryId[]> => {
  const changed: StoryId[] = []
  for (let i = 0; i < articles.length; i += atOnce) changed.push(...(await refreshSome(db, articles.slice(i, i + atOnce), placer, now)))
  return changed
}

const refreshSome = (db: Db, articles: ArticleId[], placer: Placer, now: Date): Promise<StoryId[]> =>
  inPlacing(db, placer, now, async (tx) => {
    const { rows } = await sql<TellingRow & { story_id: StoryId }>`select ${tellingColumns}, sa.story_id from story_articles sa
      join articles a on a.id = sa.article_id where sa.article_id = any(${articles})`.execute(tx)
    if (rows.length === 0) return []
    const stories = [...new Set(rows.map((row) => row.story_id))]
    const placed = await placer.round({ weighAgain: rows.map((row) => ({ telling: tellingOf(row), story: row.story_id })), mend: stories })
    const mended = await writeMended(tx, placer, placed, now)
    return await writeChanged(tx, [...stories, ...mended], placed.related, now)
  })
