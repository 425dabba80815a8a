import { pageBase, readLinkHeader, readTags } from '../../base/page-tags.ts'
import type { RobotsFile } from '../../base/robots-file.ts'
import { isCommentAddress } from './comment-feeds.ts'
import { platformOf } from './platforms.ts'

/** How an address was come by, the surest first. */
export const ways = ['link', 'header', 'platform', 'anchor', 'sitemap', 'guess'] as const
export type Way = (typeof ways)[number]

/** An address that may be a feed. `named`: what the page calls it. */
export type Candidate = { address: string; way: Way; named?: string }

export type HomePage = { address: string; html: string; headers: Record<string, string> }

const feedType = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:rss|atom|xml|json)|text\/(?:xml|rss|rss\+xml))$/
// What WordPress names beside its feeds: pages as JSON, and cards for other sites.
const noFeed =
  /wp-json|oembed|xmlrpc|opensearch|\/amp\/?$|youtube\.com|podcasts\.apple\.com|^https?:\/\/(?:www\.)?(?:facebook|twitter|x|feedly|inoreader|newsblur)\.com/i
const feedLike =
  /(?:\/|\b)(?:feeds?|rss|atom|rdf|outboundfeeds)(?:[./?_-]|\d|\b|$)|\.(?:rss|atom|rdf)(?:$|\?)|[?&](?:feed|format|type|output)=(?:rss|atom|feed|xml)|feedburner|feedproxy|\/(?:index|feed|rss|atom|news)\.xml|feed\.json/i
const feedWords =
  /^(?:rss|atom|feeds?|(?:rss|xml|atom)[ -]?feeds?|flux rss|fil rss|canal rss|rss[- ]?(?:fluxo|kanal|канал)|abonnieren|subscribe(?: via rss)?)$/i

/** Addresses that are guessed where a page names nothing: what publishing systems and people call a feed most often (7.1 of the census of feed addresses says how often). */
const guesses = [
  'feed/',
  'rss',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'feed',
  'feeds/',
  'rss/',
  'feed.json',
  'arc/outboundfeeds/rss/?outputType=xml',
  '?feed=rss2',
]

const mostLinks = 30
const mostAnchors = 8

/** The addresses at which a page's feeds may be, in the order in which they are worth a call, none twice. Pure. */
export const candidatesOf = (page: HomePage, robots: RobotsFile | undefined): Candidate[] => {
  const tags = readTags(page.html, ['link', 'a', 'base', 'meta'], 20_000)
  const base = pageBase(tags, page.address)
  const here = new URL(page.address)
  const found = new Map<string, Candidate>()
  const add = (given: string | undefined, way: Way, named?: string) => {
    const address = (given ?? '')
      .trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:')
    if (!address || address.length > 2000 || !URL.canParse(address, base)) return
    const url = new URL(address, base)
    url.hash = ''
    if (!/^https?:$/.test(url.protocol) || noFeed.test(url.href) || isCommentAddress(url.href) || url.href === here.href) return
    if (!found.has(url.href))
      found.set(url.href, { address: url.href, way, ...(named ? { named: named.replace(/\s+/g, ' ').trim().slice(0, 200) } : {}) })
  }

  const links = tags.filter((tag) => tag.name === 'link').slice(0, 1000)
  for (const { attributes } of links) {
    const rel = (attributes.rel ?? '').toLowerCase().split(/\s+/)
    const type = (attributes.type ?? '').split(';')[0]!.trim().toLowerCase()
    const isFeed = rel.includes('alternate')
      ? feedType.test(type) || (type === '' && !attributes.hreflang && feedLike.test(attributes.href ?? ''))
      : rel.includes('feed')
    if (isFeed && found.size < mostLinks) add(attributes.href, 'link', attributes.title)
  }
  for (const link of readLinkHeader(page.headers.link, page.address))
    if ((link.rel.includes('alternate') && feedType.test(link.type)) || link.rel.includes('feed')) add(link.address, 'header', link.title)
  for (const address of platformOf({ address: page.address, tags, html: page.html })) add(address, 'platform')
  const anchors = tags.filter(
    ({ name, attributes, text }) =>
      name === 'a' &&
      attributes.href &&
      (feedLike.test(attributes.href) || feedWords.test(text.trim()) || feedWords.test(attributes.title ?? '')),
  )
  // Those of the paper's own host first: what is elsewhere may be somebody else's.
  const isOwn = (href: string) => URL.canParse(href, base) && new URL(href, base).hostname === here.hostname
  let taken = 0
  for (const { attributes, text } of anchors.toSorted((a, b) => Number(isOwn(b.attributes.href!)) - Number(isOwn(a.attributes.href!)))) {
    const before = found.size
    if (taken < mostAnchors) add(attributes.href, 'anchor', text)
    taken += found.size - before
  }
  const sitemaps = robots?.sitemaps ?? []
  for (const address of sitemaps.filter((one) => /news/i.test(one)).slice(0, 3)) add(address, 'sitemap')
  for (const path of guesses) add(new URL(path, new URL('.', here)).href, 'guess')
  for (const address of sitemaps.filter((one) => !/news/i.test(one)).slice(0, 2)) add(address, 'sitemap')
  for (const path of ['/news-sitemap.xml', '/sitemap-news.xml', '/arc/outboundfeeds/news-sitemap/?outputType=xml'])
    add(new URL(path, here).href, 'guess')
  return [...found.values()]
}
