import { tidySpace } from '../plain-text.ts'

const crowded =
  'aside,nav,footer,form,[class*="related" i],[class*="comments" i],[class*="comment-" i],[class*="recirc" i],[class*="promo" i],[class*="newsletter" i],[class*="most-" i],[class*="trending" i],[class*="sidebar" i]'
const before = 40
const after = 300

/**
 * The elements around a headline, in the order of the page, up to the second long paragraph: where newsrooms write who, when and where. Without a headline the
 * beginning of the article, of the main part, of the page.
 */
export const elementsNear = (document: Document, headline: Element | null): Element[] => {
  // Not "body *": a page may leave its body element out, and the reader of documents makes none.
  const all = [...document.querySelectorAll('*')].slice(0, 30_000)
  const start = headline ?? document.querySelector('article') ?? document.querySelector('main')
  const at = start ? all.indexOf(start) : 0
  if (at < 0) return []
  const near: Element[] = all.slice(Math.max(0, headline ? at - before : at), at)
  let paragraphs = 0
  for (const element of all.slice(at, at + after)) {
    if (element.localName === 'p' && (element.textContent?.length ?? 0) > 180 && ++paragraphs === 2) break
    near.push(element)
  }
  return near
}

/** Whether an element is in a part of the page that is about other pieces or about the reader. A wrapper that holds the headline too is none of these. */
export const isAside = (element: Element, headline: Element | null): boolean => {
  const part = element.closest(crowded)
  return part !== null && !(headline && part.contains(headline))
}

/** The text of a small element with a space between the texts of its parts: "By" and "Jane Roe" stand in two spans without one. */
export const spacedText = (element: Element): string => {
  const texts: string[] = []
  const walk = (node: Node, depth: number) => {
    if (depth > 20 || texts.length > 80) return
    if (node.nodeType === 3) texts.push(node.textContent ?? '')
    else if (!/^(?:style|script|svg|button|noscript)$/.test((node as Element).localName ?? ''))
      for (const child of [...node.childNodes].slice(0, 60)) walk(child, depth + 1)
  }
  walk(element, 0)
  return tidySpace(texts.join(' ')).slice(0, 400)
}
