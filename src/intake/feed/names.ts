import { elementsIn, type XmlElement } from '../../base/xml.ts'

// The vocabularies that feeds speak, by the addresses of their namespaces as `plainSpace` writes them. '' is what RSS and Atom themselves say.
const spaces: Record<string, string> = {
  '': '',
  'w3.org/2005/atom': '',
  'purl.org/atom/ns': '',
  'purl.org/rss/1.0': '',
  'purl.org/net/rss1.1': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss09': '',
  'backend.userland.com/rss091': '',
  'backend.userland.com/rss092': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss/rss.html': '',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'w3.org/2000/svg': 'svg',
  'w3.org/xml/1998/namespace': 'xml',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/dcterms': 'dcterms',
  'purl.org/rss/1.0/modules/slash': 'slash',
  'purl.org/rss/modules/content': 'content',
  'search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'rssboard.org/media-rss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'purl.org/atompub/tombstones/1.0': 'at',
  'w3.org/2007/app': 'app',
  'purl.org/atom/app': 'app',
  'web.resource.org/cc': 'cc',
  'creativecommons.org/ns': 'cc',
  'backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'cyber.law.harvard.edu/rss/creativecommonsrssmodule.html': 'creativecommons',
  'schemas.ingestion.microsoft.com/common': 'mi',
  'smartnews.be/snf': 'snf',
  'webfeeds.org/rss/1.0': 'webfeeds',
  'prismstandard.org/namespaces/basic/2.0': 'prism',
  'prismstandard.org/namespaces/1.2/basic': 'prism',
  'georss.org/georss': 'georss',
}

const known = new Map<string, string | undefined>()
/** Publishers write a namespace with https, without its last slash, with capitals: what is left when such differences are gone names it all the same. */
const plainSpace = (space: string) =>
  space
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '')

const vocabulary = (space: string): string | undefined => {
  if (known.has(space)) return known.get(space)
  const found = spaces[plainSpace(space)]
  // Feeds make up addresses; what is remembered of them is bounded.
  if (known.size < 1000) known.set(space, found)
  return found
}

/**
 * What an element is called here: `title`, `dc:creator`, `media:content`, in small letters, whichever prefix and whichever spelling of the namespace the
 * publisher uses. A namespace that nobody knows, or none for a prefix that everybody uses for one thing, is known by its prefix.
 */
export const wordOf = (element: XmlElement): string => {
  const { name, space } = element
  const had = words.get(space)?.get(name)
  if (had !== undefined) return had
  const found = vocabulary(space)
  // What hangs on the name alone is remembered, within bounds: there are a few dozen names, said thousands of times.
  const word = readWord(element)
  if (found === undefined) return word
  const known = words.get(space) ?? new Map<string, string>()
  if (known.size < 1000 && words.size < 100) words.set(space, known.set(name, word))
  return word
}

const words = new Map<string, Map<string, string>>()

const readWord = ({ name, local, space, parent }: XmlElement): string => {
  const plain = local.toLowerCase()
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon).toLowerCase()
  const found = space || !prefix ? vocabulary(space) : undefined
  if (found !== undefined) return found ? `${found}:${plain}` : plain
  if (prefix) return prefix === 'atom' || prefix === 'rss' ? plain : `${prefix}:${plain}`
  // An unknown namespace of the whole feed is the feed's own; one that begins in the middle is somebody else's.
  return !parent || parent.space === space || vocabulary(parent.space) === undefined ? plain : `other:${plain}`
}

/** Whether a namespace is one of RSS or Atom. */
export const isRss = (space: string | undefined): boolean => Boolean(space) && vocabulary(space ?? '') === ''

/** What stands directly in an element, by its words. */
export type Told = { element: XmlElement; words: Map<string, XmlElement[]> }

export const tell = (element: XmlElement): Told => {
  const words = new Map<string, XmlElement[]>()
  for (const child of elementsIn(element)) {
    const word = wordOf(child)
    const had = words.get(word)
    if (had) had.push(child)
    else words.set(word, [child])
  }
  // Atom in RSS and RSS in Atom: what is said in the item's own vocabulary comes first.
  for (const [word, all] of words)
    if (all.length > 1 && !word.includes(':')) {
      const own = all.filter(({ space }) => space === element.space)
      if (own.length > 0 && own.length < all.length) words.set(word, [...own, ...all.filter(({ space }) => space !== element.space)])
    }
  return { element, words }
}

/** The elements of the first words that are there, for each word in turn. */
export const all = ({ words }: Told, ...named: string[]): XmlElement[] => named.flatMap((word) => words.get(word) ?? [])
