import { type Db, sql } from '../../../../base/database.ts'
import type { Article } from '../gather-article.ts'

/** One version of an article as it was shown; `seen`: since when. */
export type SeenVersion = {
  version: number
  headline: string
  standfirst: string | null
  html: string | null
  note: string | null
  seen: Date
}

/** Between the first version and the latest so many are shown. */
const most = 12

/** The versions of an article, the newest first: those kept, and the one that stands. One query. */
export const gatherVersions = async (db: Db, { id }: Pick<Article, 'id'>): Promise<SeenVersion[]> => {
  const { rows } = await sql<SeenVersion>`
    select * from (
      select a.version, a.headline, a.standfirst, x.html, a.correction as note, coalesce(a.updated_at, a.changed_at) as seen from articles a left join article_texts x on x.article_id = a.id
      where a.id = ${id} and a.state = 'ready'
      union all (select v.version, v.headline, v.standfirst, v.html, v.note, v.seen_at from article_versions v join articles a on a.id = v.article_id
        where v.article_id = ${id} and a.state = 'ready' and v.version < a.version order by v.version desc limit ${most})
    ) v order by v.version desc`.execute(db)
  return rows
}
