import { type Db, sql } from '../../base/database.ts'
import type { OwnTopic } from '../../intake/intake.ts'
import { isDesk } from '../furniture/desks.ts'

/** The feeds of which hubs are told: those of the pages that the edition weighs. What editors pick changes a few times a day, titles' and stories' feeds with each piece: they name no hub. */
export const isTold = (of: string, id: string): boolean => of === 'section' || (of === '' && id === 'front')

/** How long a changed page is let be before hubs are told, in seconds: every process that serves it has made its feed anew by then. */
const settled = 4

/**
 * The feeds of ours that hubs know, as whole addresses, each with a print of what stands in it: which pieces in which order, and their headlines and versions. A page that was set just now waits. One statement.
 */
export const ownTopics = async (db: Db, address: string, now: Date): Promise<OwnTopic[]> => {
  const { rows } = await sql<{ page: string; print: string }>`
    select p.page, md5(string_agg(concat_ws(' ', p.story_id, a.id, a.version, a.picture_id, md5(a.headline)), '|' order by p.place)) as print
    from edition_places p join articles a on a.id = p.article_id where p.page = 'front' or p.page like 'desk:%'
    group by p.page having max(p.set_at) <= ${new Date(now.getTime() - settled * 1000)} order by p.page = 'front' desc, p.page`.execute(db)
  return rows.flatMap(({ page, print }) => {
    const desk = page.slice('desk:'.length)
    const path = page === 'front' ? '/feeds/front' : isDesk(desk) ? `/feeds/section/${desk}` : undefined
    return path === undefined ? [] : ['xml', 'json'].map((form) => ({ topic: `${address}${path}.${form}`, print }))
  })
}
