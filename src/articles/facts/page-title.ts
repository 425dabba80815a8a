import { readHeadline } from '../headline.ts'
import type { LinkedFacts } from '../json-ld.ts'
import { tidySpace } from '../plain-text.ts'
import type { Metas } from './metas.ts'

/** A page's headline, where it was found, and the element that shows it. */
export type PageTitle = { title: string; from: string; element: Element | null }

// Lines above a headline that stand in the same element: kickers, labels, words for screen readers.
const kicker =
  /kicker|eyebrow|overline|roofline|dachzeile|spitzmarke|prefix|pretitle|label|badge|category|topic|screen-?reader|sr-only|visually-?hidden|assistive/i
const outside =
  'nav,aside,footer,dialog,[role="dialog"],[hidden],[aria-hidden="true"],[class*="modal" i],[class*="cookie" i],[id*="onetrust" i]'

// Whole pages carry such a class on their root.
const isOutside = (element: Element) => {
  const part = element.closest(outside)
  return part !== null && !/^(?:html|body|main|article)$/.test(part.localName)
}

const words = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
const plain = (text: string) => words(text).join('')

/** How much of the shorter of two headlines the other says too, 0 to 1. */
const overlap = (one: string, other: string): number => {
  const [a, b] = [new Set(words(one)), new Set(words(other))]
  // Scripts without spaces make one word of a line.
  if (a.size < 3 || b.size < 3) return plain(one).includes(plain(other)) || plain(other).includes(plain(one)) ? 1 : 0
  return [...a].filter((word) => b.has(word)).length / Math.min(a.size, b.size)
}

/**
 * The text of a headline's element. A kicker before it goes, unless what is told of the piece has it too: by the kicker's class, or because the told headline is
 * just what follows it.
 */
export const headingText = (element: Element, told: string[]): string => {
  const whole = textParted(element)
  const known = new Set(told.map(plain))
  if (known.has(plain(whole))) return readHeadline(whole)
  let rest = whole
  for (const child of [...element.querySelectorAll('*')].slice(0, 20)) {
    const text = textParted(child)
    if (!text || !rest.startsWith(text) || rest.length - text.length < 10) continue
    const after = rest.slice(text.length).replace(/^[\s:|/+–—-]+/, '')
    if (kicker.test(child.getAttribute('class') ?? '') || known.has(plain(after))) rest = after
  }
  return readHeadline(rest)
}

const textParted = (element: Element): string => {
  let text = ''
  const walk = (node: Node, depth: number) => {
    if (depth > 30 || text.length > 1000) return
    if (node.nodeType === 3) text += node.textContent ?? ''
    else if (node.nodeType === 1) {
      const name = (node as Element).localName
      if (/^(?:style|script|svg|button|noscript)$/.test(name)) return
      const parts = /^(?:span|div|br|p|small|strong)$/.test(name)
      if (parts) text += '\u0001'
      for (const child of [...node.childNodes].slice(0, 100)) walk(child, depth + 1)
      if (parts) text += '\u0001'
    }
  }
  walk(element, 0)
  // A span that colours half of a word parts nothing; one beside a whole word does.
  return tidySpace(text.replace(/(?<=[\p{Ll}\p{N}:.!?”"»])\u0001+(?=[\p{Lu}“"«])/gu, ' ').replaceAll('\u0001', ''))
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
  if (agreed && agreed.agrees >= 0.34) return { title: agreed.title, from: 'h1', element: agreed.element }
  const distinct = new Set(headings.map(({ title }) => title))
  const only = headings.find(
    ({ title, inside, element }) =>
      (inside || distinct.size === 1) &&
      (words(title).length > 1 || inside || told.length === 0) &&
      !element.querySelector('a[href="/"],img'),
  )
  if (only) return { title: only.title, from: 'h1', element: only.element }
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
