import { pictureAddress } from '../../../articles/articles.ts'
import type { Db } from '../../../base/database.ts'
import { articleAt, idIn, titleAt } from '../../furniture/addresses.ts'
import { firstSentence } from '../../furniture/card.tsx'
import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply, redirectReply } from '../../reply.ts'
import { placesOf } from '../choose-around.ts'
import { gatherCards } from '../gather-cards.ts'
import { goneReply, notFoundReply } from '../notices/notices.tsx'
import { ArticlePage } from './article-page.tsx'
import { type Article, gatherArticle } from './gather-article.ts'

/** The page of one article. A wrong slug goes to the right one, a piece that was joined to another to that; a withdrawn piece is 410 with its title's note. */
export const article = async (db: Db, paper: Paper, { part }: { part: string }): Promise<Reply> => {
  const id = idIn(part)
  const piece = id ? await gatherArticle(db, id) : undefined
  if (!piece) return notFoundReply(paper, 'This piece')
  if (piece.joined) return redirectReply(articleAt(piece.joined))
  if (decodeURI(articleAt(piece)) !== `/news/${part}`) return redirectReply(articleAt(piece))
  const own = { page: 'self', storyId: piece.story?.id ?? null, articleId: piece.id, reasons: [] }
  const cards = await gatherCards(db, [own, ...placesOf(piece.around)])
  const top = cards.filter((card) => card.page === 'front' && card.article.id !== piece.id && card.story.id !== piece.story?.id).slice(0, 6)
  if (piece.state === 'withdrawn') return goneReply(paper, piece, top)
  return pageReply(
    paper,
    {
      title: piece.headline,
      description: piece.standfirst ?? firstSentence(piece.opening) ?? `By ${piece.title.name}`,
      path: articleAt(piece),
      // The piece is its publisher's: search engines are shown his page, not our copy.
      canonical: piece.address ?? undefined,
      plate: 'slim',
      kind: 'article',
      published: piece.published_at,
      modified: piece.updated_at ?? undefined,
      picture: piece.picture
        ? { path: pictureAddress(piece.picture.id, 1280), alt: piece.picture.alt ?? piece.headline, width: 1280, height: 853 }
        : undefined,
      jsonLd: newsArticle(paper, piece),
      body: (
        <ArticlePage
          article={piece}
          self={cards.find((card) => card.page === 'self')}
          related={cards.filter((card) => card.page === 'related' && card.article.id !== piece.id)}
          top={top}
          now={paper.now}
        />
      ),
    },
    { keep: 20 },
  )
}

/** schema.org NewsArticle, of what the page shows and no more. */
export const newsArticle = (paper: Paper, piece: Article) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: piece.headline.slice(0, 110),
  description: piece.standfirst ?? undefined,
  inLanguage: piece.language ?? undefined,
  datePublished: piece.published_at.toISOString(),
  dateModified: (piece.updated_at ?? piece.published_at).toISOString(),
  articleSection: piece.section ?? undefined,
  author: piece.byline.map(({ name, role }) => ({ '@type': 'Person', name, jobTitle: role })),
  publisher: { '@type': 'NewsMediaOrganization', name: piece.title.name, url: piece.title.home ?? paper.address + titleAt(piece.title.id) },
  image: piece.picture ? [paper.address + pictureAddress(piece.picture.id, 1280)] : undefined,
  mainEntityOfPage: paper.address + articleAt(piece),
  isBasedOn: piece.address ?? undefined,
  isAccessibleForFree: true,
  wordCount: piece.html ? piece.words : undefined,
  correction: piece.correction ? { '@type': 'CorrectionComment', text: piece.correction } : undefined,
})
