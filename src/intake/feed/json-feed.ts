import type { Item } from '../../articles/articles.ts'
import { itemMedia } from '../item-media.ts'
import { asHtml, plainText } from '../plain-text.ts'
import type { FeedRead } from '../read-feed.ts'
import { categories, firstDate, people, resolveAddress, type Setting, saying } from '../reading.ts'

type Told = Record<string, unknown>
const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 10_000) : [])
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
const texts = (value: unknown): string[] => list(value).flatMap((one) => text(one) ?? [])

/** Version 1.1's `authors`, 1.0's `author`. */
const authorsIn = (told: Told): Item['authors'] =>
  people(
    [...list(told.authors), told.author]
      .filter(isTold)
      .map(({ name }) => ({ name: text(name) }))
      .filter(({ name }) => name),
  )

/** A JSON Feed, 1.0 or 1.1, of a text that is JSON; undefined for other JSON: what is no object or has neither its version nor items. */
export const parseJsonFeed = (given: string): Told | undefined => {
  try {
    const read: unknown = JSON.parse(given)
    if (!isTold(read)) return undefined
    const says = /jsonfeed\.org/i.test(text(read.version) ?? '')
    return says || (Array.isArray(read.items) && text(read.title) !== undefined) ? read : undefined
  } catch {
    return undefined
  }
}

/** What a JSON Feed says of itself; `address`: where it came from. */
export const jsonFacts = (feed: Told, address: string | undefined) => {
  const silent = () => {}
  const self = resolveAddress(text(feed.feed_url), address, silent)
  const home = resolveAddress(text(feed.home_page_url), address ?? self, silent)
  const hub = list(feed.hubs).filter(isTold)[0]
  return {
    title: plainText(text(feed.title), 300) || undefined,
    language: plainText(text(feed.language), 40) || undefined,
    home,
    self,
    hub: resolveAddress(text(hub?.url), address, silent),
    description: plainText(text(feed.description)) || undefined,
    authors: authorsIn(feed),
    image: resolveAddress(text(feed.icon) ?? text(feed.favicon), home ?? address, silent),
  } satisfies Partial<FeedRead>
}

/** An item of a JSON Feed; undefined for one without an id, which the specification says to discard. */
const jsonItem = (item: Told, feedAuthors: Item['authors'], setting: Setting): Item | undefined => {
  const resolve = (address: string | undefined) => resolveAddress(address, setting.base, setting.complain)
  const id = text(item.id)?.trim()
  if (!id) {
    setting.complain(
      'warning',
      'id-missing',
      (n) => `${n === 1 ? 'One item has' : `${n} items have`} no id and ${n === 1 ? 'was' : 'were'} left out, as JSON Feed asks.`,
    )
    return undefined
  }
  const own = authorsIn(item)
  const [plain, html, summary] = [text(item.content_text), text(item.content_html), text(item.summary)]
  const pictures = [text(item.image), text(item.banner_image)].filter(Boolean)
  const attachments = list(item.attachments)
    .filter(isTold)
    .map((one) => ({ url: text(one.url), type: text(one.mime_type), title: text(one.title) }))
  return saying<Item>({
    guid: id,
    guidIsLink: /^https?:/i.test(id) || undefined,
    link: resolve(text(item.url)) ?? resolve(text(item.external_url)) ?? (/^https?:/i.test(id) ? resolve(id) : undefined),
    title: plainText(text(item.title)),
    authors: own.length > 0 ? own : feedAuthors,
    published: firstDate([text(item.date_published), text(item.date_modified)], setting),
    updated: firstDate([text(item.date_modified)], { ...setting, complain: () => {} }),
    summaryHtml: summary ? asHtml(summary) : undefined,
    contentHtml: html ?? (plain ? asHtml(plain) : undefined),
    categories: categories(texts(item.tags)),
    media: itemMedia(undefined, [], pictures, resolve).concat(
      itemMedia(undefined, attachments, [], resolve).map((one) => ({ ...one, lead: pictures.length > 0 ? undefined : one.lead })),
    ),
    language: text(item.language),
    base: setting.base,
  })
}

/** The items of a JSON Feed in its order. */
export const jsonItems = (feed: Told, feedAuthors: Item['authors'], setting: Setting): Item[] =>
  list(feed.items)
    .filter(isTold)
    .flatMap((item) => jsonItem(item, feedAuthors, setting) ?? [])
