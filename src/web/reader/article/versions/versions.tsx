import type { Db } from '../../../../base/database.ts'
import { versionsAt } from '../../../furniture/addresses.ts'
import type { Paper } from '../../../furniture/layout.tsx'
import { pageReply, type Reply } from '../../../reply.ts'
import type { Sight } from '../../../sight.ts'
import { notFoundReply } from '../../notices/notices.tsx'
import { heldArticle, type Stored } from '../gather-article.ts'
import { gatherVersions } from './gather-versions.ts'
import { VersionsPage } from './versions-page.tsx'

/**
 * The versions of a piece, for who sees so much of it: their words are shown where all of it is, and where the terms give the whole text; else only when it changed and how
 * it was headed, as the piece's own page tells everyone.
 */
export const versionsReply = async (db: Db, paper: Paper, stored: Stored, sight: Sight): Promise<Reply> => {
  const article = heldArticle(stored, sight)
  const { text } = stored.terms
  const whole = sight === 'whole' && (text === 'feed' || text === 'page')
  const versions = await gatherVersions(db, article)
  if (versions.length < 2) return notFoundReply(paper, 'An earlier version of this piece')
  // What is not shown is not handed on either.
  const shown = whole ? versions : versions.map((version) => ({ ...version, standfirst: null, html: null, note: null }))
  return pageReply(
    paper,
    {
      title: `Versions: ${article.headline}`,
      path: versionsAt(article),
      plate: 'slim',
      index: false,
      body: <VersionsPage article={article} versions={shown} whole={whole} />,
    },
    { keep: 20 },
  )
}
