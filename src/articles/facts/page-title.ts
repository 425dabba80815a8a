import { readHeadline } from '../headline.ts'
import type { LinkedFacts } from '../json-ld.ts'
import { headingText, plain, withoutLabel, words } from './heading-text.ts'
import type { Metas } from './metas.ts'

/** A page's headline, where it was found, and the element that shows it. */
export type PageTitle = { title: string; from: string; element: Element | null }

const outside =
  'nav,aside,footer,dialog,[role="dialog"],[hidden],[aria-hidden="true"],[class*="modal" i],[class*="cookie" i],[id*="onetrust" i]'

// Whole pages carry such a class on their root.
const isOutside = (element: Element) => {
  const part = element.closest(outside)
  return part !== null && !/^(?:html|body|main|article)$/.test(part.localName)
}

/** How much of the shorter of two headlines the other says too, 0 to 1. */
const overlap = (one: string, other: string): number => {
  const [a, b] = [new Set(words(one)), new Set(words(other))]
  // Scripts without spaces make one word of a line.
  if (a.size < 3 || b.size < 3) return plain(one).includes(plain(other)) || plain(other).includes(plain(one)) ? 1 : 0
  return [...a].filter((word) => b.has(word)).length / Math.min(a.size, b.size)
}

/** A told headline without the site's name before or after it: what `names` or a bar says is the site's. */
export const withoutSite = (title: string, names: string[]): string => {
  const pieces = title.split(/(\s+[|–—·•»:-]\s+|\s*\|\s*)/)
  const isSite = (piece: string) => {
    const text = plain(piece)
    return (
      text !== '' &&
      names.some(
        (name) =>
          text === name ||
          (name.length > 3 && text.length > 3 && (name.startsWith(text) || (text.startsWith(name) && text.length < name.length + 12))),
      )
    )
  }
  const isBar = (piece: string | undefined) => piece?.includes('|') && words(pieces.slice(0, -2).join('')).length > 3
  while (pieces.length > 2 && (isSite(pieces.at(-1)!) || (isBar(pieces.at(-2)) && words(pieces.at(-1)!).length <= 3))) pieces.splice(-2)
  while (pieces.length > 2 && isSite(pieces[0]!)) pieces.splice(0, 2)
  return pieces.join('').trim()
}

/** Names by which a page calls its site, in plain letters. */
export const siteNames = (metas: Metas, linked: LinkedFacts | null, url: string | undefined): string[] => {
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  return [
    ...metas
      .all('og:site_name', 'application-name', 'apple-mobile-web-app-title', 'publisher', 'article:publisher', 'dc.publisher', 'copyright')
      .filter((name) => !name.includes('/')),
    ...(linked?.publishers ?? []),
    host,
    ...(host ? [host.split('.').slice(0, -1).join('.'), host.split('.').at(-2) ?? ''] : []),
  ]
    .map(plain)
    .filter((name) => name.length > 1 && name.length < 50 && name !== plain(linked?.headline ?? ''))
}

/** A told headline, from what search engines and networks are told, the surest first. */
const toldTitles = (document: Document, metas: Metas, linked: LinkedFacts | null, names: string[]) =>
  [
    ['JSON-LD', linked?.headline],
    ['Open Graph', metas.first('og:title')],
    ['meta', metas.first('parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title', 'headline', 'cxenseparse:title')],
    ['Twitter card', metas.first('twitter:title')],
    ['microdata', document.querySelector('[itemprop="headline"]')?.textContent],
    ['title element', document.querySelector('title')?.textContent],
  ].flatMap(([from, text]) => {
    const title = text ? withoutSite(readHeadline(text.slice(0, 1000)), names) : ''
    return title && !names.includes(plain(title)) ? [{ from: from!, title }] : []
  })

/**
 * The headline that readers of the page see, since what search engines are told is often another one: the h1 that agrees best with what is told, or the
 * only one there is; without one, what is told, the site's name taken off.
 */
export const titleOfPage = (
  document: Document,
  { metas, linked, names }: { metas: Metas; linked: LinkedFacts | null; names: string[] },
): PageTitle | null => {
  const told = toldTitles(document, metas, linked, names)
  const titles = told.map(({ title }) => title)
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, 20)
    .filter((element) => !isOutside(element))
    .map((element) => {
      const title = headingText(element, titles)
      return {
        element,
        title,
        agrees: Math.max(0, ...told.map((one) => overlap(title, one.title))),
        inside: element.closest('article,main') !== null,
      }
    })
    .filter(({ title }) => title.length > 1 && !names.includes(plain(title)))
  const agreed = headings.toSorted((a, b) => b.agrees - a.agrees || Number(b.inside) - Number(a.inside))[0]
  if (agreed && agreed.agrees >= 0.34)
    return newsroomLine(document, told, agreed) ?? { title: withoutLabel(agreed.title), from: 'h1', element: agreed.element }
  const distinct = new Set(headings.map(({ title }) => title))
  const only = headings.find(
    ({ title, inside, element }) =>
      (inside || distinct.size === 1) &&
      (words(title).length > 1 || inside || told.length === 0) &&
      !element.querySelector('a[href="/"],img'),
  )
  if (only) return { title: withoutLabel(only.title), from: 'h1', element: only.element }
  // Some sites set headlines as h2 or as a block with a class of that name.
  const shown = [
    ...document.querySelectorAll('[itemprop="headline"],h2,[class*="headline" i],[class*="entry-title" i],[class*="article-title" i]'),
  ]
    .slice(0, 60)
    .find(
      (element) => (element.textContent?.length ?? 0) < 400 && told.some((one) => plain(headingText(element, titles)) === plain(one.title)),
    )
  if (shown) return { title: headingText(shown, titles), from: shown.localName, element: shown }
  // The told headline that most others contain: section and site stand after it in these.
  const supported = told.toSorted((a, b) => supportOf(b.title, titles) - supportOf(a.title, titles))[0]
  return supported ? { ...supported, element: null } : null
}

const supportOf = (title: string, titles: string[]) => titles.filter((other) => plain(other).startsWith(plain(title))).length

/**
 * Systems that keep a line for search engines write it as h1, title element and JSON-LD alike, and show readers another: it stands in Open Graph alone, or there and
 * in a heading of lower rank.
 */
const newsroomLine = (
  document: Document,
  told: { from: string; title: string }[],
  { title: h1, element }: { title: string; element: Element },
): PageTitle | null => {
  const said = (from: string) => told.find((one) => one.from === from)?.title
  const own = said('Open Graph')
  if (!own || plain(own) === plain(h1) || words(own).length < 4) return null
  const shown = [...document.querySelectorAll('h2')].slice(0, 30).find((heading) => plain(heading.textContent ?? '') === plain(own))
  if (shown) return { title: own, from: 'h2', element: shown }
  const agrees = (from: string) => plain(said(from) ?? h1) === plain(h1)
  return said('JSON-LD') && said('title element') && agrees('JSON-LD') && agrees('title element') && agrees('Twitter card')
    ? { title: own, from: 'Open Graph', element }
    : null
}
