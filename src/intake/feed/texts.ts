import { textOfHtml } from '../../base/html.ts'
import { attributeOf, elementsIn, markupIn, textIn, type XmlElement } from '../../base/xml.ts'
import { asHtml, oneLine, plainText } from '../plain-text.ts'

const looksLikeHtml =
  /<\/?(?:p|br|a|b|i|em|strong|div|span|img|ul|li|h\d)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|nbsp|[lr][sd]quo|[mn]dash|hellip);/i
const longestEncoded = 5_000_000

/** Base 64 that holds a text (Atom 0.3 `mode="base64"`, Atom 1.0 content of other types); undefined when it is something else, a picture for one. */
const decoded = (text: string): string | undefined => {
  const plain = text.replace(/\s+/g, '')
  if (!plain || plain.length > longestEncoded || plain.length % 4 === 1 || !/^[\w+/-]+={0,2}$/.test(plain)) return undefined
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(plain, 'base64'))
    return /[\u0000-\u0008\u000e-\u001f]/.test(read) ? undefined : read
  } catch {
    return undefined
  }
}

const typeOf = (element: XmlElement) => (attributeOf(element, 'type') ?? '').toLowerCase().split(';')[0]!.trim()
const isMarkup = (type: string) => /^(?:html|xhtml|text\/html|application\/xhtml\+xml)$/.test(type)

type Written = { kind: 'html' | 'text' | 'unsaid'; value: string } | undefined

/** What an element says, and what it says it to be (RFC 4287, 3.1.1 and 4.1.3.3; Atom 0.3's `mode`; markup that stands in it undisguised). */
const written = (element: XmlElement): Written => {
  const type = typeOf(element)
  const mode = (attributeOf(element, 'mode') ?? '').toLowerCase()
  const inner = elementsIn(element)
  if (inner.length > 0) {
    if (type && !isMarkup(type) && !/^text\b|xml$/.test(type)) return undefined
    // The div that Atom asks for around XHTML is none of the text.
    const [only] = inner
    const whole =
      inner.length === 1 && only?.local === 'div' && element.children.every((child) => typeof child !== 'string' || !child.trim())
        ? only
        : element
    return { kind: 'html', value: markupIn(whole) }
  }
  const text = textIn(element)
  if (mode === 'base64' || (type && !/^text\b|html|xml$/.test(type) && mode !== 'escaped' && mode !== 'xml')) {
    const read = decoded(text)
    return read === undefined ? undefined : { kind: mode === 'base64' && /^text\/plain$|^$/.test(type) ? 'unsaid' : 'html', value: read }
  }
  if (isMarkup(type)) return { kind: 'html', value: text }
  return { kind: type && type !== 'text/plain' && type !== 'text' && !/xml$/.test(type) ? 'text' : 'unsaid', value: text }
}

/**
 * An element's text as HTML; `otherwise`: what it is where it says nothing, which RSS takes for HTML and Atom for text. What is called text but plainly is
 * HTML is taken as HTML: many publishers never set the type. Undefined when nothing stands in it.
 */
export const htmlOf = (element: XmlElement | undefined, otherwise: 'html' | 'text'): string | undefined => {
  const read = element && written(element)
  if (!read?.value.trim()) return undefined
  const { kind, value } = read
  return kind === 'html' || (kind === 'unsaid' && (otherwise === 'html' || looksLikeHtml.test(value))) ? value : asHtml(value)
}

/** An element's text without any markup, on one line, at most `most` characters. */
export const plainOf = (element: XmlElement | undefined, most?: number): string => {
  const value = element && written(element)?.value
  // Where markup stands undisguised, letters that look like a tag are letters.
  return element && value && elementsIn(element).length > 0 ? oneLine(textOfHtml(value), most) : plainText(value, most)
}

/** The first that says anything. */
export const firstPlain = (elements: XmlElement[], most?: number): string => {
  for (const element of elements.slice(0, 20)) {
    const text = plainOf(element, most)
    if (text) return text
  }
  return ''
}

/** An element's text as it stands, without space around it: addresses, dates, numbers. */
export const bare = (element: XmlElement | undefined): string | undefined => textIn(element).trim() || undefined
