import type { ArticleId } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import type { Waiting } from '../../desk/desk.ts'
import { type Named, nameSubjects } from './decision-rows.tsx'
import { type Decision, gatherDecisions } from './gather-decisions.ts'
import { type ArticleLine, articleLines } from './gather-lines.ts'

/**
 * What is known of a pair beside what readers say: how like the machine holds two stories, what others tell in the story of an article, and what editors have decided of them.
 */
export type PairFacts = {
  others: ArticleLine[]
  likeness: number | null
  decisions: Decision[]
  named: Named
}

const grouping = new Set(['part', 'join', 'leave', 'take-back'])

/** The facts of each pair, in the order given. Some statements a pair, of which a page has fifty at the most. */
export const gatherPairs = async (db: Db, pairs: Waiting[]): Promise<PairFacts[]> => {
  const facts: PairFacts[] = []
  for (const { story, other, article } of pairs) {
    const related = other
      ? await sql<{ likeness: number }>`select max(likeness) as likeness from related_stories
          where (story_id = ${story} and related_id = ${other}) or (story_id = ${other} and related_id = ${story})`.execute(db)
      : { rows: [] }
    const others = article
      ? await sql<{ id: ArticleId }>`select sa.article_id as id from story_articles sa join stories s on s.id = sa.story_id
          where s.id = ${story} and sa.article_id not in (${article}, s.lead_article_id) order by sa.placed_no limit 4`.execute(db)
      : { rows: [] }
    const about = article ? { article } : { story: [story, other ?? ''] }
    const all = await gatherDecisions(db, { ...about, most: 20 })
    const decisions = all.filter(({ kind, subject }) => grouping.has(kind) && (article !== null || (subject.stories ?? []).includes(story)))
    const lines = await articleLines(
      db,
      others.rows.map(({ id }) => id),
    )
    facts.push({
      others: [...lines.values()],
      likeness: related.rows[0]?.likeness ?? null,
      decisions,
      named: await nameSubjects(db, decisions),
    })
  }
  return facts
}
