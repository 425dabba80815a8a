import type { ArticleId } from '../articles/articles.ts'
import { day, minute } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { placeArticles } from './place-articles.ts'
import type { Placer } from './placer.ts'

/** A delivery that was just received is being heard of; only what is older has been missed. */
const grace = 5 * minute
const reach = 3 * day

/**
 * Places articles of the last three days that have no place, as when what was said of them failed to be heard for longer than jobs are tried again.
 * 500 at a time at most. Gives how many it found. Cost when there are none: one statement over the window's index.
 */
export const placeMissed = async (db: Db, { placer }: { placer: Placer }, now: Date): Promise<number> => {
  const { rows } = await sql<{ id: ArticleId }>`
    select a.id from articles a where a.state = 'ready' and a.published_at > ${new Date(now.getTime() - reach)}
      and a.received_at < ${new Date(now.getTime() - grace)}
      and not exists (select from story_articles sa where sa.article_id = a.id)
    order by a.published_at desc limit 500`.execute(db)
  if (rows.length > 0) await placeArticles(db, { articles: rows.map(({ id }) => id), placer }, now)
  return rows.length
}
