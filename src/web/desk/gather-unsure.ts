import type { ArticleId } from '../../articles/articles.ts'
import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { StoryId } from '../../stories/stories.ts'
import { type ArticleLine, articleLines, type StoryLine, storyLines } from './gather-lines.ts'

/** What the machine decided by little: articles that it told with others, and stories that it told apart. */
export type Unsure = {
  placed: { article: ArticleLine; story: StoryLine }[]
  near: { story: StoryLine; other: StoryLine; likeness: number }[]
}

const reach = day
const most = 6

/** The least likely placings and the likeliest pairs of the last day on which no editor has said a word. Work bounded by the day's placings and stories. */
export const gatherUnsure = async (db: Db, now: Date): Promise<Unsure> => {
  const since = new Date(now.getTime() - reach)
  const placed = await sql<{ id: ArticleId; story: StoryId }>`
    select sa.article_id as id, sa.story_id as story from stories s join story_articles sa on sa.story_id = s.id
    where s.joined_into is null and s.latest_at > ${since} and s.articles > 1 and sa.likeness > 0 and sa.likeness < 1
      and not exists (select from story_ties t where t.untied_at is null and sa.article_id in (t.article_id, t.other_id))
    order by sa.likeness, sa.placed_no desc limit ${most}`.execute(db)
  const near = await sql<{ story: StoryId; other: StoryId; likeness: number }>`
    select distinct on (likeness, least(story_id, related_id)) least(story_id, related_id) as story, greatest(story_id, related_id) as other, r.likeness
    from related_stories r join stories s on s.id = r.story_id join stories o on o.id = r.related_id
    where s.joined_into is null and o.joined_into is null and s.latest_at > ${since} and o.latest_at > ${since}
      and not exists (select from decisions d where d.kind in ('join', 'leave', 'part') and d.subject @> jsonb_build_object('stories', jsonb_build_array(s.id, o.id)))
    order by r.likeness desc, least(story_id, related_id) limit ${most}`.execute(db)
  const articles = await articleLines(
    db,
    placed.rows.map(({ id }) => id),
  )
  const stories = await storyLines(db, [
    ...placed.rows.map(({ story }) => story),
    ...near.rows.flatMap(({ story, other }) => [story, other]),
  ])
  return {
    placed: placed.rows.flatMap(({ id, story: at }) => {
      const [article, story] = [articles.get(id), stories.get(at)]
      return article && story ? [{ article, story }] : []
    }),
    near: near.rows.flatMap(({ story: one, other: two, likeness }) => {
      const [story, other] = [stories.get(one), stories.get(two)]
      return story && other ? [{ story, other, likeness }] : []
    }),
  }
}
