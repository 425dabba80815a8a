import { type Db, inTransaction, sql } from '../base/database.ts'
import { inPlacing, lockPlacing } from './in-placing.ts'
import { catchUp, isBehind, windowStart } from './know-window.ts'
import type { Known, Placer } from './placer.ts'
import type { StoryId } from './tables.ts'
import { writeChanged } from './write-changed.ts'
import { writeMended } from './write-mended.ts'

/** Stories of one transaction, and transactions of one call. */
const atOnce = 100
const mostSteps = 10

type Mending = { looked: number; changed: number }

/**
 * Mends the stories of the window: joins those that turn out to be one, parts those that turn out to be two, and moves articles that belong elsewhere. A window that is small enough is arranged as a whole, when
 * anything changed since it was; of a larger one some steps are done, from the newest on, going on where the last call ended. What changed by one step is one transaction. Gives how many stories were looked
 * at and how many changed. Says `story-changed`.
 */
export const mendStories = async (
  db: Db,
  { placer, steps = mostSteps }: { placer: Placer; steps?: number },
  now: Date,
): Promise<Mending> => {
  const whole = await mendWhole(db, placer, now)
  if (whole) return whole
  const done = { looked: 0, changed: 0 }
  for (let step = 0; step < steps; step++) {
    const some = await mendSome(db, placer, now)
    done.looked += some.looked
    done.changed += some.changed
    if (placer.mended === null) break
  }
  return done
}

const same = (one: Known | null, other: Known | null) =>
  one !== null && other !== null && one.placed === other.placed && one.moved === other.moved && one.tied === other.tied

/** Arranging all at once takes seconds of the thread: not within a transaction, as an embedded database would answer nobody else. Null when there is too much of it. */
const mendWhole = (db: Db, placer: Placer, now: Date): Promise<Mending | null> =>
  placer.alone(async () => {
    try {
      await catchUp(db, placer, now)
      if (same(placer.known, placer.mendedAt)) return { looked: 0, changed: 0 }
      const placed = await placer.round({ mendWindow: true, forgetBefore: windowStart(now).getTime() })
      if (!placed.whole) return null
      const changed = await inTransaction(db, async (tx) => {
        if (placed.joins.length + placed.moves.length === 0) return []
        await lockPlacing(tx)
        // Somebody was faster: what was found may not hold any more.
        if (await isBehind(tx, placer)) return null
        return await writeChanged(tx, await writeMended(tx, placer, placed, now), placed.related, now)
      })
      if (changed === null) placer.startAfresh()
      else placer.mendedAt = placer.known && { ...placer.known }
      return { looked: placed.related.length, changed: changed?.length ?? 0 }
    } catch (error) {
      placer.startAfresh()
      throw error
    }
  })

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
