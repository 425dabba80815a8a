import type { Format } from '../read-titles.ts'
import { slug } from '../slug.ts'
import { atom } from './atom.ts'
import type { FeedPage } from './feed-page.ts'
import { jsonFeed } from './json-feed.ts'
import { newsmlG2 } from './newsml-g2.ts'
import { ninjs } from './ninjs.ts'
import { rdf } from './rdf.ts'
import { rss } from './rss.ts'
import { windows1252 } from './windows-1252.ts'

/** How each format is written, named at the end of an address, and typed on the wire. */
export const written: Record<Format, { ending: string; type: string; write: (page: FeedPage) => string }> = {
  rss: { ending: 'rss', type: 'application/rss+xml', write: rss },
  rdf: { ending: 'rdf', type: 'application/rdf+xml', write: rdf },
  atom: { ending: 'atom', type: 'application/atom+xml', write: atom },
  json: { ending: 'json', type: 'application/feed+json', write: jsonFeed },
  ninjs: { ending: 'ninjs', type: 'application/json', write: ninjs },
  'newsml-g2': { ending: 'newsml', type: 'application/vnd.iptc.g2.newsmessage+xml', write: newsmlG2 },
}

/** The path of a feed under its title's home: `feeds/front.rss`, `feeds/whats-on.rss`. */
export const feedPath = (titleId: string, format: Format, section?: string): string =>
  `/${titleId}/feeds/${section === undefined ? 'front' : slug(section)}.${written[format].ending}`

/** The feed's bytes and type; the title with the lying prolog says UTF-8 and sends windows-1252. */
export function writeFeed(page: FeedPage, format: Format): { type: string; body: Buffer } {
  const { type, write } = written[format]
  const said = write(page)
  if (page.title.habits.includes('lying-prolog')) return { type, body: windows1252(said) }
  return { type: `${type}; charset=utf-8`, body: Buffer.from(said) }
}
