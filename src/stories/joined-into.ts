import { type Db, sql } from '../base/database.ts'
import type { StoryId } from './tables.ts'

/** Where stories that were joined lead to now; one that stands by itself is not in it. One statement. */
export const joinedInto = async (db: Db, stories: StoryId[]): Promise<{ from: StoryId; into: StoryId }[]> => {
  if (stories.length === 0) return []
  const { rows } = await sql<{ from: StoryId; into: StoryId }>`
    select id as "from", joined_into as "into" from stories where id = any(${stories}) and joined_into is not null`.execute(db)
  return rows
}
