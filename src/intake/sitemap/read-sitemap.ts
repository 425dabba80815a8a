import type { Item, ItemMedia } from '../../articles/articles.ts'
import { elementsIn, readXml, textIn, type XmlElement } from '../../base/xml.ts'
import { plainText } from '../plain-text.ts'
import { categories, firstDate, items as itemsInWords, resolveAddress, type Setting, saying } from '../reading.ts'
import type { NamedSitemap } from './pick-sitemaps.ts'

/** A sitemap as a feed: pieces with a headline, or the further sitemaps that an index names. */
export type SitemapRead = { format: 'sitemap'; title?: string; language?: string; items: Item[]; sitemaps?: NamedSitemap[] }

const root = /<(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)[\s>/]/i
// The protocol allows 50,000 addresses in a file; a news sitemap holds the last two days.
const most = 50_000

const line = (element: XmlElement | undefined, longest: number) => plainText(textIn(element), longest)
const first = (element: XmlElement | undefined, local: string) => elementsIn(element, local)[0]
const dates = (elements: (XmlElement | undefined)[]) => elements.map((one) => textIn(one).trim() || undefined)

const picture = (image: XmlElement, setting: Setting): ItemMedia | undefined => {
  const address = resolveAddress(textIn(first(image, 'loc')), setting.base, setting.complain)
  return address
    ? saying({
        address,
        medium: 'image',
        alt: line(first(image, 'title'), 500) || undefined,
        caption: line(first(image, 'caption'), 1000) || undefined,
      })
    : undefined
}

const film = (video: XmlElement, setting: Setting): ItemMedia[] => {
  const of = (local: string) => resolveAddress(textIn(first(video, local)), setting.base, setting.complain)
  const [address, still] = [of('content_loc'), of('thumbnail_loc')]
  return [
    ...(still ? [{ address: still, medium: 'image' }] : []),
    ...(address ? [{ address, medium: 'video', caption: line(first(video, 'title'), 500) || undefined }] : []),
  ].map(saying)
}

/** One address of a sitemap as an item, where it says a headline: news:title, or the title of a video. An item has no text: its page has it. */
const itemOf = (url: XmlElement, setting: Setting): Item | undefined => {
  const news = first(url, 'news')
  const videos = elementsIn(url, 'video')
  const title = line(first(news, 'title'), 500) || line(first(videos[0], 'title'), 500)
  const link = resolveAddress(textIn(first(url, 'loc')), setting.base, setting.complain)
  if (!title || !link) return undefined
  const publication = first(news, 'publication')
  const keywords = textIn(first(news, 'keywords')).split(/[,;]/)
  const expires = dates([first(videos[0], 'expiration_date')])[0]
  const summary = news ? '' : line(first(videos[0], 'description'), 2000)
  const images = elementsIn(url, 'image').flatMap((image) => picture(image, setting) ?? [])
  const media = [...images, ...videos.slice(0, 5).flatMap((video) => film(video, setting))].slice(0, 30)
  const lead = media.findIndex((one) => one.medium === 'image')
  return saying({
    link,
    title,
    authors: [],
    published: firstDate(dates([first(news, 'publication_date'), first(videos[0], 'publication_date'), first(url, 'lastmod')]), setting),
    updated: firstDate(dates([first(url, 'lastmod')]), setting),
    categories: categories([...keywords, ...elementsIn(videos[0], 'tag').map(textIn)]),
    media: media.map((one, place) => (place === lead ? { ...one, lead: true } : one)),
    language: line(first(publication, 'language'), 20) || undefined,
    summaryHtml: summary || undefined,
    expires: news ? undefined : firstDate([expires], { ...setting, complain: () => {} }),
  })
}

const mostCommon = (words: (string | undefined)[]): string | undefined => {
  const counts = new Map<string, number>()
  for (const word of words) if (word) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/**
 * Reads a text as a sitemap (sitemaps.org 0.9 with Google's news, image and video elements, by whatever namespace they are called); undefined: it is none. An address without a
 * headline is no item, as an article has a headline and a link at least. It never throws.
 */
export const readSitemap = (text: string, setting: Setting): SitemapRead | undefined => {
  if (!root.test(text.slice(0, 20_000))) return undefined
  const document = readXml(text).root
  const local = document?.local.toLowerCase()
  if (local === 'sitemapindex')
    return {
      format: 'sitemap',
      items: [],
      sitemaps: elementsIn(document, 'sitemap')
        .slice(0, most)
        .flatMap((one) => {
          const address = resolveAddress(textIn(first(one, 'loc')), setting.base, setting.complain)
          const changed = firstDate(dates([first(one, 'lastmod')]), setting)
          return address ? [{ address, ...(changed ? { changed } : {}) }] : []
        }),
    }
  if (local !== 'urlset') return undefined
  const urls = elementsIn(document, 'url').slice(0, most)
  const items = urls.flatMap((url) => {
    const item = itemOf(url, setting)
    if (!item)
      setting.complain(
        'note',
        'sitemap-no-headline',
        (n) => `${itemsInWords(n)} of the sitemap ${n === 1 ? 'is' : 'are'} an address without a headline, and not taken.`,
      )
    return item ? [item] : []
  })
  const publications = urls.slice(0, 200).map((url) => first(first(url, 'news'), 'publication'))
  const title = mostCommon(publications.map((one) => line(first(one, 'name'), 300)))
  const language = mostCommon(items.map((item) => item.language))
  return { format: 'sitemap', ...(title ? { title } : {}), ...(language ? { language } : {}), items }
}
