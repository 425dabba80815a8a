import { type Db, sql } from '../../../base/database.ts'
import type { Choices } from '../../../readers/readers.ts'
import type { Candidate } from './arrange-yours.ts'

/**
 * What could stand on a reader's own page: the top of the pages that he chose, and of every set page the stories that a title of his tells, each with
 * that title's latest telling. One statement over the set pages, which are small.
 */
export const chooseYours = async (db: Db, { region, sections, titles }: Choices): Promise<Candidate[]> => {
  const pages = [...sections.map((desk) => `desk:${desk}`), ...(region ? [`country:${region}`] : [])]
  const { rows } = await sql<{ page: string; place: number; story_id: string | null; article_id: string; chosen: string | null }>`
    select page, place, story_id, article_id, null as chosen from edition_places where page = any(${pages}) and place < 24
    union all
    select e.page, e.place, e.story_id, told.id, told.name from edition_places e
    join lateral (
      select a.id, t.name from story_articles s join articles a on a.id = s.article_id join titles t on t.id = a.title_id
      where s.story_id = e.story_id and a.title_id = any(${titles}) and a.state = 'ready' order by a.published_at desc, a.id limit 1
    ) told on true
    where e.page = any(${[...pages, 'front']}) and e.place < 48
    order by 1, 2, 5 nulls last limit 2000`.execute(db)
  return rows.map((row) => ({ page: row.page, place: row.place, storyId: row.story_id, articleId: row.article_id, chosen: row.chosen }))
}
