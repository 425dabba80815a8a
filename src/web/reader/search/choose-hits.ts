import { day, hour } from '../../../base/clock.ts'
import { type Db, sql } from '../../../base/database.ts'
import type { Query } from './read-query.ts'

export const pageOf = 20

// Articles are indexed in their own language, headlines also as they are written (see articles/store-articles.ts); a reader's words may be of any.
const configurations = ['simple', 'english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch']

const tsquery = (q: string) => {
  // "a -b" asked in two languages and joined with "or" would let b in again by the other's stem.
  const asked = /(^|\s)-\S/.test(q) ? ['english'] : configurations
  return sql.join(asked.map((name) => sql`websearch_to_tsquery(${sql.lit(name)}::regconfig, ${q})`), sql` || `)
}

/** Part of the archive, with the marks (migrations/0002-articles.sql) of every piece in it and of some on its edges; '' where it is too long for marks. */
type Slice = { since: Date; until: Date; marks: string }

const month = 30 * day
const steps: [letter: string, unit: number, back: number][] = [
  ['h', hour, 3 * hour],
  ['d', day, day],
  ['d', day, 8 * day],
  ['d', day, 31 * day],
  ['m', month, 400 * day],
]

/** The time from `from` (ms) to `to` in slices, the latest and shortest first. */
export const slicesOf = (from: number, to: number): Slice[] => {
  const slices: Slice[] = []
  let until = to
  for (const [letter, unit, back] of steps) {
    const since = Math.max(from, to - back)
    if (since >= until) break
    const first = Math.floor(since / unit)
    const marks = Array.from({ length: Math.floor((until - 1) / unit) - first + 1 }, (_, i) => `'~${letter}${first + i}'`)
    slices.push({ since: new Date(since), until: new Date(until), marks: `(${marks.join('|')})` })
    until = since
  }
  if (from < until) slices.push({ since: new Date(from), until: new Date(until), marks: '' })
  return slices
}

const quoted = (title: string) => `'~t${title.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

export type Hits = { ids: string[]; more: boolean; title: { id: string; name: string; colour: string | null } | null; wordless: boolean }

/**
 * One page of the newest articles that have the words. One slice of time after the other is asked of the word index, the longer the further back, and
 * the first that fills the page is the last: a common word is found within hours, a rare one has few pieces in any slice. The work depends on the page, not
 * on the size of the archive.
 */
export const chooseHits = async (db: Db, query: Query, now: Date): Promise<Hits> => {
  const offset = (query.page - 1) * pageOf
  const need = offset + pageOf + 1
  // An hour's grace: clocks of several processes differ.
  const to = query.to ? Date.parse(`${query.to}T00:00:00Z`) + day : now.getTime() + hour
  const slices = slicesOf(query.from ? Date.parse(`${query.from}T00:00:00Z`) : 0, Math.min(to, now.getTime() + hour))
  const marks = slices.map((slice) => [...(query.title ? [quoted(query.title)] : []), slice.marks].filter(Boolean).join(' & '))
  // Slices are looked into in their order and only until the limit is met, as the lateral join goes through them one by one. The inner "offset 0" keeps the
  // planner from walking the index of time instead of asking that of words.
  const { rows } = await sql<{ ids: string[] | null; title: Hits['title']; wordless: boolean }>`
    with q as materialized (select ${tsquery(query.q)} as query),
    found as materialized (
      select hit.id, hit.published_at
      from unnest(${marks}::text[], ${slices.map(({ since }) => since)}::timestamptz[], ${slices.map(({ until }) => until)}::timestamptz[]) as slice (marks, since, until)
      cross join lateral (
        select id, published_at from (
          select a.id, a.published_at, a.state from articles a
          where (a.search || search_marks(a.published_at, a.title_id)) @@ case when slice.marks = '' then (select query from q) else (select query from q) && slice.marks::tsquery end offset 0
        ) a
        where state = 'ready' and published_at >= slice.since and published_at < slice.until order by published_at desc, id desc limit ${need}
      ) hit
      where numnode((select query from q)) > 0 limit ${need}
    )
    select (select array_agg(id order by published_at desc, id desc) from (select * from found order by published_at desc, id desc offset ${offset}) page) as ids,
      (select json_build_object('id', id, 'name', name, 'colour', colour) from titles where id = ${query.title}) as title,
      numnode((select query from q)) = 0 as wordless`.execute(db)
  const row = rows[0]
  const ids = row?.ids ?? []
  return { ids: ids.slice(0, pageOf), more: ids.length > pageOf, title: row?.title ?? null, wordless: row?.wordless ?? true }
}
