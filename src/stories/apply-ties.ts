import type { ArticleId } from '../articles/articles.ts'
import type { Db } from '../base/database.ts'
import { inPlacing } from './in-placing.ts'
import { knowTied } from './know-window.ts'
import type { Placer } from './placer.ts'
import type { StoryId } from './tables.ts'
import { writeChanged } from './write-changed.ts'
import { writeMended } from './write-mended.ts'

/** Moves what an editor's word about these articles asks to move, however old their stories are. Gives the stories that changed. Says `story-changed`. */
export const applyTies = async (db: Db, { articles, placer }: { articles: ArticleId[]; placer: Placer }, now: Date): Promise<StoryId[]> =>
  inPlacing(db, placer, now, async (tx) => {
    const stories = await knowTied(tx, placer, articles)
    if (stories.length === 0) return []
    const placed = await placer.round({ mend: stories })
    const mended = await writeMended(tx, placer, placed, now)
    return mended.length > 0 ? await writeChanged(tx, mended, placed.related, now) : []
  })
