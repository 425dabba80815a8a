import { elementsIn, readXml, type XmlElement } from '../../base/xml.ts'
import { carveItems, isWhole } from '../mend-xml.ts'
import type { Complaints } from '../reading.ts'
import { isRss, wordOf } from './names.ts'

/** A feed taken apart: `channel`, where what it says of itself stands; its items; what it has taken back (RFC 6721). */
export type FeedDocument = {
  format: 'rss' | 'rdf' | 'atom'
  root: XmlElement
  channel: XmlElement
  items: XmlElement[]
  deleted: XmlElement[]
}

// Reading an item takes a fraction of a millisecond, and a feed of 16 MB may hold two million of them.
const mostRead = 10_000
// Pieces of a broken feed that are read one by one: each costs a little beside its length.
const mostPieces = 2000
// … and the feed's root element with its namespaces is read with each, so no more of it all together than this many characters.
const mostHeads = 20_000_000
// No feed that is one has so many elements; each takes memory.
const mostElements = 400_000
const formats: Record<string, FeedDocument['format']> = { rss: 'rss', rdf: 'rdf', feed: 'atom', entry: 'atom', channel: 'rss' }
const start = /<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)(?=[\s>])/i

const isItem = (element: XmlElement) => {
  const word = wordOf(element)
  return word === 'item' || word === 'entry'
}

/** Items in the document's order, and tombstones. What was never closed holds what should stand beside it. */
const walk = (root: XmlElement): { items: XmlElement[]; deleted: XmlElement[] } => {
  const [items, deleted]: [XmlElement[], XmlElement[]] = [[], []]
  if (isItem(root)) items.push(root)
  const look = (element: XmlElement, depth: number) => {
    for (const child of elementsIn(element)) {
      if (items.length >= mostRead) return
      const item = isItem(child)
      if (item) items.push(child)
      else if (child.local.toLowerCase() === 'deleted-entry') deleted.push(child)
      if (depth < 200 && (child.unclosed || (!item && /^(?:channel|items|rdf:rdf|rss|feed)$/.test(wordOf(child))))) look(child, depth + 1)
    }
  }
  look(root, 0)
  return { items, deleted }
}

const open = (text: string) => {
  let read = readXml(text, { html: true, nodes: mostElements })
  // A warning of the publisher's software, or half a page, may stand before the feed.
  if (!read.root || !formats[read.root.local.toLowerCase()]) {
    const at = text.search(start)
    if (at > 0) read = readXml(text.slice(at), { html: true, nodes: mostElements })
  }
  const format = formats[read.root?.local.toLowerCase() ?? '']
  if (!read.root || !format) return undefined
  const channel = elementsIn(read.root).find((one) => wordOf(one) === 'channel')
  const found = walk(read.root)
  // RDF tells of all sorts of things; a feed is what has a channel or items.
  if (format === 'rdf' && !channel && found.items.length === 0 && !isRss(read.root.attributes.xmlns)) return undefined
  return { ...read, document: { format, root: read.root, channel: channel ?? read.root, ...found } satisfies FeedDocument }
}

/** The items of a broken feed, each read alone, so that what is broken in one (an attribute without its end) takes no other with it. */
const apart = (text: string): XmlElement[] => {
  const carved = carveItems(text)
  if (!carved) return []
  const most = Math.min(mostPieces, Math.floor(mostHeads / (carved.bare([]).length + 1)))
  return carved.items.slice(0, most).flatMap((item) => {
    const { root } = readXml(carved.bare([item]), { html: true, nodes: mostElements })
    return root ? walk(root).items.slice(0, 1) : []
  })
}

/**
 * Finds the items of a feed's text. Where it is cut off or broken, the items that are whole are kept and a complaint says how many were lost.
 * Undefined when there is no feed in it.
 */
export const findItems = (text: string, complain: Complaints['about']): FeedDocument | undefined => {
  const read = open(text)
  if (!read) return undefined
  const { document, broken, cut, strange, named } = read
  if (cut)
    complain('warning', 'too-deep', () => 'Parts of the feed are nested too deeply, or there are too many of them, and are left out.')
  if (strange > 0) complain('note', 'prefix-undeclared', () => 'The feed uses prefixes of namespaces that it does not declare.')
  if (named > 0)
    complain(
      'note',
      'entities-undeclared',
      () =>
        'The feed writes letters by the names that HTML has for them (&nbsp;, &eacute;) without declaring them; strict readers refuse it.',
    )
  const whole = isWhole(text)
  if (!whole) {
    complain('warning', 'cut-off', () => 'The feed breaks off before its end; the items that came whole are kept.')
    const last = document.items.at(-1)
    if (last?.unclosed && !last.parent?.children.slice(last.parent.children.indexOf(last) + 1).some((one) => typeof one !== 'string'))
      document.items.pop()
  }
  if (broken === 0 && !cut) return document
  const tags = text.match(/<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])/gi)?.length ?? 0
  if (document.items.length < Math.min(tags, mostRead)) {
    const pieces = apart(text)
    if (pieces.length > document.items.length) document.items = pieces
  }
  const lost = tags - document.items.length
  if (whole && broken > 0)
    complain('warning', 'broken-items', () =>
      lost > 0
        ? `The XML is broken; ${lost === 1 ? 'one item' : `${lost} items`} could not be read.`
        : 'The XML is broken, but every item could be read.',
    )
  return document
}
