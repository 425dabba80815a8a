import type { TownTitle } from '../read-titles.ts'
import { slug } from '../slug.ts'

/** robots.txt of the town: feeds are open to all; the home page and the article pages of a title with closed robots are not. */
export function robotsTxt(titles: TownTitle[]): string {
  const closed = titles
    .filter((title) => title.habits.includes('robots-closed'))
    .flatMap((title) => [`Disallow: /${title.id}/$`, ...title.sections.map((section) => `Disallow: /${title.id}/${slug(section)}/`)])
  return ['User-agent: *', 'Disallow: /account/', ...closed, ''].join('\n')
}
