import type { Item } from '../../articles/articles.ts'
import { emptyInHtml } from '../../base/html.ts'
import { attributeOf, markupIn, readXml, textIn, type XmlElement } from '../../base/xml.ts'
import type { Resolve } from '../item-media.ts'
import { plainText } from '../plain-text.ts'
import { readDate } from '../read-date.ts'
import { people } from '../reading.ts'

type Instant = { html: string; title?: string; link?: string; authors?: Item['authors']; published?: Date; updated?: Date }

const longest = 2_000_000
const isDocument = /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i

type Test = (element: XmlElement) => boolean
const isA = (element: XmlElement, name: string) => element.local.toLowerCase() === name
const isOf = (element: XmlElement, pattern: RegExp) => pattern.test(element.attributes.class ?? '')

const find = (within: XmlElement | undefined, test: Test): XmlElement[] =>
  (within?.children ?? []).flatMap((child) => (typeof child === 'string' ? [] : [...(test(child) ? [child] : []), ...find(child, test)]))

// What repeats the facts, counts readers, advertises, or stands below the piece.
const told: Test = (one) => /^(?:h1|address|time)$/i.test(one.local) || isOf(one, /\bop-kicker\b/)
const extra: Test = (one) => isA(one, 'footer') || isOf(one, /\bop-(?:tracker|ad|ad-template|related-articles)\b/)
const drop = (element: XmlElement, test: Test) => {
  element.children = element.children.filter((child) => typeof child === 'string' || !test(child))
  for (const child of element.children) if (typeof child !== 'string') drop(child, test)
}

/**
 * Facebook's Instant Articles put a whole HTML document into content:encoded, with headline, dates and authors in its header: those facts, and the text
 * without what only repeats them, tracks or advertises. Undefined for what is no document.
 */
export const instantArticle = (html: string, resolve: Resolve): Instant | undefined => {
  if (html.length > longest || !isDocument.test(html.slice(0, 5000))) return undefined
  const { root, cut } = readXml(html.replace(/^[\s\S]*?(?=<html[\s>])/i, ''), { html: true, empty: emptyInHtml })
  // Too deep to be a piece: the text stays as it came, and the sanitiser reads it.
  if (!root || cut) return undefined
  const [body] = isA(root, 'body') ? [root] : find(root, (one) => isA(one, 'body'))
  const article = find(body ?? root, (one) => isA(one, 'article'))[0] ?? body
  if (!article) return undefined
  const [header] = find(article, (one) => isA(one, 'header'))
  const date = (kind: string) => {
    const [time] = find(article, (one) => isA(one, 'time') && isOf(one, new RegExp(`\\bop-${kind}\\b`)))
    return time && readDate(attributeOf(time, 'datetime') ?? textIn(time))
  }
  const names = find(header, (one) => isA(one, 'address')).map((one) => textIn(find(one, (inner) => isA(inner, 'a'))[0] ?? one))
  const authors = people(names.slice(0, 20))
  const [canonical] = find(root, (one) => isA(one, 'link') && one.attributes.rel === 'canonical')
  const facts: Instant = {
    html: '',
    title: plainText(textIn(find(header, (one) => isA(one, 'h1'))[0])) || undefined,
    link: resolve(canonical?.attributes.href),
    authors: authors.length > 0 ? authors : undefined,
    published: date('published'),
    updated: date('modified'),
  }
  if (header) drop(header, told)
  drop(article, extra)
  facts.html = markupIn(article)
  return facts.html.trim() ? facts : undefined
}
