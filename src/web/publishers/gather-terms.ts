import { type Db, sql } from '../../base/database.ts'
import { defaultTerms, type Terms, type TermsVersion, type TitleId, termsHistory } from '../../titles/titles.ts'

/** A title with its terms: what holds for it or one of its sections, and every version before. */
export type TitleTerms = {
  id: TitleId
  name: string
  colour: string | null
  publisher: string
  /** The sections that its feeds and its terms name. */
  sections: { name: string; own: boolean }[]
  /** The section that is looked at; null: the whole title. */
  section: string | null
  inForce: Terms
  /** 0: nothing was agreed. Of a section without terms of its own, 0 and the title's terms. */
  version: number
  history: TermsVersion[]
}

/** Undefined where there is no such title, or no such section of it. */
export const gatherTerms = async (
  db: Db,
  { title, section }: { title: string; section: string | null },
): Promise<TitleTerms | undefined> => {
  const { rows } = await sql<{ id: TitleId; name: string; colour: string | null; publisher: string; sections: string[] }>`
    select t.id, t.name, t.colour, p.name as publisher,
      coalesce((select json_agg(distinct f.section) from feeds f where f.title_id = t.id and f.section is not null and f.left_at is null), '[]') as sections
    from titles t join publishers p on p.id = t.publisher_id where t.id = ${title}`.execute(db)
  const found = rows[0]
  if (!found) return undefined
  const history = await termsHistory(db, found.id)
  const own = new Set(history.flatMap((one) => one.section ?? []))
  const sections = [...new Set([...found.sections, ...own])]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({ name, own: own.has(name) }))
  if (section !== null && !sections.some(({ name }) => name === section)) return undefined
  const lastOf = (which: string | null) =>
    history
      .filter((one) => one.section === which)
      .reduce<TermsVersion | undefined>((last, one) => (last && last.version > one.version ? last : one), undefined)
  const its = lastOf(section)
  return {
    ...found,
    sections,
    section,
    inForce: (its ?? lastOf(null))?.terms ?? defaultTerms,
    version: its?.version ?? 0,
    history,
  }
}
