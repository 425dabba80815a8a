import { type Db, sql } from '../../../base/database.ts'
import type { Terms } from '../../../titles/titles.ts'
import { withhold } from '../../withhold.ts'
import { termsJoin } from '../gather-cards.ts'

export type Hit = {
  id: string
  slug: string
  headline: string
  standfirst: string | null
  opening: string | null
  html: string | null
  language: string | null
  published_at: Date
  title: { id: string; name: string; colour: string | null }
}

/** The facts of found articles in the order of `ids`; text that a title's terms hold back is not there to be quoted. */
export const gatherHits = async (db: Db, ids: string[]): Promise<Hit[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<Hit & { terms: Terms | null }>`
    select a.id, a.slug, a.headline, a.standfirst, a.opening, left(x.html, 12000) as html, a.language, a.published_at, k.document as terms,
      json_build_object('id', t.id, 'name', t.name, 'colour', t.colour) as title
    from unnest(${ids}::text[]) with ordinality as w (id, n)
    join articles a on a.id = w.id and a.state = 'ready'
    join titles t on t.id = a.title_id
    left join article_texts x on x.article_id = a.id
    ${termsJoin}
    order by w.n`.execute(db)
  return rows.map((row) => withhold(row, row.terms))
}
