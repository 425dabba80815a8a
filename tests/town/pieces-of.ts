import { type Db, sql } from '../../src/base/database.ts'

/** A piece as a test looks for it on a page: `first` and `last` are words of its first and of its last paragraph. */
export type FoundPiece = { id: string; at: string; headline: string; first: string; last: string }

type Row = { id: string; slug: string; headline: string; html: string }

// Pages say '&' and '’' as they like: words without signs are the same on all of them.
const wordsOf = (paragraph: string, end: boolean): string => {
  const runs = paragraph.match(/[A-Za-z][A-Za-z ]{24,}[A-Za-z]/g) ?? []
  return (end ? runs.at(-1) : runs[0])?.slice(end ? -30 : 0, end ? undefined : 30) ?? ''
}

/** The pieces of a title of the town that are long enough for a gate to stand in them, newest first. Throws when there are fewer than `least`. */
export const piecesOf = async (db: Db, title: string, least = 1): Promise<FoundPiece[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.slug, a.headline, x.html from articles a join article_texts x on x.article_id = a.id
    where a.state = 'ready' and a.title_id = ${title} and cardinality(regexp_split_to_array(x.html, '<p>')) > 4
    order by a.published_at desc, a.id`.execute(db)
  const found = rows.flatMap(({ id, slug, headline, html }) => {
    const paragraphs = html.split('<p>').slice(1)
    const [first, last] = [wordsOf(paragraphs[0] ?? '', false), wordsOf(paragraphs.at(-1) ?? '', true)]
    return first && last ? [{ id, at: `/news/${slug}-${id}`, headline, first, last }] : []
  })
  if (found.length < least) throw new Error(`${title} has ${found.length} long pieces, not ${least}`)
  return found
}
