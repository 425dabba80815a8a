import type { ArticleId } from '../articles/articles.ts'
import { type Db, sql } from '../base/database.ts'
import { inPlacing } from './in-placing.ts'
import { knowTied, windowStart } from './know-window.ts'
import { openStories } from './open-stories.ts'
import type { Placer } from './placer.ts'
import type { StoryId } from './tables.ts'
import { type TellingRow, tellingColumns, tellingOf } from './tellings-of.ts'
import { writeChanged } from './write-changed.ts'
import { writeMended } from './write-mended.ts'

/** Articles of one transaction: the embedded database answers nobody else while one is open. */
const atOnce = 50

/**
 * Places articles beside those that tell the same event, opening a story for one that nobody tells yet, and mends the stories that grew.
 * An article that has its place keeps it. In one transaction under an advisory lock: one process places at a time. Says `story-changed`.
 * Gives the stories that changed. Cost: some fifteen statements for up to 50 articles, whatever is held; placing itself is on the placer's thread.
 */
export const placeArticles = async (
  db: Db,
  { articles, placer }: { articles: ArticleId[]; placer: Placer },
  now: Date,
): Promise<StoryId[]> => {
  const changed: StoryId[] = []
  for (let i = 0; i < articles.length; i += atOnce)
    changed.push(...(await placeSome(db, { articles: articles.slice(i, i + atOnce), placer }, now)))
  return changed
}

const placeSome = (db: Db, { articles, placer }: { articles: ArticleId[]; placer: Placer }, now: Date): Promise<StoryId[]> =>
  inPlacing(db, placer, now, async (tx) => {
    const { rows } = await sql<TellingRow>`select ${tellingColumns} from unnest(${articles}::text[]) as w(id)
      cross join lateral (select * from articles where id = w.id limit 1) a
      where a.state = 'ready' and (select true from story_articles where article_id = a.id limit 1) is null order by a.published_at, a.id`.execute(
      tx,
    )
    if (rows.length === 0) return []
    const tied = await knowTied(
      tx,
      placer,
      rows.map(({ id }) => id),
    )
    const placed = await placer.round({
      // Stories that an editor's word leads to may be older than the window: they are not forgotten before the word is obeyed.
      ...(tied.length === 0 && { forgetBefore: windowStart(now).getTime() }),
      place: rows.map(tellingOf),
      mend: tied,
    })
    const byId = new Map(rows.map((row) => [row.id as string, row]))
    const fresh = placed.placements.filter((placement) => placement.fresh)
    await openStories(
      tx,
      fresh.map((placement) => ({ story: placement.story as StoryId, ...(byId.get(placement.id) as TellingRow) })),
      now,
    )
    const numbers = await tx
      .insertInto('story_articles')
      .values(
        placed.placements.map((placement) => ({
          article_id: placement.id as ArticleId,
          story_id: placement.story as StoryId,
          likeness: placement.likeness,
          reason: sql`${JSON.stringify({ words: placement.words })}::jsonb` as never,
          placed_at: now,
        })),
      )
      .returning('placed_no')
      .execute()
    if (placer.known) placer.known.placed = Math.max(...numbers.map((row) => row.placed_no))
    const mended = await writeMended(tx, placer, placed, now)
    return await writeChanged(tx, mended, placed.related, now)
  })
