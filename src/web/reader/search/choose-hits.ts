import { day, hour } from '../../../base/clock.ts'
import { type Db, sql } from '../../../base/database.ts'
import { askedQuery } from './ask-words.ts'
import type { Query } from './read-query.ts'
import { slicesOf } from './slices.ts'

export const pageOf = 20

/** A phrase is looked for in so many of the newest articles that have its words: the word index does not know which word follows which. */
const mostPhrases = 1500

/** The query with every phrase taken as its words, and what must not follow upon each other left out: finds all that `query` finds, and more. */
const wordsOf = sql`regexp_replace(regexp_replace(query::text, '!\\( [^()]*<[-0-9]+>[^()]* \\)', '!''~''', 'g'), '<[-0-9]+>', '&', 'g')::tsquery`

export type Hits = { ids: string[]; more: boolean; title: { id: string; name: string; colour: string | null } | null; wordless: boolean }

/**
 * One page of the newest articles that have the words. One slice of time after the other is asked of the word index, the longer the further back, and
 * the first that fills the page is the last: a common word is found within hours, a rare one has few pieces in any slice. The work depends on the page, not
 * on the size of the archive. A phrase is looked for in the newest `mostPhrases` pieces that have its words: older ones are found by narrowing the dates.
 */
export const chooseHits = async (db: Db, query: Query, now: Date): Promise<Hits> => {
  const offset = (query.page - 1) * pageOf
  const need = offset + pageOf + 1
  const most = sql`(select case when phrase then ${mostPhrases}::int else ${need}::int end from q)`
  // An hour's grace: clocks of several processes differ.
  const latest = now.getTime() + hour
  const to = query.to ? Math.min(latest, Date.parse(`${query.to}T00:00:00Z`) + day) : latest
  const slices = slicesOf(query.from ? Date.parse(`${query.from}T00:00:00Z`) : 0, to, query.title)
  // Slices are looked into in their order and only until the limit is met, as the lateral join goes through them one by one. Marks and words are two
  // conditions on the same index, which then leaps from one list to the other; joined into one tsquery it reads the longest list whole. The inner "offset 0" keeps the
  // planner from walking the index of time instead of asking that of words.
  const { rows } = await sql<{ ids: string[] | null; title: Hits['title']; wordless: boolean }>`
    with q as materialized (select query, ${wordsOf} as words, query::text ~ '<[-0-9]+>' as phrase from (select ${askedQuery(query.q)} as query) q),
    found as materialized (
      select hit.id, hit.published_at
      from unnest(${slices.map(({ marks }) => marks)}::text[], ${slices.map(({ since }) => since)}::timestamptz[], ${slices.map(({ until }) => until)}::timestamptz[]) as slice (marks, since, until)
      cross join lateral (
        select id, published_at from (
          select a.id, a.published_at, a.state from articles a
          where (a.search || search_marks(a.published_at, a.title_id)) @@ case when slice.marks = '' then (select words from q) else slice.marks::tsquery end
            and (a.search || search_marks(a.published_at, a.title_id)) @@ (select words from q) offset 0
        ) a
        where state = 'ready' and published_at >= slice.since and published_at < slice.until order by published_at desc, id desc limit ${most}
      ) hit
      where numnode((select words from q)) > 0 limit ${most}
    )
    select (select array_agg(id order by published_at desc, id desc) from (
        select id, published_at from found f
        where not (select phrase from q) or exists (select from articles a where a.id = f.id and a.search @@ (select query from q))
        order by published_at desc, id desc limit ${pageOf + 1} offset ${offset}
      ) page) as ids,
      (select json_build_object('id', id, 'name', name, 'colour', colour) from titles where id = ${query.title}) as title,
      numnode((select query from q)) = 0 as wordless`.execute(db)
  const row = rows[0]
  const ids = row?.ids ?? []
  return { ids: ids.slice(0, pageOf), more: ids.length > pageOf, title: row?.title ?? null, wordless: row?.wordless ?? true }
}
