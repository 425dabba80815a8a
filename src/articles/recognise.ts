import { type Db, sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import type { Life } from './life/weigh-life.ts'
import { type Name, nameText } from './names.ts'
import { asRows } from './rows.ts'
import type { ArticleId, ArticleState } from './tables.ts'
import type { Standing } from './weigh-version.ts'

/** An article that a delivery touches, as it stands. `publishedAt`: as its publisher told it. `shown`: the version that stands was on a surface. */
export type Known = Standing & {
  id: ArticleId
  state: ArticleState
  withdrawnAs: 'taken-back' | 'expired' | 'joined' | null
  version: number
  section: string | null
  publishedAt: Date
  shown: boolean
  life: Life
}

type Row = {
  kind: Name['kind']
  key: string
  id: ArticleId | null
  state: ArticleState
  version: number
  section: string | null
  published_at: Date
  headline: string
  words: number
  print: string | null
  dated_at: Date | null
  origin: 'feed' | 'page' | null
  older: string[]
  shown: boolean
  withdrawn_as: Known['withdrawnAs']
  withheld: boolean
  life_from: FeedId | null
  embargo_until: Date | null
  expires_at: Date | null
  publisher_version: number | null
}

/** Which of `names` the title has used, and the articles that they name, in one statement. A name in `shared` was found to name several and so names none. */
export const recognise = async (
  db: Db,
  titleId: TitleId,
  names: Name[],
): Promise<{ named: Map<string, ArticleId>; shared: Set<string>; known: Map<ArticleId, Known> }> => {
  const { rows } = await sql<Row>`
    select k.kind, k.key, a.id, a.state, a.version, a.section, coalesce(a.published_told, a.published_at) as published_at, a.headline, a.words, t.print, t.dated_at, t.origin,
      a.shown, a.withdrawn_as, a.withheld, a.life_from, a.embargo_until, a.expires_at, a.publisher_version,
      array(select split_part(o.key, '@', 1) from article_keys o where o.article_id = a.id and o.kind = 'print') as older
    from json_to_recordset(${asRows(names)}) as n(kind text, key text)
    join article_keys k on k.title_id = ${titleId} and k.kind = n.kind and k.key = n.key
    left join articles a on a.id = k.article_id
    left join article_texts t on t.article_id = a.id`.execute(db)
  const named = new Map<string, ArticleId>()
  const shared = new Set<string>()
  const known = new Map<ArticleId, Known>()
  for (const { kind, key, id, ...row } of rows) {
    if (id === null) shared.add(nameText({ kind, key }))
    else {
      named.set(nameText({ kind, key }), id)
      known.set(id, known.get(id) ?? knownOf(id, row))
    }
  }
  return { named, shared, known }
}

const knownOf = (id: ArticleId, row: Omit<Row, 'kind' | 'key' | 'id'>): Known => ({
  id,
  state: row.state,
  withdrawnAs: row.withdrawn_as,
  version: row.version,
  section: row.section,
  publishedAt: row.published_at,
  headline: row.headline,
  words: row.words,
  print: row.print,
  datedAt: row.dated_at,
  origin: row.origin,
  olderPrints: row.older,
  shown: row.shown,
  number: row.publisher_version,
  life: {
    withheld: row.withheld,
    from: row.life_from,
    embargoUntil: row.embargo_until,
    expiresAt: row.expires_at,
    number: row.publisher_version,
  },
})
