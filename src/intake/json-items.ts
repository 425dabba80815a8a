import type { JsonFeed } from 'feedsmith'
import type { Item } from '../articles/articles.ts'
import { itemMedia } from './item-media.ts'
import { asHtml, plainText } from './plain-text.ts'
import { categories, firstDate, people, resolveAddress, type Setting, saying } from './reading.ts'

/** An item of JSON Feed 1.0 or 1.1; undefined for one without an id, which the specification says to discard. */
export const jsonItem = (item: JsonFeed.Item<string>, feedAuthors: JsonFeed.Author[], setting: Setting): Item | undefined => {
  const resolve = (address: string | undefined) => resolveAddress(address, setting.base, setting.complain)
  const id = item.id === undefined ? '' : String(item.id).trim()
  if (!id) {
    setting.complain(
      'warning',
      'id-missing',
      (n) => `${n === 1 ? 'One item has' : `${n} items have`} no id and ${n === 1 ? 'was' : 'were'} left out, as JSON Feed asks.`,
    )
    return undefined
  }
  const text = item.content_text
  return saying<Item>({
    guid: id,
    guidIsLink: /^https?:/i.test(id) || undefined,
    link: resolve(item.url) ?? resolve(item.external_url) ?? (/^https?:/i.test(id) ? resolve(id) : undefined),
    title: plainText(item.title),
    authors: people((item.authors?.length ? item.authors : feedAuthors).map((author) => ({ name: author.name }))),
    published: firstDate([item.date_published, item.date_modified], setting),
    updated: firstDate([item.date_modified], setting),
    summaryHtml: item.summary ? asHtml(item.summary) : undefined,
    contentHtml: item.content_html ?? (text ? asHtml(text) : undefined),
    categories: categories(item.tags ?? []),
    media: itemMedia(undefined, [], [item.image, item.banner_image], resolve).concat(
      itemMedia(
        undefined,
        (item.attachments ?? []).map((one) => ({ url: one.url, type: one.mime_type, title: one.title })),
        [],
        resolve,
      ).map((one) => ({ ...one, lead: item.image || item.banner_image ? undefined : one.lead })),
    ),
    language: item.language,
    base: setting.base,
  })
}
