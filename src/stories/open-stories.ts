import type { ArticleId } from '../articles/articles.ts'
import type { Tx } from '../base/database.ts'
import { primaryLanguage } from '../base/language.ts'
import type { StoryId } from './tables.ts'

type Opened = { story: StoryId; id: ArticleId; headline: string; language: string | null; published_at: Date }

/** New stories of one telling each; what they say of themselves is told anew afterwards, their address too. */
export const openStories = async (tx: Tx, opened: Opened[], now: Date): Promise<void> => {
  if (opened.length === 0) return
  await tx
    .insertInto('stories')
    .values(
      opened.map(({ story, id, headline, language, published_at }) => ({
        id: story,
        slug: '',
        headline,
        lead_article_id: id,
        first_article_id: id,
        desk: null,
        language: primaryLanguage(language),
        articles: 1,
        titles: 1,
        publishers: 1,
        began_at: published_at,
        latest_at: published_at,
        changed_at: now,
        joined_into: null,
      })),
    )
    .execute()
}
