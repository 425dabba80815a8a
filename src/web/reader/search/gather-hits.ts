import { type Db, sql } from '../../../base/database.ts'
import { termsIn } from '../../../titles/titles.ts'
import { sightInLists } from '../../sight.ts'
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

/** So much of a body is looked into for the words around a hit. */
const quoted = 12_000

/** The facts of found articles in the order of `ids`; text that not every reader may see is not there to be quoted, whatever word was found in it. */
export const gatherHits = async (db: Db, ids: string[], now: Date): Promise<Hit[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<Hit & { terms: unknown; embargo_until: Date | null }>`
    select a.id, a.slug, a.headline, a.standfirst, a.opening, left(x.html, ${sql.lit(quoted + 1)}) as html, a.language, a.published_at, a.embargo_until, k.document as terms,
      json_build_object('id', t.id, 'name', t.name, 'colour', t.colour) as title
    from unnest(${ids}::text[]) with ordinality as w (id, n)
    join articles a on a.id = w.id and a.state = 'ready'
    join titles t on t.id = a.title_id
    left join article_texts x on x.article_id = a.id
    ${termsJoin}
    order by w.n`.execute(db)
  return rows.map(({ terms: document, embargo_until: embargoUntil, ...row }) => {
    const terms = termsIn(document)
    const sight = sightInLists(terms, { id: row.id, title: row.title.id, published: row.published_at, embargoUntil }, now)
    const { cut: _, ...hit } = withhold(
      { ...row, html: row.html?.slice(0, quoted) ?? null, cut: (row.html?.length ?? 0) > quoted },
      terms,
      sight,
    )
    return hit
  })
}
