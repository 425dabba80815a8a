import { type Db, sql } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'
import { storyOfPin } from './story-now.ts'

/** `place`: 0 is the top; null: the story is held back from the page. */
export type ActivePin = { page: string; storyId: StoryId; place: number | null; until: Date }

/** What a hold-back is of that is of no single page. */
export const everyPage = 'every'

/**
 * Every pin and hold-back that is in force at `now`, by page and place, one a story and page: a hold-back before a pin, the highest place before a lower one. A story stands as the one
 * in which the telling is that led it when it was pinned. One statement.
 */
export const activePins = async (db: Db, now: Date): Promise<ActivePin[]> => {
  const { rows } = await sql<ActivePin>`
    select * from (
      select distinct on (page, "storyId") * from (
        select p.page, ${storyOfPin} as "storyId", p.place, p.until_at as "until" from pins p where p.until_at > ${now}
      ) p where "storyId" is not null order by page, "storyId", place nulls first, "until" desc
    ) p order by page, place nulls last, "storyId"`.execute(db)
  return rows
}

/** The stories that are held back from every page. */
export const heldEverywhere = (pins: ActivePin[]): Set<string> =>
  new Set(pins.filter(({ page, place }) => page === everyPage && place === null).map(({ storyId }) => storyId))
