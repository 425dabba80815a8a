import { type AnyFeed, detectAtomFeed, detectRdfFeed, detectRssFeed, ParseError, parseFeed as parse } from 'feedsmith'
import { carveItems, isWhole } from './mend-xml.ts'
import type { Complaints } from './reading.ts'

const attempt = (text: string): AnyFeed | undefined => {
  try {
    return parse(text)
  } catch (error) {
    // A feed in which nothing stands is a feed still: a title that has published nothing yet.
    if (!(error instanceof ParseError)) return undefined
    if (detectRssFeed(text)) return { format: 'rss', feed: {} }
    if (detectAtomFeed(text)) return { format: 'atom', feed: {} }
    return detectRdfFeed(text) ? { format: 'rdf', feed: {} } : undefined
  }
}
const count = (feed: AnyFeed | undefined) =>
  feed ? ((feed.format === 'atom' ? feed.feed.entries?.length : feed.feed.items?.length) ?? 0) : 0

// Pieces of a broken feed that are parsed one by one: each costs a parse, so no more than this.
const mostPieces = 2000
// … and each parse reads the feed's head again, so no more of it all together than this many characters.
const mostHeads = 20_000_000

const together = (feeds: AnyFeed[]): AnyFeed | undefined => {
  const [first] = feeds
  if (!first) return undefined
  if (first.format === 'atom')
    return {
      format: 'atom',
      feed: { ...first.feed, entries: feeds.flatMap((one) => (one.format === 'atom' ? (one.feed.entries ?? []) : [])) },
    }
  if (first.format === 'rss')
    return { format: 'rss', feed: { ...first.feed, items: feeds.flatMap((one) => (one.format === 'rss' ? (one.feed.items ?? []) : [])) } }
  if (first.format === 'rdf')
    return { format: 'rdf', feed: { ...first.feed, items: feeds.flatMap((one) => (one.format === 'rdf' ? (one.feed.items ?? []) : [])) } }
  return first
}

/**
 * Parses a feed's text. Where it is cut off or broken, the items that are whole are kept and a complaint says how many were lost.
 * Undefined when there is no feed in it.
 */
export const parseFeed = (given: string, complain: Complaints['about']): AnyFeed | undefined => {
  const text = given.replace(/<\/[\w:.-]{1,50}\s*$/, '$&>')
  const json = /^\s*[{[]/.test(text)
  const straight = attempt(text)
  if (json) {
    if (!straight) complain('error', 'not-parsed', () => 'This is JSON, but not a JSON Feed that can be read.')
    return straight
  }
  const whole = isWhole(text)
  const tags = text.match(/<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])/gi)?.length ?? 0
  // An item tag inside a text is no lost item; a feed that parses and holds anything is taken at its word unless it was cut off.
  if (straight && (count(straight) > 0 || tags === 0) && whole) return straight
  const cut = () => complain('warning', 'cut-off', () => 'The feed breaks off before its end; the items that came whole are kept.')
  const carved = carveItems(text)
  if (!carved) {
    if (straight && !whole) cut()
    else if (!straight && /<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)[\s>]/i.test(text))
      complain('error', 'not-parsed', () => 'The XML of this feed is broken and no whole item is in it.')
    return straight
  }
  const mended = attempt(carved.whole(carved.items))
  let found = mended && count(mended) >= carved.items.length ? mended : undefined
  const pieces = Math.min(mostPieces, Math.floor(mostHeads / carved.whole([]).length))
  if (!found)
    found =
      together(carved.items.slice(0, pieces).flatMap((item) => attempt(carved.whole([item])) ?? [])) ??
      mended ??
      attempt(carved.whole([])) ??
      straight
  if (count(found) === 0 && carved.items.length > 0) found = attempt(carved.bare(carved.items)) ?? found
  // Items in which nothing stands are no loss.
  if (straight && whole && count(found) === 0) return straight
  const lost = carved.items.length + (carved.last ? 1 : 0) - count(found)
  if (!whole) cut()
  else if (lost > 0 || !straight)
    complain('warning', 'broken-items', () =>
      lost > 0
        ? `The XML is broken; ${lost === 1 ? 'one item' : `${lost} items`} could not be read.`
        : 'The XML is broken, but every item could be read.',
    )
  return count(found) >= count(straight) ? found : straight
}
