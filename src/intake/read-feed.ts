import type { Item } from '../articles/articles.ts'
import { decodeFeed } from './decode-feed.ts'
import { factsOf } from './feed/feed-facts.ts'
import { findItems } from './feed/find-items.ts'
import { jsonFacts, jsonItems, parseJsonFeed } from './feed/json-feed.ts'
import { readItem } from './feed/read-item.ts'
import { tombstonesIn } from './feed/tombstones.ts'
import { feedLinks, isWebPage } from './feed-links.ts'
import { withoutDoctype } from './mend-xml.ts'
import { plainText } from './plain-text.ts'
import { type Complaints, type FeedProblem, items as itemsInWords, openComplaints } from './reading.ts'
import type { NamedSitemap } from './sitemap/pick-sitemaps.ts'
import { readSitemap } from './sitemap/read-sitemap.ts'
import { asFeed } from './wire/as-feed.ts'
import { readWire } from './wire/read-wire.ts'

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
  /** What the feed says of itself, as one line of text. */
  description?: string
  authors?: Item['authors']
  rights?: Item['rights']
  /** The address of its logo or cover. */
  image?: string
  updated?: Date
  categories?: string[]
  items: Item[]
  problems: FeedProblem[]
  /** Where a web page stood in place of a feed: the feeds that it names. */
  feedLinks?: string[]
  /** An index of sitemaps: those that it names. It has no items of its own. */
  sitemaps?: NamedSitemap[]
}

/** What is known beside the bytes: where they came from, what HTTP called them, and the version of ninjs or NewsML-G2 that was agreed on, if any. */
export type FeedSource = { address?: string; contentType?: string; now: Date; against?: string }

/** No paper needs more of one feed at once; the newest are kept. */
export const mostItems = 2000

const newest = (items: Item[]): Item[] => {
  if (items.length <= mostItems) return items
  // Without dates the feed's own order is all there is: its top is its newest.
  const time = (item: Item) => (item.updated ?? item.published)?.getTime()
  const kept = new Set([...items].sort((a, b) => (time(b) ?? 0) - (time(a) ?? 0)).slice(0, mostItems))
  return items.filter((item) => kept.has(item))
}

type Read = Omit<FeedRead, 'ok' | 'problems'>

const readJson = (text: string, { address, now }: FeedSource, complain: Complaints['about']): Read | undefined => {
  const feed = parseJsonFeed(text)
  if (!feed) {
    complain('error', 'not-parsed', () => 'This is JSON, but not a JSON Feed that can be read.')
    return undefined
  }
  const facts = jsonFacts(feed, address)
  const base = facts.home ?? address ?? facts.self
  return { format: 'json', ...facts, items: jsonItems(feed, facts.authors, { base, now, complain }) }
}

const readXmlFeed = (text: string, { address, now }: FeedSource, complain: Complaints['about']): Read | undefined => {
  const found = findItems(text, complain)
  if (!found) {
    if (/<(?:[\w.-]+:)?(?:rss|feed|channel)[\s>]/i.test(text))
      complain('error', 'not-parsed', () => 'The XML of this feed is broken and no whole item is in it.')
    return undefined
  }
  const { document, ...facts } = factsOf(found, address, { now, complain })
  const base = found.format === 'atom' ? document : (facts.home ?? document)
  const setting = {
    base,
    now,
    complain,
    format: found.format,
    document,
    authors: found.format === 'atom' ? (facts.authors ?? []) : [],
    channel: found.channel,
  }
  return { format: found.format, ...facts, items: [...found.items.map((item) => readItem(item, setting)), ...tombstonesIn(found.deleted)] }
}

/** Says what is odd about the items of a feed. */
const lookOver = (items: Item[], complain: Complaints['about']) => {
  const named = new Set<string>()
  for (const item of items) {
    if (item.guid && named.has(item.guid)) complain('warning', 'guid-repeated', (n) => `${itemsInWords(n + 1)} share a guid with another.`)
    if (item.guid) named.add(item.guid)
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
  if (items.length === 0) complain('warning', 'no-items', () => 'The feed holds no items.')
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
    const wire = readWire(text, { address: source.address, now: source.now, against: source.against, complain })
    if (wire) {
      const told = asFeed(wire, complain)
      if (told.ok) lookOver(told.items, complain)
      return { ...told, items: newest(told.items), problems: complaints.all() }
    }
    const sitemap = readSitemap(text, { base: source.address, now: source.now, complain })
    const told = sitemap ?? (/^\s*[{[]/.test(text) ? readJson(text, source, complain) : readXmlFeed(text, source, complain))
    if (!told) return failed('not-a-feed', 'There is no feed in it that can be read.')
    if (!sitemap?.sitemaps) lookOver(told.items, complain)
    if (told.items.length > mostItems)
      complain('warning', 'too-many-items', () => `The feed has ${told.items.length} items; the newest ${mostItems} are kept.`)
    return { ok: true, ...told, items: newest(told.items), problems: complaints.all() }
  } catch (error) {
    // The parser's own limits (depth, stack) are a publisher's doing, not a defect of ours.
    return failed('not-a-feed', `The feed cannot be read (${plainText(error instanceof Error ? error.message : String(error), 120)}).`)
  }
}
