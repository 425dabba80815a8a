import type { ArticleId } from '../../articles/articles.ts'
import { sql, type Tx } from '../../base/database.ts'
import type { StoryId } from '../tables.ts'

/**
 * Lets go of what was found of these stories in other languages: their tellings changed hands, and what is kept of it may be of one that was taken back. The next round (`linkAbroad`) finds again what still holds.
 */
export const unlinkAbroad = async (tx: Tx, stories: readonly StoryId[]): Promise<void> => {
  if (stories.length === 0) return
  await sql`delete from stories_abroad where story_id = any(${[...stories]}::text[]) or abroad_id = any(${[...stories]}::text[])`.execute(
    tx,
  )
}

/** Stories between which an editor has said of two articles that they do not tell one story are not set side by side any more. */
export const unlinkApart = async (tx: Tx, ties: readonly { article: ArticleId; other: ArticleId }[]): Promise<void> => {
  if (ties.length === 0) return
  await sql`delete from stories_abroad sab using jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as t (article text, other text)
    join story_articles a on a.article_id = t.article join story_articles b on b.article_id = t.other
    where (sab.story_id, sab.abroad_id) in ((a.story_id, b.story_id), (b.story_id, a.story_id))`.execute(tx)
}
