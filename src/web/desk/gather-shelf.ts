import type { ArticleId } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import { activePins, heldEverywhere, lineOfPick, type PickId, type Shelf, storyOfPick } from '../../desk/desk.ts'
import type { StoryId } from '../../stories/stories.ts'
import { articleAt, storyAt } from '../furniture/addresses.ts'
import { type ArticleLine, articleLines, type StoryLine, storyLines } from './gather-lines.ts'

/** A pick that stands or waits; `shown` is null where what was picked has left the paper: it stands nowhere then. */
export type ShelfPick = {
  id: PickId
  story: StoryId | null
  article: ArticleId | null
  line: string | null
  from: Date
  until: Date
  /** Who decided last, and on what number of the log. */
  by: string
  /** Its story is held back from every page: it stands nowhere meanwhile. */
  held: boolean
  shown: (Pick<ArticleLine, 'headline' | 'language' | 'title' | 'titles'> & { href: string }) | null
}

/** The picks of a shelf that are not over, in order. Four statements. */
export const gatherShelf = async (db: Db, shelf: Shelf, now: Date): Promise<ShelfPick[]> => {
  const { rows } = await sql<Omit<ShelfPick, 'shown' | 'held'>>`
    select p.id, case when p.article_id is null then ${storyOfPick} end as story, p.article_id as article, ${lineOfPick} as line, p.from_at as "from", p.until_at as until, d.by_name as by
    from picks p join decisions d on d.id = p.decision_id where p.shelf = ${shelf} and p.until_at > ${now} order by p.place, p.id`.execute(
    db,
  )
  const stories = await storyLines(
    db,
    rows.map(({ story }) => story),
  )
  const articles = await articleLines(
    db,
    rows.map(({ article }) => article),
  )
  const held = heldEverywhere(await activePins(db, now))
  const ofStory = (line: StoryLine | undefined) => line && { ...line, href: storyAt(line) }
  const ofArticle = (line: ArticleLine | undefined) => line && { ...line, href: articleAt(line) }
  return rows.map((row) => ({
    ...row,
    held: held.has((row.story ? stories.get(row.story)?.id : articles.get(row.article ?? '')?.story) ?? ''),
    shown: (row.story ? ofStory(stories.get(row.story)) : ofArticle(articles.get(row.article ?? ''))) ?? null,
  }))
}
