import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'
import { untieArticles } from '../stories/stories.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import type { DecisionId, Subject } from './tables.ts'
import { readWhy } from './tie-stories.ts'

type Held = { number: number; kind: 'part' | 'join'; subject: Subject; pairs: { article: ArticleId; other: ArticleId }[] }

/** SQL for whether a row `d` of `decisions` still ties articles, so that it can be taken back. */
export const stillTies = sql<boolean>`(d.kind in ('part', 'join') and exists (select from story_ties t where t.decision_id = d.id and t.untied_at is null))`

/**
 * Takes back that a story was parted, or that two were joined: whatever of it still holds ties nobody any more, and the machine weighs those articles as all others. A decision of its own, in
 * the place of the other; what that one overtook does not come back. Refusals: 'holds-no-more' for one that was taken back or overtaken meanwhile, 'why-too-long'.
 */
export const takeBack = (
  db: Db,
  { decision, by, why }: { decision: DecisionId; by: Editor; why?: string | undefined },
  now: Date,
): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const said = readWhy(why)
    await takeTurn(tx)
    const { rows } = await sql<Held>`
      select d.number, d.kind, d.subject, json_agg(json_build_object('article', t.article_id, 'other', t.other_id)) as pairs
      from decisions d join story_ties t on t.decision_id = d.id and t.untied_at is null where d.id = ${decision} group by d.id`.execute(tx)
    const [held] = rows
    if (!held) throw new Refusal('holds-no-more', 'That holds no more: it was taken back, or a later decision stands in its place.')
    const { stories = [], articles = [] } = held.subject
    const taken = await decide(
      tx,
      {
        kind: 'take-back',
        subject: { stories, articles, takes: decision, ...said },
        says: `Took back what no. ${held.number} ${held.kind === 'part' ? 'parted' : 'joined'}`,
        by,
        supersedes: decision,
      },
      now,
    )
    await untieArticles(tx, { pairs: held.pairs }, now)
    return taken
  })
