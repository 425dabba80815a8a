import { type Db, sql } from '../../../base/database.ts'
import { type FeedState, type HomeStanding, homeStates } from '../../../intake/intake.ts'
import {
  type Leaning,
  leaningOf,
  type MachineTerms,
  machineUseOf,
  type Ownership,
  ratingsOf,
  type Terms,
  type TitleId,
  termsIn,
} from '../../../titles/titles.ts'

export type FeedFacts = {
  section: string | null
  state: FeedState | null
  problem: string | null
  failures: number
  called: string | null
  answered: string | null
  last_item: string | null
  format: string | null
}

export type Title = {
  id: string
  name: string
  edition: string | null
  country: string | null
  language: string | null
  home: string | null
  about: string | null
  colour: string | null
  joined_at: Date
  left_at: Date | null
  publisher: string
  owner: string | null
  ownership: Ownership | null
  owner_source: string | null
  kind: string
  editions: { id: string; name: string; colour: string | null }[]
  feeds: FeedFacts[]
  terms: Terms
  /** Sections for which other terms were agreed than for the whole title. */
  sections: { section: string; terms: Terms }[]
  /** What machines may do with its pieces. */
  machines: MachineTerms | undefined
  /** What others say of its leaning; undefined where nobody's word was brought. */
  leaning: Leaning | undefined
  /** How its home page stands; undefined where it is not looked at. */
  look: HomeStanding | undefined
}

export const gatherTitle = async (db: Db, id: string): Promise<Title | undefined> => {
  const { rows } = await sql<
    Omit<Title, 'terms' | 'sections' | 'machines' | 'leaning' | 'look'> & {
      terms: unknown
      sections: { section: string; document: unknown }[]
    }
  >`
    select t.id, t.name, t.edition, t.country, t.language, t.home, t.about, t.colour, t.joined_at, t.left_at, t.kind, p.name as publisher, p.owner, p.ownership, p.owner_source,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'colour', o.colour) order by o.name), '[]')
        from (select * from titles where publisher_id = t.publisher_id and id <> t.id and left_at is null order by name limit 40) o) as editions,
      (select coalesce(json_agg(json_build_object('section', f.section, 'state', c.state, 'problem', c.problem, 'failures', coalesce(c.failures, 0), 'called', c.called_at,
          'answered', c.answered_at, 'last_item', c.last_item_at, 'format', c.format) order by f.position, f.id), '[]')
        from feeds f left join feed_calls c on c.feed_id = f.id where f.title_id = t.id and f.left_at is null) as feeds,
      (select document from terms where title_id = t.id and section is null order by version desc limit 1) as terms,
      (select coalesce(json_agg(json_build_object('section', k.section, 'document', k.document) order by k.section), '[]')
        from (select distinct on (section) section, document from terms where title_id = t.id and section is not null order by section, version desc limit 40) k) as sections
    from titles t join publishers p on p.id = t.publisher_id where t.id = ${id}`.execute(db)
  const row = rows[0]
  return (
    row && {
      ...row,
      terms: termsIn(row.terms),
      sections: row.sections.map(({ section, document }) => ({ section, terms: termsIn(document) })),
      machines: (await machineUseOf(db, [row.id as TitleId])).get(row.id as TitleId),
      leaning: leaningOf((await ratingsOf(db, [row.id as TitleId])).get(row.id as TitleId) ?? []),
      look: (await homeStates(db, [row.id as TitleId])).get(row.id as TitleId),
    }
  )
}
