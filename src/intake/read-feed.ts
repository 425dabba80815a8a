import type { AnyFeed, AtomNs } from 'feedsmith'
import type { Item } from '../articles/articles.ts'
import { atomItem, deletedEntries } from './atom-items.ts'
import { decodeFeed } from './decode-feed.ts'
import { feedLinks, isWebPage } from './feed-links.ts'
import { jsonItem } from './json-items.ts'
import { withoutDoctype } from './mend-xml.ts'
import { parseFeed } from './parse-feed.ts'
import { plainText } from './plain-text.ts'
import { type FeedProblem, innerBase, items as itemsInWords, openComplaints, resolveAddress, type Setting } from './reading.ts'
import { rssItem } from './rss-items.ts'
import { ttlOf } from './time-to-live.ts'

export type { FeedProblem } from './reading.ts'

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'ninjs' | 'newsml' | 'nitf' | 'sitemap'
/** What a feed says. `ok`: it could be read (warnings do not count). Addresses are absolute; `items` stand in the feed's order. */
export type FeedRead = {
  ok: boolean
  format?: FeedFormat
  title?: string
  /** BCP 47, as the publisher writes it. */
  language?: string
  home?: string
  hub?: string
  self?: string
  /** The publisher asks not to be called more often. */
  ttlMinutes?: number
  items: Item[]
  problems: FeedProblem[]
  /** Where a web page stood in place of a feed: the feeds that it names. */
  feedLinks?: string[]
}

/** What is known beside the bytes: where they came from, and what HTTP called them. */
export type FeedSource = { address?: string; contentType?: string; now: Date }

/** No paper needs more of one feed at once; the newest are kept. */
export const mostItems = 2000
// Reading an item takes a fraction of a millisecond, and a feed of 16 MB may hold two million of them.
const mostRead = 10_000

type Facts = Pick<FeedRead, 'title' | 'language' | 'home' | 'hub' | 'self' | 'ttlMinutes'>

const ofLinks = (links: AtomNs.Feed<string>['links']) => {
  const first = (rel: string) => links?.find((link) => link.rel?.toLowerCase() === rel)?.href
  return {
    self: first('self'),
    hub: first('hub'),
    alternate: links?.find((link) => (!link.rel || link.rel === 'alternate') && (!link.type || /html/.test(link.type)))?.href,
  }
}

const factsOf = (parsed: AnyFeed): Facts & { base?: string } => {
  if (parsed.format === 'atom') {
    const { feed } = parsed
    const { self, hub, alternate } = ofLinks(feed.links)
    return {
      title: feed.title?.value,
      language: feed.xml?.lang ?? feed.dc?.languages?.[0],
      home: alternate,
      self,
      hub,
      ttlMinutes: ttlOf(undefined, feed.sy),
      base: feed.xml?.base,
    }
  }
  if (parsed.format === 'json') {
    const { feed } = parsed
    return { title: feed.title, language: feed.language, home: feed.home_page_url, self: feed.feed_url, hub: feed.hubs?.[0]?.url }
  }
  const { feed } = parsed
  const { self, hub, alternate } = ofLinks(feed.atom?.links)
  const language = ('language' in feed ? feed.language : undefined) ?? feed.dc?.languages?.[0] ?? feed.xml?.lang
  return {
    title: feed.title ?? feed.dc?.titles?.[0],
    language,
    home: feed.link ?? alternate,
    self,
    hub,
    ttlMinutes: ttlOf('ttl' in feed ? feed.ttl : undefined, feed.sy),
    base: feed.xml?.base,
  }
}

const itemsOf = (parsed: AnyFeed, text: string, setting: Setting): Item[] => {
  if (parsed.format === 'json')
    return (parsed.feed.items ?? []).slice(0, mostRead).flatMap((item) => jsonItem(item, parsed.feed.authors ?? [], setting) ?? [])
  if (parsed.format === 'atom')
    return [
      ...(parsed.feed.entries ?? []).slice(0, mostRead).map((entry) => atomItem(entry, parsed.feed.authors ?? [], setting)),
      ...deletedEntries(text),
    ]
  return [...(parsed.feed.items ?? []).slice(0, mostRead).map((item) => rssItem(item, setting)), ...deletedEntries(text)]
}

const newest = (items: Item[]): Item[] => {
  if (items.length <= mostItems) return items
  // Without dates the feed's own order is all there is: its top is its newest.
  const time = (item: Item) => (item.updated ?? item.published)?.getTime()
  const kept = new Set([...items].sort((a, b) => (time(b) ?? 0) - (time(a) ?? 0)).slice(0, mostItems))
  return items.filter((item) => kept.has(item))
}

/**
 * Reads a feed's bytes, whatever they are. It never throws: what is wrong stands in `problems`. Takes CPU for as long as the feed is large
 * (megabytes take tenths of a second), so it runs in the reading thread.
 */
export const readFeed = (bytes: Uint8Array, source: FeedSource): FeedRead => {
  const complaints = openComplaints()
  const complain = complaints.about
  const failed = (code: string, message: string, more: Partial<FeedRead> = {}): FeedRead => {
    complain('error', code, () => message)
    return { ok: false, items: [], problems: complaints.all(), ...more }
  }
  try {
    const decoded = decodeFeed(bytes, source.contentType)
    if (decoded.wrong === 'declared')
      complain(
        'warning',
        'encoding-wrong',
        () =>
          `${decoded.declared ? `The feed says that it is ${plainText(decoded.declared, 40)}` : 'The feed does not say its encoding'}, but its bytes are ${decoded.encoding}.`,
      )
    if (decoded.wrong === 'damaged')
      complain('warning', 'encoding-damaged', () => `Some letters are damaged: they are not valid ${decoded.encoding}.`)
    if (!decoded.text.trim()) return failed('empty', 'There is nothing in it.')
    if (isWebPage(decoded.text)) {
      const links = feedLinks(decoded.text, source.address)
      return failed(
        'web-page',
        `This is a web page, not a feed.${links.length > 0 ? ` It names ${links.length === 1 ? 'this feed' : 'these feeds'}: ${links.join(', ')}` : ' It names no feed.'}`,
        { feedLinks: links },
      )
    }
    const { text, entities } = withoutDoctype(decoded.text)
    if (entities === 'nested')
      return failed(
        'entity-expansion',
        'The feed declares entities that expand into one another; feeds need none, and such files are made to fill memories, so it is not read.',
      )
    if (entities === 'plain') complain('note', 'entities-declared', () => 'The feed declares entities of its own.')
    const parsed = parseFeed(text, complain)
    if (!parsed) return failed('not-a-feed', 'There is no feed in it that can be read.')
    const facts = factsOf(parsed)
    const self = resolveAddress(facts.self, source.address, () => {})
    const document = source.address ?? self
    // RSS has no xml:base of its own; its relative addresses are meant from the site that the channel links to.
    const home = resolveAddress(facts.home, innerBase(document, facts.base), complain)
    const base = innerBase(document, facts.base) ?? home
    const setting: Setting = { base: parsed.format === 'atom' || facts.base ? base : (home ?? base), now: source.now, complain }
    const items = itemsOf(parsed, text, setting)
    for (const item of items) {
      if (item.status === 'canceled') continue
      if (!item.title && !item.summaryHtml && !item.contentHtml)
        complain('warning', 'item-empty', (n) => `${itemsInWords(n)} ${n === 1 ? 'has' : 'have'} neither headline nor text.`)
      if (!item.link) complain('note', 'link-missing', (n) => `${itemsInWords(n)} ${n === 1 ? 'has' : 'have'} no link.`)
      if (!item.published)
        complain(
          'note',
          'date-missing',
          (n) => `${itemsInWords(n)} ${n === 1 ? 'has' : 'have'} no date that can be read; the time of arrival is shown.`,
        )
    }
    const named = new Set<string>()
    for (const { guid } of items) {
      if (guid && named.has(guid)) complain('warning', 'guid-repeated', (n) => `${itemsInWords(n + 1)} share a guid with another.`)
      if (guid) named.add(guid)
    }
    if (items.length === 0) complain('warning', 'no-items', () => 'The feed holds no items.')
    if (items.length > mostItems)
      complain('warning', 'too-many-items', () => `The feed has ${items.length} items; the newest ${mostItems} are kept.`)
    return {
      ok: true,
      format: parsed.format,
      title: plainText(facts.title, 300) || undefined,
      language: plainText(facts.language, 40) || undefined,
      home,
      hub: resolveAddress(facts.hub, source.address, () => {}),
      self,
      ttlMinutes: facts.ttlMinutes,
      items: newest(items),
      problems: complaints.all(),
    }
  } catch (error) {
    // The parser's own limits (depth, stack) are a publisher's doing, not a defect of ours.
    return failed('not-a-feed', `The feed cannot be read (${plainText(error instanceof Error ? error.message : String(error), 120)}).`)
  }
}
