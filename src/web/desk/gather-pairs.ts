import { type Db, sql } from '../../base/database.ts'
import type { Waiting } from '../../desk/desk.ts'
import { type Named, nameSubjects } from './decision-rows.tsx'
import { type Decision, gatherDecisions } from './gather-decisions.ts'

/** What is known of a pair beside what readers say: how like the machine holds two stories, and what editors have decided of them. */
export type PairFacts = { likeness: number | null; decisions: Decision[]; named: Named }

const grouping = new Set(['part', 'join', 'leave'])

/** The facts of each pair, in the order given. Some statements a pair, of which a page has fifty at the most. */
export const gatherPairs = async (db: Db, pairs: Waiting[]): Promise<PairFacts[]> => {
  const facts: PairFacts[] = []
  for (const { story, other, article } of pairs) {
    const related = other
      ? await sql<{ likeness: number }>`select max(likeness) as likeness from related_stories
          where (story_id = ${story} and related_id = ${other}) or (story_id = ${other} and related_id = ${story})`.execute(db)
      : { rows: [] }
    const about = article ? { article } : { story: [story, other ?? ''] }
    const all = await gatherDecisions(db, { ...about, most: 20 })
    const decisions = all.filter(({ kind, subject }) => grouping.has(kind) && (article !== null || (subject.stories ?? []).includes(story)))
    facts.push({ likeness: related.rows[0]?.likeness ?? null, decisions, named: await nameSubjects(db, decisions) })
  }
  return facts
}
