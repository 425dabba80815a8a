import type { ArticleId } from '../articles/articles.ts'
import { type Db, sql } from '../base/database.ts'
import type { StoryId } from '../stories/stories.ts'
import type { ReportId } from './tables.ts'

/** What readers said of one pair: that `article` does not belong to `story`, or that `story` and `other` are one. */
export type Waiting = {
  kind: 'apart' | 'together'
  story: StoryId
  article: ArticleId | null
  other: StoryId | null
  readers: number
  says: string[]
  first: Date
  latest: Date
  reports: ReportId[]
}

/**
 * Reports that nobody has decided on, those of most readers first, as stories are now: what has meanwhile come apart, or become one, waits no longer. One statement; at
 * most `most` pairs.
 */
export const waitingReports = async (db: Db, { most = 50 }: { most?: number } = {}): Promise<Waiting[]> => {
  const { rows } = await sql<Omit<Waiting, 'first' | 'latest'> & { first: Date; latest: Date }>`
    select kind, story, article, other, count(distinct reader_id) as readers, min(at) as "first", max(at) as "latest",
      coalesce((array_agg(says order by at desc) filter (where says <> ''))[1:5], '{}') as says, array_agg(id order by at) as reports
    from (
      select r.id, r.kind, r.reader_id, r.at, r.says, r.article_id as article,
        case when r.kind = 'apart' then so.id else least(so.id, oo.id) end as story, case when r.kind = 'together' then greatest(so.id, oo.id) end as other
      from story_reports r
      join stories s on s.id = r.story_id join stories so on so.id = coalesce(s.joined_into, s.id)
      left join stories o on o.id = r.other_story_id left join stories oo on oo.id = coalesce(o.joined_into, o.id)
      left join story_articles sa on sa.article_id = r.article_id
      where r.decided_by is null and case when r.kind = 'apart' then (sa.story_id = so.id and so.articles > 1) or exists (select from stories_abroad b where b.story_id = so.id and b.abroad_id = sa.story_id) else so.id <> oo.id end
    ) r group by kind, story, article, other order by readers desc, latest desc limit ${most}`.execute(db)
  return rows
}
