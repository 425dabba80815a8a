import { type Db, sql } from '../base/database.ts'
import type { TitleId } from './tables.ts'
import { defaultTerms, type Terms, termsIn } from './terms.ts'

/** The terms in force for each of `titles` as a whole; a title without any has the default. One query. */
export const termsOf = async (db: Db, titles: readonly TitleId[]): Promise<Map<TitleId, Terms>> => {
  const found = await db
    .selectFrom('terms')
    .distinctOn('title_id')
    .select(['title_id', 'document'])
    .where('title_id', '=', sql<TitleId>`any(${[...titles]})`)
    .where('section', 'is', null)
    .orderBy('title_id')
    .orderBy('version', 'desc')
    .execute()
  const known = new Map(found.map((row) => [row.title_id, termsIn(row.document)]))
  return new Map(titles.map((title) => [title, known.get(title) ?? defaultTerms]))
}

/** The terms in force for pieces, in the order of `pieces`: those of the section where it has its own, else those of its title, else the default. One query. */
export const termsFor = async (db: Db, pieces: readonly { title: TitleId; section: string | null }[]): Promise<Terms[]> => {
  if (pieces.length === 0) return []
  const { rows } = await sql<{ document: unknown }>`
    select k.document from unnest(${pieces.map((piece) => piece.title)}::text[], ${pieces.map((piece) => piece.section)}::text[])
      with ordinality as w (title_id, section, n)
    left join lateral (
      select document from terms where title_id = w.title_id and (section is null or section = w.section)
      order by section is null, version desc limit 1
    ) k on true
    order by w.n`.execute(db)
  return rows.map((row) => termsIn(row.document))
}

/** The sections of `titles` that have terms of their own, with those in force, in the order of their names. One query. */
export const sectionTermsOf = async (db: Db, titles: readonly TitleId[]): Promise<Map<TitleId, { section: string; terms: Terms }[]>> => {
  const { rows } = await sql<{ title_id: TitleId; section: string; document: unknown }>`
    select distinct on (title_id, section) title_id, section, document from terms
    where title_id = any(${[...titles]}) and section is not null order by title_id, section, version desc`.execute(db)
  const all = rows.map((row) => ({ title: row.title_id, section: row.section, terms: termsIn(row.document) }))
  return new Map([...Map.groupBy(all, (one) => one.title)].map(([title, some]) => [title, some.map(({ title: _, ...one }) => one)]))
}

export type TermsVersion = { section: string | null; version: number; since: Date; terms: Terms }

/** Every version of a title's terms and of its sections', the newest first. */
export const termsHistory = async (db: Db, title: TitleId): Promise<TermsVersion[]> => {
  const rows = await db
    .selectFrom('terms')
    .select(['section', 'version', 'since', 'document'])
    .where('title_id', '=', title)
    .orderBy('since', 'desc')
    .orderBy('version', 'desc')
    .orderBy('section')
    .execute()
  return rows.map(({ document, ...row }) => ({ ...row, terms: termsIn(document) }))
}
