import { hour } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { pictureFile } from '../picture-cache.ts'
import { asRows } from '../rows.ts'
import type { ArticleId, PurgeReason } from '../tables.ts'

/** The surfaces that a piece leaves in the very statement that takes it back: none of them keeps anything beside the tables. */
export const surfacesOfTables = ['text and versions', 'search', 'reading of its page', 'list for copies on devices'] as const

/** One thing that a piece has left: a word for it, and when. */
export type Gone = { surface: string; goneAt: Date }
/** The proof that a piece is gone: when and at whose word it was to go, and when it had gone from where. */
export type Proof = { article: ArticleId; toldAt: Date; by: PurgeReason; gone: Gone[] }

/**
 * Writes down that articles are to leave every surface, and those that they leave with this transaction. To be called before their pictures are deleted. A piece that
 * is held leaves what shows it; its text stays, and the proof does not name it.
 */
export const tellPurge = async (tx: Db, articles: { id: ArticleId; by: PurgeReason }[], now: Date): Promise<void> => {
  if (articles.length === 0) return
  const ids = articles.map(({ id }) => id)
  const { rows: pictures } = await sql<{ id: ArticleId; address: string }>`
    select article_id as id, address from article_images where article_id = any(${ids})`.execute(tx)
  const rows = articles.flatMap(({ id, by }) => [
    { id, by, surface: 'told', pictures: pictures.filter((one) => one.id === id).map(({ address }) => pictureFile(address)) },
    ...surfacesOfTables
      .filter((surface) => by !== 'hold' || surface !== 'text and versions')
      .map((surface) => ({ id, by, surface, pictures: null })),
  ])
  await sql`
    insert into purges (article_id, told_at, surface, by_what, gone_at, pictures)
    select r.id, ${now}, r.surface, r.by, ${now}, case when r.pictures is null then null else array(select json_array_elements_text(r.pictures)) end
    from json_to_recordset(${asRows(rows)}) as r(id text, by text, surface text, pictures json) on conflict do nothing`.execute(tx)
}

/** Writes down that articles have left a surface: what was told of each last. What was written down before stays. */
export const recordGone = async (db: Db, { articles, surface }: { articles: ArticleId[]; surface: string }, now: Date): Promise<void> => {
  if (articles.length === 0) return
  await sql`
    insert into purges (article_id, told_at, surface, by_what, gone_at)
    select distinct on (article_id) article_id, told_at, ${surface}, by_what, ${now} from purges
    where surface = 'told' and article_id = any(${articles}) order by article_id, told_at desc
    on conflict do nothing`.execute(db)
}

/** The proofs of what was taken back, the newest first: of `titles` only where they are given, of one article with `article`, at most `most`. */
export const purgeProofs = async (
  db: Db,
  { titles, article, most = 100 }: { titles?: string[]; article?: ArticleId; most?: number } = {},
): Promise<Proof[]> => {
  const { rows } = await sql<{ article: ArticleId; toldAt: Date; by: PurgeReason; gone: { surface: string; goneAt: string }[] }>`
    select p.article_id as article, p.told_at as "toldAt", p.by_what as by,
      (select coalesce(json_agg(json_build_object('surface', g.surface, 'goneAt', g.gone_at) order by g.gone_at, g.surface), '[]') from purges g
        where g.article_id = p.article_id and g.told_at = p.told_at and g.surface <> 'told') as gone
    from purges p join articles a on a.id = p.article_id
    where p.surface = 'told' and (${titles ?? null}::text[] is null or a.title_id = any(${titles ?? null}::text[]))
      and (${article ?? null}::text is null or p.article_id = ${article ?? null})
    order by p.told_at desc, p.article_id limit ${most}`.execute(db)
  return rows.map((row) => ({ ...row, gone: row.gone.map(({ surface, goneAt }) => ({ surface, goneAt: new Date(goneAt) })) }))
}

/** The articles that were to leave since `since`, the newest first, at most `most`: for whoever keeps copies. */
export const leftSince = async (db: Db, { since, most }: { since: Date; most: number }): Promise<ArticleId[]> => {
  const { rows } = await sql<{ id: ArticleId }>`
    select distinct article_id as id from (select article_id from purges where surface = 'told' and told_at >= ${since} order by told_at desc limit ${most}) p`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Those of `articles` that are not to be shown at this moment. */
export const awayOf = async (db: Db, articles: ArticleId[]): Promise<ArticleId[]> => {
  const { rows } = await sql<{ id: ArticleId }>`select id from articles where id = any(${articles}) and state <> 'ready'`.execute(db)
  return rows.map(({ id }) => id)
}

/** Writes down that everything that was told in the last hour has left a surface that is made anew as a whole. */
export const recordAllGone = async (db: Db, { surface }: { surface: string }, now: Date): Promise<void> => {
  await sql`
    insert into purges (article_id, told_at, surface, by_what, gone_at)
    select article_id, told_at, ${surface}, by_what, ${now} from purges where surface = 'told' and told_at > ${new Date(now.getTime() - hour)} and told_at <= ${now}
    on conflict do nothing`.execute(db)
}
