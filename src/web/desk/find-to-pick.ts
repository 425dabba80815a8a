import type { ArticleId } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import { type Shelf, storyOfPick } from '../../desk/desk.ts'
import { chooseHits } from '../reader/search/choose-hits.ts'
import { readQuery } from '../reader/search/read-query.ts'
import { type ArticleLine, articleLines } from './gather-lines.ts'

/** Good news is where an editor finds it; it is more often found in these sections than in the others. */
const gladDesks = [
  'desk:science',
  'desk:environment',
  'desk:health',
  'desk:culture',
  'desk:technology',
  'desk:life',
  'desk:sport',
  'desk:local',
]

/** The newest articles that have the words, twenty at the most, and whether there are more. */
export const findArticles = async (db: Db, q: string, now: Date): Promise<{ found: ArticleLine[]; more: boolean }> => {
  const { ids, more } = await chooseHits(db, readQuery({ q }), now)
  const lines = await articleLines(db, ids as ArticleId[])
  return { found: ids.flatMap((id) => lines.get(id) ?? []), more }
}

/** What stands high on the pages now and not on the shelf: the front for our picks, the first of several sections for good news. */
export const offerToPick = async (db: Db, shelf: Shelf, now: Date): Promise<ArticleLine[]> => {
  const where = shelf === 'our-picks' ? sql`e.page = 'front' and e.place < 30` : sql`e.page = any(${gladDesks}) and e.place < 5`
  const { rows } = await sql<{ id: ArticleId }>`
    select distinct on (e.place, e.story_id) e.article_id as id from edition_places e
    where ${where} and not exists (
      select from picks p where p.shelf = ${shelf} and p.until_at > ${now} and ${storyOfPick} = e.story_id)
    order by e.place, e.story_id limit 24`.execute(db)
  const lines = await articleLines(
    db,
    rows.map(({ id }) => id),
  )
  const stories = new Set<string>()
  return rows.flatMap(({ id }) => {
    const line = lines.get(id)
    if (!line || (line.story && stories.has(line.story))) return []
    if (line.story) stories.add(line.story)
    return [line]
  })
}
