import type { Db } from '../../base/database.ts'
import { chooseDaily, composeDaily, type Daily, dailyOf, keepDaily, type YourPlace } from '../../edition/edition.ts'
import type { ReaderId, Taste } from '../../readers/readers.ts'

/** The top of a reader's own page now, as For you sets it. */
export type YoursOf = (reader: ReaderId, taste: Taste, now: Date) => Promise<YourPlace[]>

/** For whom an edition is set: a reader by his taste, or, as null, whoever is not signed in. `member`: he may read what members read. */
export type For = { reader: ReaderId; taste: Taste; yours: YourPlace[]; member: boolean } | null

/**
 * The edition of `day` ('2026-11-23', in its reader's zone): the one that was set, or one that is set now. undefined while there is no news to set it of. Four statements when it is set.
 */
export const setFor = async (db: Db, { of, day }: { of: For; day: string }, now: Date): Promise<Daily | undefined> => {
  const reader = of?.reader ?? null
  const last = await dailyOf(db, { reader })
  if (last && last.day >= day) return last
  const choice = await chooseDaily(db, {
    yours: of?.yours ?? [],
    member: of?.member ?? false,
    opened: new Set(of?.taste.seen.map(({ storyId }) => storyId)),
    before: last && { stories: new Set(last.places.map(({ storyId }) => storyId)), at: last.setAt },
  })
  const composed = composeDaily(choice)
  if (composed.places.length === 0) return last
  return keepDaily(db, { reader, day, ...composed }, now)
}
