import { type Db, sql } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'

/** `place`: 0 is the top; null: the story is held back from the page. */
export type ActivePin = { page: string; storyId: StoryId; place: number | null; until: Date }

/** Every pin and hold-back that is in force at `now`, by page and place; a story that was joined is pinned as the one it was joined to. One statement. */
export const activePins = async (db: Db, now: Date): Promise<ActivePin[]> => {
  const { rows } = await sql<ActivePin>`
    select p.page, coalesce(s.joined_into, s.id) as "storyId", p.place, p.until_at as "until"
    from pins p join stories s on s.id = p.story_id where p.until_at > ${now} order by p.page, p.place nulls last, p.story_id`.execute(db)
  return rows
}
