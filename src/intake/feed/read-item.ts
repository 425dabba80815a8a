import type { Item } from '../../articles/articles.ts'
import { attributeOf, elementsIn, textIn, type XmlElement } from '../../base/xml.ts'
import { itemMedia } from '../item-media.ts'
import { categories, resolveAddress, type Setting, saying } from '../reading.ts'
import { contentOf, summaryOf } from './bodies.ts'
import { datesOf } from './dates.ts'
import { instantArticle } from './instant-article.ts'
import { linkOf } from './links.ts'
import { enclosuresOf, mediaOf, picturesOf, stateOf } from './media-rss.ts'
import { all, type Told, tell } from './names.ts'
import { authorsOf, sourceOf } from './people.ts'
import { baseOf, languageIn } from './places.ts'
import { rightsOf } from './rights.ts'
import { bare, firstPlain } from './texts.ts'

/** What the readers of items need of their feed beside the setting: `authors`, of what names none (RFC 4287, 4.2.1); `document`, where the feed lies. */
export type ItemSetting = Setting & {
  format: 'rss' | 'rdf' | 'atom'
  document: string | undefined
  authors: Item['authors']
  channel: XmlElement
}

const split = (text: string) => text.split(/[,;]/).map((one) => one.trim())

/** Categories, subjects and keywords, as they are to be shown: a label rather than a term. */
export const categoriesOf = (told: Told): string[] => {
  const itunes = all(told, 'itunes:category').flatMap((one) => [one, ...elementsIn(one)])
  return categories([
    ...all(told, 'category', 'media:category', 'googleplay:category').map(
      (one) => attributeOf(one, 'label') || attributeOf(one, 'term') || textIn(one),
    ),
    ...all(told, 'dc:subject', 'dcterms:subject').map(textIn),
    ...itunes.map((one) => attributeOf(one, 'text') ?? textIn(one)),
    ...all(told, 'itunes:keywords', 'media:keywords', 'keywords').flatMap((one) => split(textIn(one).slice(0, 5000))),
  ])
}

// Deleted: SmartFormat takes a piece back so. What nobody knows is rather not shown.
const statusOf = (told: Told): Item['status'] => {
  const state = stateOf(told)
  if (state === 'deleted') return 'canceled'
  const [control] = all(told, 'app:control')
  const draft = control && elementsIn(control).some((one) => one.local === 'draft' && /^yes$/i.test(textIn(one).trim()))
  return draft || (state && state !== 'active') ? 'withheld' : undefined
}

/** The title: of several kinds the first that says anything. */
export const titleOf = (told: Told, most?: number): string => {
  const own = firstPlain(all(told, 'title', 'dc:title', 'itunes:title', 'media:title', 'dcterms:title'), most)
  if (own) return own
  const media = all(told, 'media:group', 'media:content').slice(0, 5)
  return firstPlain(
    media.flatMap((one) => all(tell(one), 'media:title')),
    most,
  )
}

/** An item of RSS 0.9x, 1.0 or 2.0, an entry of Atom 0.3 or 1.0: publishers mix their words, so that each is looked for in both. */
export const readItem = (element: XmlElement, setting: ItemSetting): Item => {
  const told = tell(element)
  // RSS has no xml:base of its own; its relative addresses are meant from the site that the channel links to.
  const baseAt = (one: XmlElement) => {
    const own = baseOf(one, setting.document)
    return own === setting.document ? setting.base : own
  }
  const base = baseAt(element)
  const resolve = (address: string | undefined) => resolveAddress(address, base, setting.complain)
  const [named] = all(told, 'guid')
  const guid = [named && textIn(named), setting.format === 'atom' ? undefined : attributeOf(element, 'about'), bare(all(told, 'id')[0])]
    .map((one) => one?.trim())
    .find(Boolean)
  const isLink = named ? !/^false$/i.test((attributeOf(named, 'ispermalink') ?? '').trim()) && /^https?:/i.test(guid ?? '') : undefined
  const content = contentOf(told, setting.format)
  const summary = summaryOf(told, setting.format)
  const instant = content.html ? instantArticle(content.html, resolve) : undefined
  const authors = authorsOf(told)
  const dates = datesOf(told, setting)
  const { media, language } = {
    media: mediaOf(told),
    language:
      [content.element, summary.element, all(told, 'title')[0], element]
        .map((one) => one && languageIn(one, setting.channel))
        .find(Boolean) ?? bare(all(told, 'dc:language', 'language', 'dcterms:language')[0]),
  }
  const source = tell(all(told, 'source')[0] ?? element)
  const inherited = source.element === element ? [] : authorsOf(source)
  return saying<Item>({
    guid,
    guidIsLink: isLink || undefined,
    link: linkOf(told, { resolve, guid, isLink: isLink === true, format: setting.format }) ?? instant?.link,
    title: titleOf(told) || instant?.title || '',
    authors: authors.length > 0 ? authors : (instant?.authors ?? (inherited.length > 0 ? inherited : setting.authors)),
    published: dates.published ?? instant?.published,
    updated: dates.updated ?? instant?.updated,
    summaryHtml: summary.html,
    contentHtml: instant?.html ?? content.html,
    categories: categoriesOf(told),
    media: itemMedia(media, enclosuresOf(told), picturesOf(told), resolve),
    language,
    status: statusOf(told),
    embargoUntil: dates.embargoUntil,
    expires: dates.expires,
    agency: sourceOf(told),
    rights: rightsOf(told, resolve),
    base: baseAt(content.element ?? summary.element ?? element),
  })
}
