import type { ItemMedia } from '../../../articles/articles.ts'
import { elementsIn, textIn, type XmlElement } from '../../../base/xml.ts'
import { mediaIn } from './nitf-media.ts'

/** What the body of an NITF document becomes: HTML of a newspaper's body, and the pictures, sounds and films in it. */
export type NitfBody = { html: string; media: ItemMedia[] }

// NITF's own names of what HTML has under another, or under the same.
const same = [
  'p',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'pre',
  'em',
  'strong',
  'sub',
  'sup',
  'q',
  'ruby',
  'rt',
  'rp',
  'blockquote',
  'b',
  'i',
  'h2',
  'h3',
  'h4',
]
const other: Record<string, string> = {
  bq: 'blockquote',
  hl1: 'h2',
  hl2: 'h2',
  credit: 'p',
  tagline: 'p',
  fn: 'p',
  datasource: 'p',
  'nitf-table-title': 'h3',
  rb: 'span',
  h1: 'h2',
  underline: 'u',
}
const silent = [
  'nitf-table-metadata',
  'custom-table',
  'media-metadata',
  'media-object',
  'script',
  'style',
  'alt-code',
  'pronounce',
  'nitf-colgroup',
  'colgroup',
  'col',
  'rights',
]
const blocks = /^(?:p|ul|ol|dl|table|blockquote|pre|h[1-6]|figure|hr)$/
const spans: Record<string, string[]> = { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], ol: ['start'] }
const mostDeep = 60

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const figure = (media: ItemMedia): string => {
  const said = [media.caption && escaped(media.caption), media.credit && `<cite>${escaped(media.credit)}</cite>`].filter(Boolean).join(' ')
  const size = media.width && media.height ? ` width="${media.width}" height="${media.height}"` : ''
  return `<figure><img src="${escaped(media.address)}" alt="${escaped(media.alt ?? '')}"${size}>${said ? `<figcaption>${said}</figcaption>` : ''}</figure>`
}

/**
 * The body of NITF as HTML. What names people, places and things in running text is taken for its words; a publishable note stays, an advisory one ("npa") goes;
 * pictures become figures where they stand, sounds and films go with the piece. `resolve` makes addresses absolute or nothing.
 */
export const nitfHtml = (body: XmlElement | undefined, resolve: (address: string | undefined) => string | undefined): NitfBody => {
  const media: ItemMedia[] = []
  const written = (child: XmlElement | string, depth: number): string => {
    if (typeof child === 'string') return escaped(child)
    if (depth > mostDeep) return escaped(textIn(child))
    const { local, attributes } = child
    const inner = () => child.children.map((one) => written(one, depth + 1)).join('')
    if (silent.includes(local)) return ''
    if (local === 'br') return '<br>'
    if (local === 'hr') return '<hr>'
    if (local === 'media') {
      const found = mediaIn(child, resolve)
      if (media.length < 50) media.push(...found)
      const picture = found.find(({ medium, withheld }) => medium === 'image' && !withheld)
      return picture ? figure(picture) : ''
    }
    if (local === 'note') return attributes.type === 'npa' ? '' : inner()
    if (local === 'frac') {
      const part = (name: string) => textIn(elementsIn(child, name)[0]).trim()
      return escaped(`${part('frac-num')}${part('frac-sep') || '/'}${part('frac-den')}`)
    }
    if (local === 'a') {
      const href = resolve(attributes.href)
      return href ? `<a href="${escaped(href)}">${inner()}</a>` : inner()
    }
    if (local === 'img') {
      const address = resolve(attributes.src)
      return address ? figure({ address, alt: attributes.alt }) : ''
    }
    const tag = same.includes(local) ? local : other[local]
    if (!tag) return inner()
    const kept = (spans[tag] ?? [])
      .flatMap((name) => (/^\d{1,3}$/.test(attributes[name] ?? '') ? ` ${name}="${attributes[name]}"` : []))
      .join('')
    const text = inner()
    // A paragraph that holds a figure or a list would be closed by it wherever it is shown.
    if (tag === 'p' && /<(?:figure|ul|ol|table|p|blockquote)\b/.test(text)) return text
    return text.trim() || tag === 'td' || tag === 'th' ? `<${tag}${kept}>${text}</${tag}>` : ''
  }
  // Words that stand between the blocks are paragraphs of their own.
  const parts: string[] = []
  let loose = ''
  const close = () => {
    if (loose.trim()) parts.push(`<p>${loose.trim()}</p>`)
    loose = ''
  }
  const walk = (element: XmlElement, depth: number) => {
    for (const child of element.children) {
      if (
        typeof child !== 'string' &&
        ['block', 'nitf-table', 'content', 'body.content', 'section', 'div', 'article'].includes(child.local) &&
        depth < mostDeep
      ) {
        close()
        walk(child, depth + 1)
        close()
        continue
      }
      const html = written(child, depth)
      const tag = typeof child === 'string' ? '' : (/^<([a-z0-9]+)/.exec(html)?.[1] ?? '')
      if (blocks.test(tag)) {
        close()
        parts.push(html)
      } else loose += html
    }
  }
  if (body) walk(body, 0)
  close()
  return { html: parts.join('\n'), media }
}
