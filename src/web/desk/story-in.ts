import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import type { StoryId } from '../../stories/stories.ts'
import { idIn } from '../furniture/addresses.ts'

/** The story that a field names: by its id, its address, or that of one of its articles. Refusal 'no-such-story'. */
export const storyIn = async (db: Db, text: string | undefined): Promise<StoryId> => {
  const [path = ''] = (text ?? '').trim().split(/[?#]/)
  const id = idIn(path.split('/').filter(Boolean).at(-1) ?? '')
  const story =
    id &&
    (await db
      .selectFrom('stories')
      .select(['id', 'joined_into'])
      .where('id', '=', id as StoryId)
      .executeTakeFirst())
  if (story) return story.joined_into ?? story.id
  const article =
    id &&
    (await db
      .selectFrom('story_articles')
      .select('story_id')
      .where('article_id', '=', id as never)
      .executeTakeFirst())
  if (article) return article.story_id
  throw new Refusal('no-such-story', 'There is no such story. Paste its address, or that of one of its articles.')
}
