import type { ArticleId } from '../articles/articles.ts'
import { type Db, sql } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'
import { lineOfPick, storyOfPick } from './story-now.ts'
import type { PickId, Shelf } from './tables.ts'

/** Not who picked it: readers' names are theirs, editors' too. `articleId`: the telling that is shown: the editor's own choice where `chosen`, else what leads the story now. */
export type ActivePick = {
  id: PickId
  shelf: Shelf
  storyId: StoryId
  articleId: ArticleId
  chosen: boolean
  line: string | null
  from: Date
  until: Date
}

/**
 * What stands on a shelf at `now`, in the editors' order. A story stands as the one in which the telling is that led it when it was picked, whatever was joined or parted since, and
 * once; what was taken back or is held, and what is in no story, stands nowhere. One statement.
 */
export const activePicks = async (db: Db, shelf: Shelf, now: Date): Promise<ActivePick[]> => {
  const { rows } = await sql<ActivePick>`
    select distinct on (place, id) * from (
      select distinct on (o.id) p.id, p.shelf, p.place, o.id as "storyId", a.id as "articleId", p.article_id is not null as chosen, ${lineOfPick} as line, p.from_at as "from", p.until_at as "until"
      from picks p
      join stories o on o.id = ${storyOfPick}
      join articles a on a.id = coalesce(p.article_id, o.lead_article_id) and a.state = 'ready'
      where p.shelf = ${shelf} and p.from_at <= ${now} and p.until_at > ${now}
      order by o.id, p.place, p.id
    ) picks order by place, id`.execute(db)
  return rows.map(({ id, storyId, articleId, chosen, line, from, until }) => ({
    id,
    shelf,
    storyId,
    articleId,
    chosen,
    line,
    from,
    until,
  }))
}
