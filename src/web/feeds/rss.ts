import { rslLicense } from '../../titles/titles.ts'
import type { Feed } from './entries.ts'
import { xml } from './xml.ts'

/** RSS 2.0 with Atom's self link, Dublin Core creators, Media RSS pictures and RSL licences; checked by reading it with our own intake and a foreign parser. */
export const writeRss = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:rsl="https://rslstandard.org/rsl">
<channel>
<title>${xml(feed.title)}</title>
<link>${xml(feed.home)}</link>
<description>${xml(feed.about)}</description>
<lastBuildDate>${feed.changed.toUTCString()}</lastBuildDate>
<ttl>15</ttl>
<atom:link href="${xml(feed.self)}" rel="self" type="application/rss+xml"/>
${feed.hubs.map((hub) => `<atom:link href="${xml(hub)}" rel="hub"/>\n`).join('')}${feed.entries
  .map(
    (entry) => `<item>
<title>${xml(entry.headline)}</title>
<link>${xml(entry.link)}</link>
<guid isPermaLink="false">${xml(entry.id)}</guid>
<pubDate>${entry.published.toUTCString()}</pubDate>
<dc:creator>${xml(entry.by)}</dc:creator>
${
  entry.summary
    ? `<description>${xml(
        entry.summary
          .split('\n')
          .map((line) => `<p>${xml(line)}</p>`)
          .join(''),
      )}</description>\n`
    : ''
}${
  entry.picture
    ? `<media:content url="${xml(entry.picture.address)}" medium="image">${entry.picture.credit ? `<media:credit>${xml(entry.picture.credit)}</media:credit>` : ''}</media:content>\n`
    : ''
}<rsl:content url="${xml(entry.link)}">${rslLicense(entry.machines, 'rsl:')}</rsl:content>
</item>`,
  )
  .join('\n')}
</channel>
</rss>
`
