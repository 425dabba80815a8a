import { day, hour } from '../../../base/clock.ts'
import { type Db, sql } from '../../../base/database.ts'
import { type MoveTold, movesOn, type Reason } from '../../../edition/edition.ts'
import type { StoryId } from '../../../stories/stories.ts'

/** So far back a page tells what moved on it, and a story its own moves on it (ms). */
export const movesTold = 12 * hour
const ownMovesTold = 2 * day

/** Where a story stands; `place` from 0. */
export type Standing = {
  page: string
  place: number
  articleId: string
  reasons: Reason[]
  line: string | null
  since: Date | null
  score: number
}

/** Where a story stands now on all pages, the one that is asked for first, and how it moved there. A story that was joined is asked for as the one it was joined to. */
export const gatherWhy = async (
  db: Db,
  { page, story }: { page: string; story: string },
  now: Date,
): Promise<{ id: StoryId; leadId: string; here: Standing | undefined; elsewhere: Standing[]; moves: MoveTold[] } | undefined> => {
  const { rows } = await sql<{ id: StoryId; lead: string; places: (Omit<Standing, 'since'> & { since: string | null })[] | null }>`
    select s.id, s.lead_article_id as lead, (
      select json_agg(json_build_object('page', e.page, 'place', e.place, 'articleId', e.article_id, 'reasons', e.reasons, 'line', e.line, 'since', e.since, 'score', e.score) order by e.page)
      from edition_places e where e.story_id = s.id) as places
    from stories s where s.id = (select coalesce(joined_into, id) from stories where id = ${story})`.execute(db)
  const found = rows[0]
  if (!found) return undefined
  const places = (found.places ?? []).map((one) => ({ ...one, since: one.since === null ? null : new Date(one.since) }))
  return {
    id: found.id,
    leadId: found.lead,
    here: places.find((one) => one.page === page),
    elsewhere: places.filter((one) => one.page !== page),
    moves: await movesOn(db, { page, story: found.id }, new Date(now.getTime() - ownMovesTold)),
  }
}

/** Which telling leads each of some stories now. */
export const leadsOf = async (db: Db, stories: StoryId[]): Promise<{ storyId: StoryId; articleId: string }[]> => {
  const { rows } = await sql<{ storyId: StoryId; articleId: string }>`
    select id as "storyId", lead_article_id as "articleId" from stories where id = any(${stories}) and joined_into is null`.execute(db)
  return rows
}
