import { type Db, sql } from '../../base/database.ts'
import type { ArticleId } from '../tables.ts'

/** How an article stands among its copies. `origin`: the original's id, its own where it is that; `copies`: how many titles print it beside the original. */
export type Copied = { origin: ArticleId; likeness: number; copies: number }

/** Which of these articles are copies, or have copies, of whom: those that are alone are not in it. One query. */
export const copiesOf = async (db: Db, articles: ArticleId[]): Promise<Map<ArticleId, Copied>> => {
  if (articles.length === 0) return new Map()
  const { rows } = await sql<Copied & { id: ArticleId }>`
    with asked as (
      select article_id as id, origin_id as origin, likeness from article_copies where article_id = any(${articles}::text[])
      union all select distinct origin_id, origin_id, 1::real from article_copies where origin_id = any(${articles}::text[])
    )
    select q.id, q.origin, q.likeness, (select count(distinct a.title_id)::int from article_copies c join articles a on a.id = c.article_id where c.origin_id = q.origin) as copies
    from asked q`.execute(db)
  return new Map(rows.map(({ id, ...copied }) => [id, copied]))
}
