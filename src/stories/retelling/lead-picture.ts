import type { ArticleId } from '../../articles/articles.ts'
import type { Retold } from './tellings-of.ts'

// Agencies' and titles' marks, drawings that stand for a missing photograph, portraits of writers.
const mark =
  /logo|placeholder|default|fallback|avatar|profile|byline|headshot|icon|sprite|favicon|blank|share[-_]?image|og[-_]?image|no[-_]?image|author/i

/**
 * The picture that stands for a story: of a title whose terms give its pictures, no mark, large, lying, of an original before a copy's, and of the telling that names the story before
 * another's. null when no telling has one that does. Sizes that are not known count as middling.
 */
export const leadPicture = (tellings: readonly Retold[], name: string | undefined): { id: string; articleId: ArticleId } | null => {
  let best: { worth: number; id: string; articleId: ArticleId } | undefined
  for (const { id, picture, terms, origin, published } of tellings) {
    if (!picture || !terms.pictures || terms.territories || mark.test(picture.address.split('?')[0] ?? '')) continue
    const { width, height } = picture
    const size = width && height ? Math.min(1, (width * height) / (1200 * 800)) : 0.5
    const shape = width && height ? width / height : 1.5
    if (width && width < 200) continue
    const lying = shape >= 1.2 && shape <= 2.2 ? 1 : shape > 2.2 ? 0.5 : 0.2
    const worth = size + lying + (origin === null ? 0.6 : 0) + (id === name ? 0.4 : 0) - published.getTime() / 1e15
    if (!best || worth > best.worth) best = { worth, id: picture.id, articleId: id }
  }
  return best ? { id: best.id, articleId: best.articleId } : null
}
