import { type Db, sql } from '../../../base/database.ts'
import type { Reason } from '../../../edition/edition.ts'
import type { Place } from '../gather-cards.ts'

/** Places that the front page may fill: the top of the front, of each section, of each shelf of the desk and of each country, those of most titles first. One statement over two small tables. */
export const chooseFront = async (db: Db): Promise<Place[]> => {
  const { rows } = await sql<{ page: string; story_id: string; article_id: string; reasons: Reason[]; line: string | null }>`
    select page, story_id, article_id, reasons, line from edition_places
    left join (select country, count(*) as titles from titles where left_at is null group by country) of on 'country:' || of.country = page
    where place < case when page = 'front' then 30 when page like 'desk:%' then 24 when page like 'country:%' then 4 else 12 end
    order by of.titles desc nulls last, page, place`.execute(db)
  return rows.map((row) => ({ page: row.page, storyId: row.story_id, articleId: row.article_id, reasons: row.reasons, line: row.line }))
}
