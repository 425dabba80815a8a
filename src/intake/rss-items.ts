import type { RdfFeed, RssFeed } from 'feedsmith'
import type { Item } from '../articles/articles.ts'
import { itemMedia } from './item-media.ts'
import { plainText } from './plain-text.ts'
import { categories, firstDate, innerBase, people, resolveAddress, type Setting, saying } from './reading.ts'

type Rss = RssFeed.Item<string>
type Rdf = RdfFeed.Item<string>

/** An item of RSS 0.9x, 1.0 or 2.0. Trust in this order: content:encoded, description, itunes:summary; dc:creator beside author. */
export const rssItem = (item: Rss & Rdf, setting: Setting): Item => {
  const base = innerBase(setting.base, item.xml?.base)
  const resolve = (address: string | undefined) => resolveAddress(address, base, setting.complain)
  const guid = item.guid?.value ?? item.rdf?.about ?? item.atom?.id
  const guidIsLink = item.guid ? item.guid.isPermaLink !== false && /^https?:/i.test(item.guid.value ?? '') : undefined
  const alternate = item.atom?.links?.find((link) => !link.rel || link.rel === 'alternate')?.href
  const link =
    resolve(item.link) ??
    resolve(alternate) ??
    (guidIsLink ? resolve(item.guid?.value) : undefined) ??
    (/^https?:/i.test(item.rdf?.about ?? '') ? resolve(item.rdf?.about) : undefined)
  const content = item.content?.encoded ?? item.atom?.content?.value
  const summary =
    item.description ?? item.atom?.summary?.value ?? item.dc?.descriptions?.[0] ?? item.itunes?.summary ?? item.media?.description?.value
  const named = people([...(item.authors ?? []), ...(item.dc?.creators ?? []), ...(item.atom?.authors ?? []), item.itunes?.author])
  const credited = (item.media?.credits ?? [])
    .filter((credit) => /^(author|writer)$/i.test(credit.role ?? ''))
    .map((credit) => credit.value)
  return saying<Item>({
    guid,
    guidIsLink: guidIsLink || undefined,
    link,
    title: plainText(item.title ?? item.dc?.titles?.[0] ?? item.itunes?.title ?? item.media?.title?.value),
    authors: named.length > 0 ? named : people([...credited, ...(item.dc?.contributors ?? [])]),
    published: firstDate(
      [item.pubDate, item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0], item.atom?.published],
      setting,
    ),
    updated: firstDate([item.atom?.updated, item.dcterms?.modified?.[0]], setting),
    summaryHtml: summary,
    contentHtml: content,
    categories: categories([
      ...(item.categories ?? []).map((one) => one.name),
      ...(item.dc?.subjects ?? []),
      ...(item.atom?.categories ?? []).map((one) => one.label ?? one.term),
      ...(item.media?.categories ?? []).map((one) => one.label ?? one.name),
    ]),
    media: itemMedia(item.media, item.enclosures ?? [], [item.itunes?.image], resolve),
    language: item.xml?.lang ?? item.dc?.languages?.[0],
    // SmartFormat takes a piece back with media:status.
    status: item.media?.status?.state?.toLowerCase() === 'deleted' ? 'canceled' : undefined,
    base,
  })
}
