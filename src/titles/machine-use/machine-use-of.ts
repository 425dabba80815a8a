import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../tables.ts'
import { type Terms, termsIn } from '../terms.ts'
import { type StatementForm, statementForms } from './statements.ts'
import { type MachineUse, machineUses, strictest, type Uses, type UseWord, usesIn, withMining } from './uses.ts'

/** Where a word comes from: a statement of the publisher's, or the terms that were agreed with him here. */
export type SaidAt = { form: StatementForm | 'terms'; address: string | null; since: Date | null; link: string | null; uses: Uses }

/** What machines may do with a title's pieces. `words`: in force, each use with its word; `by`: the statement that decides it, where one does. `said`: all that is said. */
export type MachineTerms = { words: Record<MachineUse, UseWord>; by: Partial<Record<MachineUse, SaidAt>>; said: SaidAt[] }

/** What the agreed terms say to machines: mining reserved or allowed, and whether search engines may have our copy. */
export const usesOfTerms = ({ mining, index }: Pick<Terms, 'mining' | 'index'>): Uses => ({
  tdm: mining === 'reserved' ? 'refused' : 'allowed',
  ...(index ? {} : { search: 'refused' }),
})

/** All that is said of a title taken together: for each use the strictest word, and who says it (the earliest of those who say so). */
export const inForce = (said: readonly SaidAt[]): MachineTerms => {
  const spread = said.map((one) => ({ one, uses: withMining(one.uses) }))
  const together = strictest(spread.map(({ uses }) => uses))
  const time = (one: SaidAt) => one.since?.getTime() ?? Number.POSITIVE_INFINITY
  const by: MachineTerms['by'] = {}
  for (const use of machineUses) {
    const who = spread
      .filter(({ uses }) => uses[use] !== undefined && uses[use] === together[use])
      // Who names a use itself is quoted before who means it with a wider word.
      .toSorted((a, b) => Number(b.one.uses[use] !== undefined) - Number(a.one.uses[use] !== undefined) || time(a.one) - time(b.one))[0]
    if (who) by[use] = who.one
  }
  const words = Object.fromEntries(machineUses.map((use) => [use, together[use] ?? 'unsaid'])) as Record<MachineUse, UseWord>
  return { words, by, said: [...said] }
}

/** The same where other terms count than those of the whole title, as a section's do. */
export const machineUseUnder = ({ said }: MachineTerms, terms: Pick<Terms, 'mining' | 'index'>): MachineTerms =>
  inForce(said.map((one) => (one.form === 'terms' ? { ...one, uses: usesOfTerms(terms) } : one)))

/** What holds where nothing but terms is known. */
export const machineUseOfTerms = (terms: Pick<Terms, 'mining' | 'index'>): MachineTerms =>
  inForce([{ form: 'terms', address: null, since: null, link: null, uses: usesOfTerms(terms) }])

type Row = {
  title_id: TitleId
  document: unknown
  since: Date | null
  said: { form: string; address: string; since: string; link: string | null; uses: unknown }[]
}

/** What machines may do with the pieces of each of `titles`: the strictest of what its publisher says in public and of what was agreed. One query. */
export const machineUseOf = async (db: Db, titles: readonly TitleId[]): Promise<Map<TitleId, MachineTerms>> => {
  if (titles.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select t.id as title_id, k.document, k.since,
      (select coalesce(json_agg(json_build_object('form', m.form, 'address', m.address, 'since', m.since, 'link', m.link, 'uses', m.uses) order by m.since, m.form, m.address), '[]')
        from (select * from machine_uses where title_id = t.id order by seen_at desc limit 50) m) as said
    from titles t left join lateral (select document, since from terms where title_id = t.id and section is null order by version desc limit 1) k on true
    where t.id = any(${[...new Set(titles)]})`.execute(db)
  return new Map(rows.map((row) => [row.title_id, inForce(saidIn(row))]))
}

const saidIn = ({ document, since, said }: Row): SaidAt[] => [
  ...said.map((one) => ({
    form: statementForms.find((form) => form === one.form) ?? 'meta',
    address: one.address,
    since: new Date(one.since),
    link: one.link,
    uses: usesIn(one.uses),
  })),
  { form: 'terms', address: null, since, link: null, uses: usesOfTerms(termsIn(document)) },
]

/**
 * What holds for the paper as a whole, where one word has to do for all titles: the strictest of any, but for being found, as the paper's own pages are its own and a title's wish not
 * to be found is said on its pieces.
 */
export const machineUseOfPaper = async (db: Db): Promise<Record<MachineUse, UseWord>> => {
  const { rows } = await sql<{
    uses: unknown
  }>`select distinct m.uses from machine_uses m join titles t on t.id = m.title_id where t.left_at is null limit 10000`.execute(db)
  const { rows: agreed } = await sql<{ document: string | null }>`
    select distinct k.document::text as document from titles t
    left join lateral (select document from terms where title_id = t.id and section is null order by version desc limit 1) k on true where t.left_at is null limit 10000`.execute(
    db,
  )
  const all = [
    ...rows.map((row) => usesIn(row.uses)),
    ...agreed.map((row) => usesOfTerms(termsIn(row.document === null ? null : JSON.parse(row.document)))),
  ].map(withMining)
  const together = strictest(all)
  const words = Object.fromEntries(machineUses.map((use) => [use, together[use] ?? 'unsaid'])) as Record<MachineUse, UseWord>
  return { ...words, search: 'allowed' }
}
