import type { ArticleId, HomePlace } from '../../articles/articles.ts'
import type { HomeLink } from './read-home.ts'

const regions = { main: 1, aside: 0.5, furniture: 0.1 }

/**
 * How prominent a piece is on a home page, 0 to 1: 1 at the head, half at the fifth place and a quarter at the thirteenth, less without a heading that is as high as any on the page (`highest`), without
 * a picture, or beside what the desk tells; each further link to it adds a twentieth, three at most (docs/decisions/home-pages.md).
 */
export const prominenceOf = (place: number, link: Pick<HomeLink, 'region' | 'level' | 'picture' | 'links'>, highest: number): number => {
  const order = 1 / (1 + place / 4)
  const heading = link.level === 0 ? 0.7 : Math.max(0.7, 1 - 0.1 * (link.level - highest))
  const again = 1 + 0.05 * Math.min(3, Math.max(0, link.links - 1))
  return Math.min(1, order * heading * (link.picture ? 1 : 0.85) * regions[link.region] * again)
}

/**
 * Where a title's articles stand on its home page: places count all pieces of the page, those that are not here too. `known`: articles by the key of their link. What stands only in
 * the site's furniture has no place. Pure.
 */
export const weighHome = (links: readonly HomeLink[], known: ReadonlyMap<string, ArticleId>): HomePlace[] => {
  const pieces = links.filter(({ key, isPiece, region }) => isPiece || (known.has(key) && region !== 'furniture'))
  const levels = pieces.map(({ level }) => level).filter((level) => level > 0)
  const highest = levels.length > 0 ? Math.min(...levels) : 1
  const seen = new Set<ArticleId>()
  return pieces.flatMap((link, place) => {
    const article = known.get(link.key)
    if (!article || seen.has(article)) return []
    seen.add(article)
    return [{ article, place, of: pieces.length, links: link.links, prominence: prominenceOf(place, link, highest) }]
  })
}
