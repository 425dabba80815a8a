import { sql } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'

// Where an article is told now; of one that was taken back, where it was told last.
const told = (article: string) => sql`(select story_id from story_articles where article_id = ${sql.raw(article)})`
const toldLast = sql`(select coalesce(m.into_story, m.from_story) from story_moves m where m.article_id = p.lead_article_id order by m.id desc limit 1)`
const standing = (article: string) => sql<StoryId | null>`(select coalesce(n.joined_into, n.id) from stories n
  where n.id = coalesce(${told(article)}, ${toldLast}, p.story_id))`

/**
 * SQL for the story that a row `p` of `picks` means now: an article's own, or that of the telling which led when it was picked, through all joins and parts since. Null where nobody tells
 * it any more. For a statement of one's own.
 */
export const storyOfPick = standing('coalesce(p.article_id, p.lead_article_id)')

/** The same for a row `p` of `pins`. */
export const storyOfPin = standing('p.lead_article_id')

/** SQL for the line of a row `p` of `picks`: none while the telling that it was written over is not in the paper, whose words it may have. */
export const lineOfPick = sql<
  string | null
>`case when exists (select from articles t where t.id = p.lead_article_id and t.state <> 'ready' and t.joined_into is null)
  then null else p.line end`
