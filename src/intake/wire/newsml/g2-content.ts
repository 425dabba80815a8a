import type { ItemMedia } from '../../../articles/articles.ts'
import { elementsIn, markupIn, type XmlElement } from '../../../base/xml.ts'
import { paragraphs } from '../ninjs/ninjs-body.ts'
import { escaped } from '../nitf/nitf-html.ts'
import { findIn, type NitfPart, nitfOf } from '../nitf/nitf-part.ts'
import { pickRenditions } from '../pick-rendition.ts'
import { codeIn, line } from './qcode.ts'

/** What the content set of a news item holds: text as HTML (perhaps out of NITF, with all that NITF says beside it), pictures, sounds and films, a page elsewhere. */
export type G2Content = { html?: string; nitf?: NitfPart; media: ItemMedia[]; page?: string }

const number = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined)

const ofInlineXml = (inline: XmlElement, address: string | undefined): { html?: string; nitf?: NitfPart } => {
  const nitf = nitfOf(inline, address)
  if (nitf) return { html: nitf.html || undefined, nitf }
  const events = elementsIn(elementsIn(inline, 'events')[0], 'event').slice(0, 500)
  if (events.length > 0) {
    const told = events.map((event) =>
      ['name', 'definition']
        .map((local) => line(elementsIn(event, local)[0]))
        .filter(Boolean)
        .map(escaped)
        .join(' — '),
    )
    return { html: `<ul>${told.map((one) => `<li>${one}</li>`).join('')}</ul>` }
  }
  const html = elementsIn(inline, 'html')[0] ?? findIn(inline, 'html')
  const body = html ? (elementsIn(html, 'body')[0] ?? html) : inline
  // Results and events have a markup of their own, which is data and no text.
  if (!html && findIn(inline, 'sports-event')) return {}
  const written = markupIn(body).trim()
  return written ? { html: written } : {}
}

const ofInlineData = (inline: XmlElement): string | undefined => {
  const { contenttype = '', encoding, encodinguri } = inline.attributes
  if (encoding || encodinguri || /^(?:image|audio|video|application\/(?!xhtml|json))/i.test(contenttype)) return undefined
  const text = inline.children.map((child) => (typeof child === 'string' ? child : markupIn(child))).join('')
  if (!text.trim()) return undefined
  return /html/i.test(contenttype) ? text : paragraphs(text)
}

/** Reads a content set. `kind`: the item's class (text, picture, video…); `told`: caption, credit and what else holds for each picture. */
export const g2Content = (
  set: XmlElement | undefined,
  kind: string | undefined,
  told: Partial<ItemMedia>,
  address: string | undefined,
  resolve: (address: string | undefined) => string | undefined,
): G2Content => {
  const content: G2Content = { media: [] }
  for (const inline of elementsIn(set, 'inlineXML').slice(0, 50)) {
    if (content.html) break
    Object.assign(content, ofInlineXml(inline, address))
  }
  for (const inline of elementsIn(set, 'inlineData').slice(0, 50)) content.html ??= ofInlineData(inline)
  const remote = elementsIn(set, 'remoteContent').slice(0, 200)
  const renditions = remote.flatMap(({ attributes, ...element }) => {
    const href = resolve(attributes.href)
    if (!href || /html|xml/i.test(attributes.contenttype ?? '')) return []
    const [width, height] = [number(attributes.width), number(attributes.height)]
    const name = codeIn({ ...element, attributes: { qcode: attributes.rendition ?? '', uri: attributes.renditionuri ?? '' } }) ?? ''
    return [
      {
        name,
        address: href,
        ...(attributes.contenttype ? { type: attributes.contenttype } : {}),
        ...(width ? { width } : {}),
        ...(height ? { height } : {}),
      },
    ]
  })
  // What a rendition says of itself in words goes for all, as its neighbours show the same.
  const alt = remote.map((one) => line(elementsIn(one, 'altText')[0])).find(Boolean)
  content.media = [...pickRenditions(renditions, kind, { ...(alt ? { alt } : {}), ...told }), ...(content.nitf?.media ?? [])]
  content.page = remote
    .map(({ attributes }) => (/html/i.test(attributes.contenttype ?? '') ? resolve(attributes.href) : undefined))
    .find(Boolean)
  return content
}
