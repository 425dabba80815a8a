import type { PageTag } from '../../base/page-tags.ts'

type Seen = { address: string; tags: readonly PageTag[]; html: string }

/** A publishing system: how its pages are known, and where its feeds are then, the main one first. Paths are relative to the site's home. */
type Platform = { name: string; knows: (seen: { generator: string; host: string; html: string }) => boolean; feeds: readonly string[] }

const platforms: readonly Platform[] = [
  {
    name: 'WordPress',
    knows: ({ generator, html }) => /wordpress/.test(generator) || /\/wp-content\/|\/wp-includes\/|api\.w\.org/.test(html),
    feeds: ['feed/', '?feed=rss2'],
  },
  {
    name: 'Arc XP',
    knows: ({ html }) => /\/pf\/(?:resources|dist|api)\/|arcpublishing|fusion-app|Fusion\.(?:arcSite|contextPath)/.test(html),
    feeds: ['/arc/outboundfeeds/rss/?outputType=xml', '/arc/outboundfeeds/news-sitemap/?outputType=xml'],
  },
  { name: 'Ghost', knows: ({ generator }) => /^ghost/.test(generator), feeds: ['rss/'] },
  {
    name: 'Drupal',
    knows: ({ generator, html }) => /drupal/.test(generator) || /\/sites\/default\/files\//.test(html),
    feeds: ['rss.xml'],
  },
  {
    name: 'Blogger',
    knows: ({ generator, host }) => /blogger/.test(generator) || host.endsWith('.blogspot.com'),
    feeds: ['/feeds/posts/default', '/feeds/posts/default?alt=rss'],
  },
  { name: 'Substack', knows: ({ host, html }) => host.endsWith('.substack.com') || /substackcdn\.com/.test(html), feeds: ['/feed'] },
  { name: 'Joomla', knows: ({ generator }) => /joomla/.test(generator), feeds: ['?format=feed&type=rss'] },
  {
    name: 'Squarespace',
    knows: ({ generator, html }) => /squarespace/.test(generator) || /static1\.squarespace\.com/.test(html),
    feeds: ['?format=rss'],
  },
  { name: 'TYPO3', knows: ({ generator }) => /typo3/.test(generator), feeds: ['?type=9818', 'rss.xml'] },
  { name: 'Hugo', knows: ({ generator }) => /hugo/.test(generator), feeds: ['index.xml'] },
  { name: 'Jekyll', knows: ({ generator }) => /jekyll/.test(generator), feeds: ['feed.xml', 'atom.xml'] },
]

const mostSections = 4

/** Medium gives each writer and publication a feed before its path. */
const medium = (url: URL): string[] =>
  url.hostname === 'medium.com' || url.hostname.endsWith('.medium.com')
    ? [new URL(url.hostname === 'medium.com' ? `/feed${url.pathname.replace(/\/$/, '')}` : '/feed', url).href]
    : []

/** Where the system that a page was made with has its feeds; on WordPress the sections' too, as far as the page leads to some. */
export const platformOf = ({ address, tags, html }: Seen): string[] => {
  const url = new URL(address)
  const generator = tags
    .flatMap(({ name, attributes }) =>
      name === 'meta' && attributes.name?.toLowerCase() === 'generator' ? [attributes.content ?? ''] : [],
    )
    .join(' ')
    .toLowerCase()
  const start = new URL('.', url)
  const found = platforms.filter((one) => one.knows({ generator, host: url.hostname, html }))
  const sections = found.some((one) => one.name === 'WordPress')
    ? tags
        .flatMap(({ name, attributes }) =>
          name === 'a' && /\/category\/[^/?#]+\/?$/.test(attributes.href ?? '') && URL.canParse(attributes.href!, url)
            ? [new URL(attributes.href!, url)]
            : [],
        )
        .filter((one) => one.hostname === url.hostname)
        .map((one) => `${one.href.replace(/\/?$/, '/')}feed/`)
    : []
  return [
    ...found.flatMap((one) => one.feeds.map((path) => new URL(path, start).href)),
    ...medium(url),
    ...[...new Set(sections)].slice(0, mostSections),
  ]
}
