import { type Db, sql } from '../base/database.ts'
import { inPlacing } from './in-placing.ts'
import { windowStart } from './know-window.ts'
import type { Placer } from './placer.ts'
import type { StoryId } from './tables.ts'
import { writeChanged } from './write-changed.ts'
import { writeMended } from './write-mended.ts'

/** Stories of one transaction, and transactions of one call. */
const atOnce = 100
const mostSteps = 10

/**
 * Mends the stories of the window in bounded steps, from the newest on: joins those that turn out to be one, parts those that turn out to be two, and moves articles that belong elsewhere. Goes on where it
 * last ended and begins again when it is through. What changed by one step is one transaction. Gives how many stories it looked at and how many changed. Says `story-changed`.
 */
export const mendStories = async (
  db: Db,
  { placer, steps = mostSteps }: { placer: Placer; steps?: number },
  now: Date,
): Promise<{ looked: number; changed: number }> => {
  let looked = 0
  let changed = 0
  for (let step = 0; step < steps; step++) {
    const done = await mendSome(db, placer, now)
    looked += done.looked
    changed += done.changed
    if (placer.mended === null) break
  }
  return { looked, changed }
}

const mendSome = (db: Db, placer: Placer, now: Date) =>
  inPlacing(db, placer, now, async (tx) => {
    const from = placer.mended
    const { rows } = await sql<{
      id: StoryId
      at: Date
    }>`select id, latest_at as at from stories where joined_into is null and latest_at >= ${windowStart(now)}
      and ${from ? sql`(latest_at, id) < (${from.at}, ${from.id})` : sql`true`} order by latest_at desc, id desc limit ${atOnce}`.execute(
      tx,
    )
    placer.mended = rows.length < atOnce ? null : (rows.at(-1) ?? null)
    if (rows.length === 0) return { looked: 0, changed: 0 }
    const placed = await placer.round({ mend: rows.map(({ id }) => id) })
    const mended = await writeMended(tx, placer, placed, now)
    const changed = await writeChanged(tx, mended, placed.related, now)
    return { looked: rows.length, changed: changed.length }
  })
