import { pictureAddress } from '../../../articles/articles.ts'
import type { Terms } from '../../../titles/titles.ts'
import { articleAt, titleAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import type { Sight } from '../../sight.ts'
import type { Article } from './gather-article.ts'

/**
 * Whether everybody reads all of it, as Google's "Subscription and paywalled content" (developers.google.com/search/docs/appearance/structured-data/paywalled-content) wants
 * it told; the class is that of the gate, and of the body where it is open. Of a piece that is its headline here nothing is said: how it is read at its publisher is not known.
 */
const accessOf = (sight: Sight) =>
  sight === 'headline'
    ? {}
    : sight === 'whole'
      ? { isAccessibleForFree: true }
      : { isAccessibleForFree: false, hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.withheld' } }

/** schema.org NewsArticle, of what the page shows and no more. `forAll`: how much of it everybody sees. */
export const newsArticle = (paper: Paper, piece: Article, terms: Terms, forAll: Sight) => ({
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
  ...accessOf(terms.text === 'headline' ? 'headline' : forAll),
  wordCount: piece.html ? piece.words : undefined,
  correction: piece.correction ? { '@type': 'CorrectionComment', text: piece.correction } : undefined,
})
