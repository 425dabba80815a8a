import { type Db, sql } from '../../base/database.ts'
import type { StoryId } from '../tables.ts'

/** The same event in another language. `names`: keys of what both stories name (`sayNames`), rarest first. */
export type Abroad = { id: StoryId; language: string; names: string[] }

/** The stories that tell the events of these in other languages, the one of most publishers first; a story without any is not in it. One statement. */
export const abroadOf = async (db: Db, stories: readonly StoryId[]): Promise<Map<StoryId, Abroad[]>> => {
  if (stories.length === 0) return new Map()
  const { rows } = await sql<{ story: StoryId; abroad: Abroad[] }>`
    select b.story_id as story, json_agg(json_build_object('id', s.id, 'language', s.language, 'names', b.names) order by s.publishers desc, s.id) as abroad
    from stories_abroad b join stories s on s.id = b.abroad_id and s.joined_into is null and s.language is not null
    where b.story_id = any(${[...stories]}::text[]) group by b.story_id`.execute(db)
  return new Map(rows.map(({ story, abroad }) => [story, abroad]))
}
