import { readByline } from './byline.ts'
import { readHeadline } from './headline.ts'
import { type LinkedFacts, readLinkedData } from './json-ld.ts'
import { pictureAddressAt } from './picture-source.ts'
import { plainText, tidySpace } from './plain-text.ts'
import type { Byline } from './tables.ts'

export type PageImage = { address: string; alt?: string; caption?: string; credit?: string }

/** What a page says of its article outside of the body. */
export type PageFacts = {
  title: string | null
  authors: Byline
  published: Date | null
  section: string | null
  language: string | null
  image: PageImage | null
  linked: LinkedFacts | null
}

const date = (told: string | null | undefined): Date | null => {
  if (!told || told.length > 60) return null
  // "2023-11-27T05:00:00+0000", "2023-11-27 05:00:00", RFC 822; a date alone is taken as UTC. Anything else is not guessed at.
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    told.trim().replace(/\s+(?=[+-]\d\d)/, ''),
  )
  const zone = iso?.[3] ? iso[3].replace(/^([+-]\d\d)(\d\d)$/, '$1:$2') : 'Z'
  const time = iso ? Date.parse(`${iso[1]}T${iso[2] ?? '00:00'}${zone}`) : /^[A-Z][a-z]{2}, \d/.test(told) ? Date.parse(told) : Number.NaN
  return Number.isFinite(time) && time > Date.UTC(1994, 0, 1) ? new Date(time) : null
}

// Where publishers write names, the surest first.
const bylineSelectors = [
  '[rel="author"]',
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[data-testid*="byline" i] a',
  '.byline a',
  '.author-name',
  '.byline__name',
  '.byline',
  '.article-author',
  '[class*="author__name" i]',
  '[class*="byline" i]',
]
const dateSelectors = [
  'time[itemprop="datePublished"]',
  '[itemprop="datePublished"]',
  'article time[datetime]',
  'main time[datetime]',
  'time[pubdate]',
  'time[datetime]',
]
const siteTitle = /\s+[|–—·•»-]\s+[^|–—·•»]{2,50}$/u

/** Reads a page's facts: JSON-LD first, then Open Graph and other meta, then what the markup shows. `url`: where the page is, for relative addresses. */
export const readPageFacts = (document: Document, url: string | undefined): PageFacts => {
  const linked = readLinkedData(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent ?? ''),
  )
  const metas = new Map<string, string>()
  const authors: string[] = []
  for (const meta of [...document.querySelectorAll('meta')].slice(0, 500)) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '').toLowerCase()
    const content = meta.getAttribute('content')?.trim()
    if (!name || !content) continue
    if (!metas.has(name)) metas.set(name, content)
    if (
      /^(?:author|article:author|byl|parsely-author|dc\.creator|sailthru\.author|cxenseparse:author)$/.test(name) &&
      !/^https?:/.test(content)
    )
      authors.push(content)
  }
  const meta = (...names: string[]) => names.map((name) => metas.get(name)).find((content) => content)
  const first = (selectors: string[], read: (element: Element) => string | null | undefined) => {
    for (const selector of selectors)
      for (const element of [...document.querySelectorAll(selector)].slice(0, 5)) {
        const found = read(element)
        if (found) return found
      }
    return undefined
  }
  const h1 = tidySpace(document.querySelector('article h1, main h1, h1')?.textContent ?? '')
  const told = linked?.headline ?? meta('og:title', 'twitter:title') ?? (h1 || tidySpace(document.title ?? '').replace(siteTitle, ''))
  const title = told ? readHeadline(told) : ''
  const named = linked?.authors.length
    ? linked.authors
    : authors.length > 0
      ? [...new Set(authors)]
      : [first(bylineSelectors, (element) => tidySpace(element.textContent ?? '').slice(0, 200))].filter((name) => name !== undefined)
  const published =
    date(linked?.published) ??
    date(
      meta(
        'article:published_time',
        'datepublished',
        'date',
        'pubdate',
        'parsely-pub-date',
        'dc.date',
        'dc.date.issued',
        'sailthru.date',
        'cxenseparse:recs:publishtime',
        'og:published_time',
      ),
    ) ??
    date(first(dateSelectors, (element) => element.getAttribute('datetime') ?? element.getAttribute('content')))
  const imageAt = (linked?.image && pictureAddressAt(linked.image.address, url)) ?? null
  const social = pictureAddressAt(meta('og:image', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'), url)
  const address = imageAt ?? social
  const alt = meta('og:image:alt', 'twitter:image:alt')
  return {
    // Open Graph titles carry the site's name where the headline on the page does not.
    title: (title && h1 && title !== h1 && title.startsWith(h1) && h1.length > 15 ? h1 : title) || h1 || null,
    authors: readByline(named.map((name) => ({ name }))),
    published,
    section:
      plainText(linked?.section ?? meta('article:section', 'parsely-section', 'section', 'cxenseparse:category') ?? '').slice(0, 80) ||
      null,
    language: linked?.language ?? document.documentElement?.getAttribute('lang')?.trim() ?? meta('og:locale')?.replace('_', '-') ?? null,
    image: address
      ? {
          address,
          ...(alt ? { alt: plainText(alt) } : {}),
          ...(imageAt && linked?.image?.caption ? { caption: plainText(linked.image.caption) } : {}),
          ...(imageAt && linked?.image?.credit ? { credit: plainText(linked.image.credit) } : {}),
        }
      : null,
    linked,
  }
}
