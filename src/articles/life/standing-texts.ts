import { type Db, sql } from '../../base/database.ts'
import { type Name, nameText } from '../names.ts'
import { textOfClean } from '../plain-text.ts'
import type { Prepared } from '../prepared.ts'
import type { ArticleId } from '../tables.ts'
import type { Touched } from '../touched.ts'
import { areApart } from '../weigh-version.ts'

/**
 * Reads the bodies of those articles whose telling in this delivery has notably more or fewer words than what stands: only of these it has to be asked whether one
 * opens the other. One statement, and none for a feed where nothing has changed.
 */
export const knowTexts = async (
  tx: Db,
  items: Prepared[],
  names: Name[][],
  { named, touched }: { named: Map<string, ArticleId>; touched: Map<ArticleId, Touched> },
): Promise<void> => {
  const wanted = new Set<ArticleId>()
  for (const [n, item] of items.entries())
    for (const name of names[n]!) {
      const article = touched.get(named.get(nameText(name)) as ArticleId)
      if (article && article.origin === 'feed' && item.print !== article.print && areApart(item.words, article.words))
        wanted.add(article.id)
    }
  if (wanted.size === 0) return
  const { rows } = await sql<{ id: ArticleId; html: string }>`
    select article_id as id, html from article_texts where article_id = any(${[...wanted]})`.execute(tx)
  for (const { id, html } of rows) Object.assign(touched.get(id)!, { text: textOfClean(html) })
}
