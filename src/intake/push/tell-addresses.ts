import type { ArticleId } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import type { DocumentOutcome } from './document-outcome.ts'

/** How an article's address in the paper is written. */
export type AddressOf = (article: { id: ArticleId; slug: string }) => string

/**
 * Outcomes with the addresses that their pieces have now. An address holds the words of the headline, which may be the very thing that was taken back: it is looked up when it is told and never kept. One query at most.
 */
export const tellAddresses = async (db: Db, outcomes: DocumentOutcome[], addressOf: AddressOf): Promise<DocumentOutcome[]> => {
  const ids = [...new Set(outcomes.flatMap(({ items }) => items.flatMap(({ article }) => article ?? [])))]
  const rows = ids.length === 0 ? [] : await db.selectFrom('articles').select(['id', 'slug']).where('id', 'in', ids).execute()
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]))
  const addressAt = (id: ArticleId | null) => {
    const slug = id === null ? undefined : slugs.get(id)
    return id === null || slug === undefined ? null : addressOf({ id, slug })
  }
  return outcomes.map((outcome) => ({
    ...outcome,
    items: outcome.items.map((item) => ({ ...item, address: addressAt(item.article) })),
  }))
}
