import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import { asRows } from '../rows.ts'
import type { ArticleId } from '../tables.ts'
import type { LinkNames } from './link-names.ts'

/** Which of these links lead to a title's articles that are in the paper, by the link's key. One query. */
export const articlesLinked = async (
  db: Db,
  { title, links }: { title: TitleId; links: readonly LinkNames[] },
): Promise<Map<string, ArticleId>> => {
  if (links.length === 0) return new Map()
  const { rows } = await sql<{ link: string; id: ArticleId }>`
    select distinct on (n.link) n.link, a.id
    from json_to_recordset(${asRows(links.flatMap(({ key, names }) => names.map((name) => ({ link: key, ...name }))))}) as n(link text, kind text, key text)
    join article_keys k on k.title_id = ${title} and k.kind = n.kind and k.key = n.key
    join articles a on a.id = k.article_id and a.state = 'ready'
    order by n.link, n.kind desc`.execute(db)
  return new Map(rows.map(({ link, id }) => [link, id]))
}
