import sanitizeHtml from 'sanitize-html'
import { withinDepth } from '../base/html.ts'

const addressed: Record<string, string> = {
  a: 'href',
  area: 'href',
  img: 'src',
  video: 'poster',
  audio: 'src',
  source: 'src',
  blockquote: 'cite',
  q: 'cite',
  del: 'cite',
  ins: 'cite',
}

const absolute = (address: string, base: string | undefined) => (URL.canParse(address, base) ? new URL(address, base).href : address)

/**
 * A feed's HTML as `feed check` shows it: as the publisher wrote it, but without anything that could run where it is looked at, and with its addresses
 * made absolute. (Articles make their own, stricter, HTML out of the raw text.)
 */
export const safeHtml = (html: string | undefined, base: string | undefined): string | null => {
  if (!html) return null
  const safe = sanitizeHtml(withinDepth(html), {
    allowedTags: [
      ...sanitizeHtml.defaults.allowedTags,
      'img',
      'picture',
      'video',
      'audio',
      'source',
      'del',
      'ins',
      'area',
      'map',
      'center',
      'font',
      'tt',
      'big',
      'strike',
      'acronym',
      'dir',
      'col',
      'legend',
      'fieldset',
    ],
    allowedAttributes: {
      '*': [
        'title',
        'lang',
        'dir',
        'alt',
        'width',
        'height',
        'cite',
        'datetime',
        'abbr',
        'align',
        'colspan',
        'rowspan',
        'scope',
        'type',
        'start',
      ],
      ...Object.fromEntries(Object.entries(addressed).map(([tag, name]) => [tag, [name]])),
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: true,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'svg', 'math'],
    nestingLimit: 200,
    transformTags: {
      '*': (tagName, attribs) => {
        const name = addressed[tagName]
        const given = name && attribs[name]
        return { tagName, attribs: given ? { ...attribs, [name]: absolute(given, base) } : attribs }
      },
    },
  })
  return safe.trim() || null
}
