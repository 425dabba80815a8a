import type { ArticleId } from '../articles/articles.ts'
import { sql, type Tx } from '../base/database.ts'
import type { MoveWhy, StoryId } from './tables.ts'

export type Moved = { article: ArticleId; from: StoryId; into: StoryId | null; by: 'machine' | 'editor' | 'publisher'; why: MoveWhy }

/** Adds to the log of moves. In a transaction that holds the lock of placing, as its numbers must ascend as they are committed. Gives the last number, or null when nothing moved. */
export const logMoves = async (tx: Tx, moves: Moved[], now: Date): Promise<number | null> => {
  if (moves.length === 0) return null
  const { rows } = await sql<{ last: number }>`with added as (
    insert into story_moves (article_id, from_story, into_story, by, why, moved_at)
    select m.article, m."from", m."into", m.by, m.why, ${now}
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m (article text, "from" text, "into" text, by text, why jsonb) returning id)
    select max(id) as last from added`.execute(tx)
  return rows[0]?.last ?? null
}
