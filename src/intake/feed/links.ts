import { attributeOf, textIn, type XmlElement } from '../../base/xml.ts'
import type { Resolve } from '../item-media.ts'
import { all, type Told } from './names.ts'

const relOf = (link: XmlElement) => (attributeOf(link, 'rel') ?? '').trim().toLowerCase().replace(/^.*\//, '') || 'alternate'
const isPage = (link: XmlElement) => !attributeOf(link, 'type') || /html/i.test(attributeOf(link, 'type') ?? '')
const hrefOf = (link: XmlElement) => attributeOf(link, 'href') ?? (textIn(link).trim() || attributeOf(link, 'resource'))

/** The first address that links of this kind give, those to web pages before others. */
export const linked = (told: Told, ...rels: string[]): string | undefined => {
  const links = all(told, 'link').slice(0, 100)
  for (const rel of rels) {
    const found = links.filter((link) => relOf(link) === rel && hrefOf(link))
    const best = found.find(isPage) ?? found[0]
    if (best) return hrefOf(best)
  }
  return undefined
}

/** All addresses that links of a kind give. */
export const allLinked = (told: Told, rel: string): string[] =>
  all(told, 'link')
    .slice(0, 100)
    .filter((link) => relOf(link) === rel)
    .flatMap((link) => hrefOf(link) ?? [])

const isWeb = (text: string | undefined) => /^https?:/i.test(text ?? '')

type Known = { resolve: Resolve; guid: string | undefined; isLink: boolean; format: 'rss' | 'rdf' | 'atom' }

/**
 * Where an item's piece is read. FeedBurner's own link only counts who follows it; the publisher's stands in origLink. An address that leads nowhere gives way to the next.
 */
export const linkOf = (told: Told, { resolve, guid, isLink, format }: Known): string | undefined => {
  const about = attributeOf(told.element, 'about')
  const [content] = all(told, 'content')
  const src = content && attributeOf(content, 'src')
  const given = [
    textIn(all(told, 'feedburner:origlink')[0]).trim(),
    linked(told, 'alternate'),
    isLink ? guid : undefined,
    isWeb(about) ? about : undefined,
    isWeb(src) ? src : undefined,
    format === 'atom' ? linked(told, 'related', 'via', 'self', 'canonical') : linked(told, 'canonical'),
    format === 'atom' && isWeb(guid) ? guid : undefined,
    attributeOf(told.element, 'href'),
    textIn(all(told, 'prism:url', 'dcterms:identifier', 'dc:identifier').find((one) => isWeb(textIn(one).trim()))).trim(),
  ]
  for (const one of given) {
    const address = one && resolve(one)
    if (address) return address
  }
  return undefined
}
