import type { ArticleId } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import { movesOf, type StoryId, type StoryMove } from '../../stories/stories.ts'
import { type Named, nameSubjects } from './decision-rows.tsx'
import { type Decision, gatherDecisions } from './gather-decisions.ts'
import { type ArticleLine, articleLines, type StoryLine, storyLines } from './gather-lines.ts'

export type Tool = {
  story: StoryLine
  /** Its tellings, the earliest first: so many as a page can hold. */
  tellings: ArticleLine[]
  /** Those of which an editor has said where they belong. */
  tied: Set<string>
  /** Stories that are nearly this one. */
  near: { line: StoryLine; likeness: number }[]
  /** Stories that tell it in other languages, each by the article that leads it. */
  abroad: ArticleLine[]
  moves: StoryMove[]
  /** Articles that were moved, as they are called now. */
  moved: Map<string, ArticleLine>
  decisions: Decision[]
  named: Named
}

const mostTellings = 200

/** All that the desk knows of a story; undefined when nobody tells it. */
export const gatherTool = async (db: Db, id: StoryId): Promise<Tool | undefined> => {
  const story = (await storyLines(db, [id])).get(id)
  if (!story) return undefined
  const { rows } = await sql<{ id: ArticleId; tied: boolean }>`
    select sa.article_id as id, exists (select from story_ties t where t.untied_at is null and sa.article_id in (t.article_id, t.other_id)) as tied
    from story_articles sa where sa.story_id = ${story.id} limit ${mostTellings}`.execute(db)
  const lines = await articleLines(
    db,
    rows.map((row) => row.id),
  )
  const related = await sql<{ id: StoryId; likeness: number }>`
    select related_id as id, likeness from related_stories where story_id = ${story.id} order by likeness desc limit 6`.execute(db)
  const nearLines = await storyLines(
    db,
    related.rows.map((row) => row.id),
  )
  const abroad = await sql<{
    id: ArticleId
  }>`select s.lead_article_id as id from stories_abroad b join stories s on s.id = b.abroad_id where b.story_id = ${story.id} limit 20`.execute(
    db,
  )
  const abroadLines = await articleLines(
    db,
    abroad.rows.map((row) => row.id),
  )
  const joined = await db.selectFrom('stories').select('id').where('joined_into', '=', story.id).limit(20).execute()
  const moves = (await movesOf(db, story.id)).slice(0, 60)
  const decisions = await gatherDecisions(db, { story: [story.id, ...joined.map((one) => one.id)], most: 40 })
  return {
    story,
    tellings: [...lines.values()].sort((a, b) => a.published.getTime() - b.published.getTime()),
    tied: new Set(rows.filter(({ tied }) => tied).map((row) => row.id)),
    near: related.rows.flatMap(({ id: other, likeness }) => {
      const line = nearLines.get(other)
      return line ? [{ line, likeness }] : []
    }),
    abroad: [...abroadLines.values()],
    moves,
    moved: await articleLines(
      db,
      moves.map(({ article }) => article),
    ),
    decisions,
    named: await nameSubjects(db, decisions),
  }
}
