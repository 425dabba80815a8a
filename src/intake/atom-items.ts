import type { AtomFeed } from 'feedsmith'
import type { Item } from '../articles/articles.ts'
import { itemMedia } from './item-media.ts'
import { asHtml, plainText } from './plain-text.ts'
import { categories, firstDate, innerBase, people, resolveAddress, type Setting, saying } from './reading.ts'
import { withoutSpans } from './without-spans.ts'

type Text = { value?: string; type?: string } | undefined

const looksLikeHtml =
  /<\/?(?:p|br|a|b|i|em|strong|div|span|img|ul|li|h\d)\b[^>]*>|&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|nbsp|[lr][sd]quo|[mn]dash|hellip);/i

/** An Atom text as HTML (RFC 4287, 3.1.1 and 4.1.3.3). What is called text but plainly is HTML is taken as HTML: many publishers never set the type. */
const html = (text: Text): string | undefined => {
  if (!text?.value) return undefined
  const type = (text.type ?? 'text').toLowerCase().split(';')[0]?.trim() ?? ''
  if (type === 'html' || type === 'xhtml' || type === 'text/html' || type === 'application/xhtml+xml') return text.value
  if (type === 'text' || type === 'text/plain' || type === '') return looksLikeHtml.test(text.value) ? text.value : asHtml(text.value)
  // Pictures in base 64, other XML: no text to read.
  return type.startsWith('text/') ? asHtml(text.value) : undefined
}

/** An entry of Atom 0.3 or 1.0. `feedAuthors`: who wrote what names no author (RFC 4287, 4.2.1). */
export const atomItem = (entry: AtomFeed.Entry<string>, feedAuthors: AtomFeed.Person[], setting: Setting): Item => {
  const base = innerBase(setting.base, entry.xml?.base)
  const resolve = (address: string | undefined) => resolveAddress(address, base, setting.complain)
  const links = entry.links ?? []
  const alternates = links.filter((link) => !link.rel || /(^|\/)alternate$/i.test(link.rel))
  const alternate = alternates.find((link) => !link.type || /html/i.test(link.type)) ?? alternates[0]
  const related = links.find((link) => /(^|\/)(related|via|self)$/i.test(link.rel ?? '') && (!link.type || /html/i.test(link.type)))
  const enclosures = links.filter((link) => /(^|\/)enclosure$/i.test(link.rel ?? ''))
  const own = people([...(entry.authors ?? []), ...(entry.dc?.creators ?? [])])
  const inherited = entry.source?.authors ?? feedAuthors
  return saying<Item>({
    guid: entry.id,
    link:
      resolve(alternate?.href) ??
      (/^https?:/i.test(entry.content?.src ?? '') ? resolve(entry.content?.src) : undefined) ??
      resolve(related?.href) ??
      (/^https?:/i.test(entry.id ?? '') ? resolve(entry.id) : undefined),
    title: plainText(entry.title?.value),
    authors: own.length > 0 ? own : people(inherited),
    published: firstDate(
      [entry.published, entry.dc?.dates?.[0], entry.dcterms?.issued?.[0], entry.dcterms?.created?.[0], entry.updated],
      setting,
    ),
    updated: firstDate([entry.updated, entry.dcterms?.modified?.[0]], setting),
    summaryHtml: html(entry.summary) ?? entry.media?.description?.value ?? entry.media?.groups?.[0]?.description?.value,
    contentHtml: html(entry.content),
    categories: categories([...(entry.categories ?? []).map((one) => one.label ?? one.term), ...(entry.dc?.subjects ?? [])]),
    media: itemMedia(
      entry.media,
      enclosures.map((link) => ({ url: link.href, type: link.type, title: link.title })),
      [entry.itunes?.image],
      resolve,
    ),
    language: entry.xml?.lang ?? entry.content?.xml?.lang ?? entry.dc?.languages?.[0],
    status: entry.media?.status?.state?.toLowerCase() === 'deleted' ? 'canceled' : undefined,
    base: innerBase(base, entry.content?.xml?.base),
  })
}

const tombstone = /<(?:[\w.-]+:)?deleted-entry\b([^<>]*)>/gi
const attribute = (text: string, name: string) =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(text)?.slice(1).find(Boolean)

/** What the publisher has taken back (RFC 6721): items that hold their guid and when. */
export const deletedEntries = (xml: string): Item[] => {
  if (!xml.includes('deleted-entry')) return []
  const bare = withoutSpans(xml, 'comments and CDATA')
  return [...bare.matchAll(tombstone)].slice(0, 2000).flatMap(([, attributes = '']) => {
    const ref = attribute(attributes, 'ref')
    if (!ref) return []
    const when = firstDate([attribute(attributes, 'when')], { base: undefined, now: new Date(8.64e15), complain: () => {} })
    return [saying<Item>({ guid: plainText(ref), title: '', authors: [], updated: when, categories: [], media: [], status: 'canceled' })]
  })
}
