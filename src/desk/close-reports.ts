import type { ArticleId } from '../articles/articles.ts'
import { sql, type Tx } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'
import type { DecisionId } from './tables.ts'

/** A pair of which readers said that it is wrongly told: articles that do not belong to a story, or two stories that are one. */
export type Pair = { story: StoryId } & ({ articles: ArticleId[] } | { other: StoryId })

/** The story that a report names, as it is now. */
const asNow = (story: string) => sql`(select coalesce(s.joined_into, s.id) from stories s where s.id = ${sql.ref(story)})`

const waits = (pair: Pair) =>
  'articles' in pair
    ? sql`decided_by is null and kind = 'apart' and article_id = any(${pair.articles}) and ${asNow('r.story_id')} = ${pair.story}`
    : sql`decided_by is null and kind = 'together'
        and (${asNow('r.story_id')}, ${asNow('r.other_story_id')}) in ((${pair.story}, ${pair.other}), (${pair.other}, ${pair.story}))`

/** How many reports of a pair wait for an answer. */
export const countWaiting = async (tx: Tx, pair: Pair): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`select count(*) as waiting from story_reports r where ${waits(pair)}`.execute(tx)
  return rows[0]?.waiting ?? 0
}

/** The reports of a pair that wait are answered by `decision`. */
export const closeReports = async (tx: Tx, pair: Pair, decision: DecisionId): Promise<void> => {
  await sql`update story_reports r set decided_by = ${decision} where ${waits(pair)}`.execute(tx)
}
