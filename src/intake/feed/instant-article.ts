import { parseHTML } from 'linkedom'
import type { Item } from '../../articles/articles.ts'
import type { Resolve } from '../item-media.ts'
import { plainText } from '../plain-text.ts'
import { readDate } from '../read-date.ts'
import { people } from '../reading.ts'

type Instant = { html: string; title?: string; link?: string; authors?: Item['authors']; published?: Date; updated?: Date }

const longest = 2_000_000
const isDocument = /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i

/**
 * Facebook's Instant Articles put a whole HTML document into content:encoded, with headline, dates and authors in its header: those facts, and the text
 * without what only repeats them, tracks or advertises. Undefined for what is no document.
 */
export const instantArticle = (html: string, resolve: Resolve): Instant | undefined => {
  if (html.length > longest || !isDocument.test(html.slice(0, 5000))) return undefined
  try {
    const { document } = parseHTML(html)
    const article = document.querySelector('article') ?? document.body
    if (!article) return undefined
    const date = (kind: string) => {
      const element = article.querySelector(`time.op-${kind}`)
      return element
        ? readDate(element.getAttribute('datetime') ?? element.getAttribute('dateTime') ?? element.textContent ?? '')
        : undefined
    }
    const names = [...article.querySelectorAll('header address')]
      .slice(0, 20)
      .map((one) => one.querySelector('a')?.textContent ?? one.textContent ?? '')
    const authors = people(names)
    const facts: Instant = {
      html: '',
      title: plainText(article.querySelector('header h1')?.textContent ?? '') || undefined,
      link: resolve(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? undefined),
      authors: authors.length > 0 ? authors : undefined,
      published: date('published'),
      updated: date('modified'),
    }
    for (const extra of article.querySelectorAll(
      'header h1, header address, header time, header .op-kicker, figure.op-tracker, figure.op-ad, .op-ad-template, ul.op-related-articles, footer',
    ))
      extra.remove()
    facts.html = article.innerHTML
    return facts.html.trim() ? facts : undefined
  } catch {
    // Too deep or too odd for the parser: the text stays as it came, and the sanitiser reads it.
    return undefined
  }
}
