import { type Db, sql } from '../base/database.ts'
import type { TitleId } from '../titles/titles.ts'
import { type Name, nameText } from './names.ts'
import { asRows } from './rows.ts'
import type { ArticleId } from './tables.ts'
import type { Standing } from './weigh-version.ts'

/** An article that a delivery touches, as it stands. */
export type Known = Standing & { id: ArticleId; state: 'ready' | 'withdrawn'; version: number; section: string | null; publishedAt: Date }

type Row = {
  kind: Name['kind']
  key: string
  id: ArticleId | null
  state: 'ready' | 'withdrawn'
  version: number
  section: string | null
  published_at: Date
  headline: string
  words: number
  print: string | null
  dated_at: Date | null
  origin: 'feed' | 'page' | null
  older: string[]
}

/** Which of `names` the title has used, and the articles that they name, in one statement. A name in `shared` was found to name several and so names none. */
export const recognise = async (
  db: Db,
  titleId: TitleId,
  names: Name[],
): Promise<{ named: Map<string, ArticleId>; shared: Set<string>; known: Map<ArticleId, Known> }> => {
  const { rows } = await sql<Row>`
    select k.kind, k.key, a.id, a.state, a.version, a.section, a.published_at, a.headline, a.words, t.print, t.dated_at, t.origin,
      array(select split_part(o.key, '@', 1) from article_keys o where o.article_id = a.id and o.kind = 'print') as older
    from json_to_recordset(${asRows(names)}) as n(kind text, key text)
    join article_keys k on k.title_id = ${titleId} and k.kind = n.kind and k.key = n.key
    left join articles a on a.id = k.article_id
    left join article_texts t on t.article_id = a.id`.execute(db)
  const named = new Map<string, ArticleId>()
  const shared = new Set<string>()
  const known = new Map<ArticleId, Known>()
  for (const { kind, key, id, older, dated_at, published_at, ...row } of rows) {
    if (id === null) shared.add(nameText({ kind, key }))
    else {
      named.set(nameText({ kind, key }), id)
      known.set(id, { ...row, id, olderPrints: older, datedAt: dated_at, publishedAt: published_at })
    }
  }
  return { named, shared, known }
}
