import type { ArticleId } from '../articles/articles.ts'
import { sql, type Tx } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { Refusal } from '../base/refusal.ts'
import { unlinkApart } from './abroad/unlink-abroad.ts'
import { lockPlacing } from './in-placing.ts'
import { settleTies } from './settle-ties.ts'
import type { Tie } from './ties.ts'

export type ArticleTie = { article: ArticleId; other: ArticleId; together: boolean }

/** Pairs of one word of an editor; and how many articles may be bound to one another, so that nobody has to walk further. */
const mostTies = 5000
const mostBound = 10_000

type Row = { id: ArticleId; other: ArticleId; together: boolean }

/** The ties that hold among all who are bound to these articles. */
const heldAround = async (tx: Tx, articles: ArticleId[]): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    with recursive links as (
      select article_id as one, other_id as other from story_ties where together and untied_at is null
      union all select other_id, article_id from story_ties where together and untied_at is null
    ), bound (id) as (
      select unnest(${articles}::text[])
      union select l.other from bound b join links l on l.one = b.id
    ), near as (select id from bound limit ${mostBound + 1})
    select article_id as id, other_id as other, together from story_ties where untied_at is null and article_id in (select id from near)
    union select article_id, other_id, together from story_ties where untied_at is null and other_id in (select id from near)
    limit ${mostBound * 10}`.execute(tx)
  return rows
}

const write = async (tx: Tx, ties: Tie[], decision: string | null, now: Date): Promise<void> => {
  if (ties.length === 0) return
  await sql`insert into story_ties (article_id, other_id, together, decision_id, tied_at)
    select least(t.id, t.other), greatest(t.id, t.other), t.together, ${decision}, ${now} from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as t (id text, other text, together boolean)
    on conflict (article_id, other_id) do update set together = excluded.together, decision_id = excluded.decision_id, tied_at = excluded.tied_at, untied_at = null, tie_no = default`.execute(
    tx,
  )
}

const letGo = async (tx: Tx, ties: Pick<Tie, 'id' | 'other'>[], now: Date): Promise<ArticleId[]> => {
  if (ties.length === 0) return []
  const { rows } = await sql<{ one: ArticleId; other: ArticleId }>`update story_ties t set untied_at = ${now}, tie_no = default
    from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as p (id text, other text)
    where t.article_id = least(p.id, p.other) and t.other_id = greatest(p.id, p.other) and t.untied_at is null returning t.article_id as one, t.other_id as other`.execute(
    tx,
  )
  return rows.flatMap(({ one, other }) => [one, other])
}

const every = (ties: { article: ArticleId; other: ArticleId }[]) => [...new Set(ties.flatMap(({ article, other }) => [article, other]))]

/**
 * An editor's word that articles belong together, or apart: it holds against the machine until it is taken back (`untieArticles`) or a later word overtakes it (`settleTies` says which). In the transaction
 * of the editor's decision; the stories are moved when `story-tied` is heard. Of two articles that are said to be apart, `article` is the one that leaves those who hold it there.
 * To part a story, tie each article that goes apart from one that stays, and together with one another; to join two, tie one article of each together. Throws a `Refusal`: `too-many-ties`, `article-unknown`, `tied-to-itself`.
 */
export const tieArticles = async (
  tx: Tx,
  { ties, decision = null }: { ties: ArticleTie[]; decision?: string | null },
  now: Date,
): Promise<{ released: ArticleTie[] }> => {
  if (ties.length === 0) return { released: [] }
  if (ties.length > mostTies) throw new Refusal('too-many-ties', `At most ${mostTies} pairs of articles can be tied at once.`)
  if (ties.some(({ article, other }) => article === other)) throw new Refusal('tied-to-itself', 'An article cannot be tied to itself.')
  const articles = every(ties)
  const found = await tx.selectFrom('articles').select('id').where('id', 'in', articles).execute()
  if (found.length < articles.length) throw new Refusal('article-unknown', 'One of these articles is not there any more.')
  await lockPlacing(tx)
  const said = ties.map(({ article, other, together }) => ({ id: article, other, together }))
  const settled = settleTies(await heldAround(tx, articles), said)
  await letGo(tx, settled.released, now)
  await write(tx, settled.ties, decision, now)
  await unlinkApart(
    tx,
    ties.filter(({ together }) => !together),
  )
  const released = settled.released.map(({ id, other, together }) => ({ article: id as ArticleId, other: other as ArticleId, together }))
  await say(tx, 'story-tied', { articles: every([...ties, ...released]) })
  return { released }
}

/** Takes an editor's word back: from now on the machine weighs these pairs as all others. Pairs that were not tied are passed over. Says `story-tied`. */
export const untieArticles = async (tx: Tx, { pairs }: { pairs: { article: ArticleId; other: ArticleId }[] }, now: Date): Promise<void> => {
  if (pairs.length > mostTies) throw new Refusal('too-many-ties', `At most ${mostTies} pairs of articles can be untied at once.`)
  await lockPlacing(tx)
  const articles = await letGo(
    tx,
    pairs.map(({ article, other }) => ({ id: article, other })),
    now,
  )
  if (articles.length > 0) await say(tx, 'story-tied', { articles: [...new Set(articles)] })
}
