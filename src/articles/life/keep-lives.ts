import { type Db, sql } from '../../base/database.ts'
import { asRows } from '../rows.ts'
import type { ArticleId } from '../tables.ts'
import type { Touched } from '../touched.ts'
import { tellPurge } from './purges.ts'
import { publishedAt, stateAt } from './weigh-life.ts'

/** What `life` is as columns. `state`: that the article has at `now` by it. */
export const lifeColumns = ({ life, publishedAt: told }: Pick<Touched, 'life' | 'publishedAt'>) => {
  const at = publishedAt(told, life)
  return {
    withheld: life.withheld,
    life_from: life.from,
    embargo_until: life.embargoUntil,
    expires_at: life.expiresAt,
    publisher_version: life.number,
    published_at: at,
    published_told: at > told ? told : null,
  }
}

/**
 * Writes the lives that have changed, and brings each article into the state that follows: held where it was ready (`held`: it leaves every surface, and its text
 * stays), ready where it was held or had expired (`released`: it appears as new). What was taken back, or is to be, is not for this.
 */
export const keepLives = async (tx: Db, articles: Touched[], now: Date): Promise<{ held: ArticleId[]; released: ArticleId[] }> => {
  const held: ArticleId[] = []
  const released: ArticleId[] = []
  const rows: object[] = []
  for (const article of articles) {
    const due = stateAt(article.life, now)
    // What is over is withdrawn after this.
    const state = due === 'expired' ? article.state : due
    if (article.fresh || (article.state === state && !article.lives)) continue
    if (article.state === 'ready' && state === 'held') held.push(article.id)
    if (article.state !== 'ready' && state === 'ready') released.push(article.id)
    if (state !== 'withdrawn') article.shown = state === 'ready' || (article.shown && (article.state === 'ready' || !article.write))
    const back = article.state === 'withdrawn' && state !== 'withdrawn'
    rows.push({ id: article.id, state, back, shown: article.shown, ...lifeColumns(article) })
    Object.assign(article, { state, ...(back && { withdrawnAs: null }) })
  }
  if (rows.length === 0) return { held, released }
  await sql`
    update articles a set withheld = r.withheld, life_from = r.life_from, embargo_until = r.embargo_until, expires_at = r.expires_at, publisher_version = r.publisher_version,
      published_at = r.published_at, published_told = r.published_told, shown = r.shown, withdrawn_as = case when r.back then null else a.withdrawn_as end, withdrawn_note = case when r.back then null else a.withdrawn_note end, state = r.state,
      changed_at = case when a.state = r.state and a.published_at = r.published_at then a.changed_at else ${now} end
    from json_to_recordset(${asRows(rows)}) as r(id text, state text, back boolean, withheld boolean, life_from text, embargo_until timestamptz, expires_at timestamptz, publisher_version float8,
      published_at timestamptz, published_told timestamptz, shown boolean) where a.id = r.id`.execute(tx)
  await tellPurge(
    tx,
    held.map((id) => ({ id, by: 'hold' as const })),
    now,
  )
  return { held, released }
}
