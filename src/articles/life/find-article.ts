import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import { canonicalLink, linkKey } from '../canonical-link.ts'
import type { ArticleId, ArticleState } from '../tables.ts'

export type FoundArticle = {
  id: ArticleId
  slug: string
  state: ArticleState
  headline: string
  published: Date
  title: { id: TitleId; name: string }
}

/** The article that somebody means by its id, its address in this paper, or its publisher's address of it; of `titles` only where they are given. */
export const findArticle = async (db: Db, { words, titles }: { words: string; titles?: string[] }): Promise<FoundArticle | undefined> => {
  const said = words.trim().slice(0, 2000)
  const id = /(?:^|[-/])(a[0-9a-z]{6,39})(?:\/versions)?\/?(?:[?#].*)?$/.exec(said)?.[1] ?? said
  const link = canonicalLink(said)
  const { rows } = await sql<FoundArticle>`
    select a.id, a.slug, a.state, a.headline, a.published_at as published, json_build_object('id', t.id, 'name', t.name) as title
    from articles a join titles t on t.id = a.title_id
    where (a.id = ${id} or a.id in (select k.article_id from titles n join article_keys k on k.title_id = n.id and k.kind = 'link' and k.key = ${(link && linkKey(link)) ?? ''}))
      and (${titles ?? null}::text[] is null or a.title_id = any(${titles ?? null}::text[]))
    order by a.id = ${id} desc, a.joined_into is not null, a.id limit 1`.execute(db)
  return rows[0]
}
