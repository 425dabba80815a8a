import type { Item, ItemMedia } from '../../../articles/articles.ts'
import { elementsIn, readXml, textIn, type XmlElement } from '../../../base/xml.ts'
import { plainText } from '../../plain-text.ts'
import { people, resolveAddress } from '../../reading.ts'
import { escaped, nitfHtml } from './nitf-html.ts'

/** What the visible part of an NITF document says, alone or within NewsML-G2 or ninjs. */
export type NitfPart = {
  title?: string
  summaryHtml?: string
  html: string
  authors: Item['authors']
  agency?: string
  media: ItemMedia[]
}

/** The first element of a name anywhere below, not deeper than documents go. */
export const findIn = (element: XmlElement | undefined, local: string, depth = 0): XmlElement | undefined => {
  if (!element || depth > 12) return undefined
  for (const child of elementsIn(element)) {
    if (child.local === local) return child
    const found = findIn(child, local, depth + 1)
    if (found) return found
  }
  return undefined
}

const line = (element: XmlElement | undefined) => textIn(element).replace(/\s+/g, ' ').trim()

const authorsOf = (head: XmlElement | undefined): Item['authors'] =>
  people(
    elementsIn(head, 'byline').map((byline) => {
      const title = elementsIn(byline, 'byttl')[0]
      const words = byline.children
        .filter((child) => typeof child === 'string' || child.local !== 'byttl')
        .map((child) => (typeof child === 'string' ? child : textIn(child)))
        .join('')
        .replace(/\s+/g, ' ')
        .replace(/[\s,]+$/, '')
        .trim()
      // Where nothing but a rank stands, it is who wrote it: "Sports Network".
      return words ? { name: words, role: line(title) || undefined } : { name: line(title) }
    }),
  )

const withDateline = (html: string, dateline: string): string => {
  const words = dateline.replace(/[\s–—-]+$/, '')
  if (!words) return html
  const start = plainText(html.slice(0, 2000), 400)
  if (start.includes(words)) return html
  return html.startsWith('<p>') ? html.replace('<p>', () => `<p>${escaped(words)} — `) : `<p>${escaped(words)}</p>\n${html}`
}

/** Reads the `nitf` element, or a text that holds one. `address`: what relative addresses are relative to. Undefined: there is no NITF in it. */
export const nitfOf = (given: XmlElement | string, address?: string): NitfPart | undefined => {
  const root = typeof given === 'string' ? readXml(given).root : given
  const nitf = root?.local === 'nitf' ? root : findIn(root, 'nitf')
  if (!nitf) return undefined
  const resolve = (one: string | undefined) => resolveAddress(one, address, () => {})
  const body = elementsIn(nitf, 'body')[0]
  const head = elementsIn(body, 'body.head')[0]
  const hedline = elementsIn(head, 'hedline')[0]
  const abstract = nitfHtml(elementsIn(head, 'abstract')[0], resolve)
  const under = elementsIn(hedline, 'hl2').map(line).filter(Boolean)
  const content = nitfHtml(elementsIn(body, 'body.content')[0], resolve)
  const end = nitfHtml(elementsIn(body, 'body.end')[0], resolve)
  const notes = elementsIn(head, 'note').flatMap((note) => (note.attributes.type === 'pa' ? `<p><em>${escaped(line(note))}</em></p>` : []))
  // With an abstract, a second headline stands above the text, as it would in print; without one it is the standfirst.
  const above = abstract.html ? under.map((one) => `<h2>${escaped(one)}</h2>`) : []
  const text = withDateline(content.html, line(elementsIn(head, 'dateline')[0]))
  return {
    title: line(elementsIn(hedline, 'hl1')[0]) || line(elementsIn(elementsIn(nitf, 'head')[0], 'title')[0]) || undefined,
    summaryHtml: abstract.html || under.map(escaped).join('. ') || undefined,
    html: text || end.html ? [...above, ...notes, text, end.html].filter(Boolean).join('\n') : '',
    authors: authorsOf(head),
    agency: line(elementsIn(head, 'distributor')[0]) || undefined,
    media: [...content.media, ...abstract.media, ...end.media],
  }
}
