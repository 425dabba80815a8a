import { type Db, sql } from '../../../base/database.ts'
import { everyPage, lineOfPick, type Shelf, storyOfPick, storyOfPin } from '../../../desk/desk.ts'
import type { Place } from '../gather-cards.ts'

/** What stood on a shelf and has had its time, the latest first, each story once, none that stands there again or is held back from every page. One statement. */
export const chooseEarlier = async (db: Db, shelf: Shelf, now: Date, most = 18): Promise<Place[]> => {
  const { rows } = await sql<{ story_id: string; article_id: string; line: string | null }>`
    with told as (
      select s.id as story_id, coalesce(p.article_id, s.lead_article_id) as article_id, ${lineOfPick} as line, p.until_at, p.id
      from (select * from picks where shelf = ${shelf} and until_at <= ${now} order by until_at desc limit 90) p
      join stories s on s.id = ${storyOfPick}
    )
    select story_id, article_id, line from (select distinct on (story_id) * from told order by story_id, until_at desc, id) t
    where not exists (select from edition_places e where e.page = ${shelf} and e.story_id = t.story_id)
      and not exists (select from pins p where p.page = ${everyPage} and p.until_at > ${now} and ${storyOfPin} = t.story_id)
    order by until_at desc, id limit ${most}`.execute(db)
  return rows.map((row) => ({ page: 'earlier', storyId: row.story_id, articleId: row.article_id, reasons: [], line: row.line }))
}
