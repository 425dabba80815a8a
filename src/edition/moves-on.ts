import { type Db, sql } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'
import type { Reason } from './tables.ts'

/** A move as it is told; `from` null: it came, `to` null: it left. Places are counted from 0. */
export type MoveTold = { page: string; storyId: StoryId; from: number | null; to: number | null; why: Reason[]; at: Date }

/** The latest moves on a page, or of one story on it, newest first. A story that was joined has the moves of the one it was joined to. One statement. */
export const movesOn = async (
  db: Db,
  { page, story, most = 60 }: { page: string; story?: string | undefined; most?: number },
  since: Date,
): Promise<MoveTold[]> => {
  const { rows } = await sql<MoveTold>`
    select m.page, coalesce(s.joined_into, s.id) as "storyId", m.from_place as "from", m.to_place as "to", m.why, m.moved_at as at
    from edition_moves m join stories s on s.id = m.story_id
    where m.page = ${page} and m.moved_at > ${since} ${story === undefined ? sql`` : sql`and coalesce(s.joined_into, s.id) = ${story}`}
    order by m.moved_at desc, m.to_place nulls last, m.id limit ${most}`.execute(db)
  return rows
}
