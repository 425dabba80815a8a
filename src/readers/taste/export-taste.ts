import type { Db } from '../../base/database.ts'
import type { ReaderId } from '../tables.ts'
import { tasteOf } from './taste.ts'

/** What is kept of a reader's taste, as plain JSON: what he said, all readings, all beliefs with their evidence, his settings. */
export const exportTaste = async (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<object> => {
  const { learning, exploration, usualMinute, tunings } = await tasteOf(db, { reader }, now)
  const beliefs = await db
    .selectFrom('beliefs')
    .select(['kind', 'key', 'name', 'weight', 'opened', 'finished', 'abandoned', 'said', 'changed_at as changedAt'])
    .where('reader_id', '=', reader)
    .orderBy('kind')
    .orderBy('key')
    .execute()
  const readings = await db
    .selectFrom('readings')
    .select(['article_id as article', 'story_id as story', 'opened_at as openedAt', 'share', 'seconds', 'finished'])
    .where('reader_id', '=', reader)
    .orderBy('opened_at')
    .execute()
  return { learning, exploration, usualMinute, tunings, beliefs, readings }
}
