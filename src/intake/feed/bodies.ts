import { attributeOf, elementsIn, type XmlElement } from '../../base/xml.ts'
import { all, type Told, tell, wordOf } from './names.ts'
import { htmlOf } from './texts.ts'

type Format = 'rss' | 'rdf' | 'atom'
export type Body = { html?: string; element?: XmlElement }

const first = (elements: XmlElement[], otherwise: 'html' | 'text'): Body => {
  for (const element of elements.slice(0, 20)) {
    const html = htmlOf(element, otherwise)
    if (html) return { html, element }
  }
  return {}
}

// What a reader would rather have of several: HTML, then text.
const worth = (element: XmlElement) => (/html/i.test(attributeOf(element, 'type') ?? '') || elementsIn(element).length > 0 ? 0 : 1)

/** Atom 0.3 lets several contents stand in one (multipart/alternative); any number may stand beside one another. */
const alternatives = (told: Told): XmlElement[] =>
  all(told, 'content')
    .flatMap((one) => {
      const inner = elementsIn(one).filter((child) => wordOf(child) === 'content')
      return inner.length > 0 ? inner : [one]
    })
    .sort((a, b) => worth(a) - worth(b))

// The Content module's older form: content:items / rdf:Bag / rdf:li / content:item / rdf:value.
const itemsIn = (element: XmlElement, depth = 0): XmlElement[] =>
  depth > 4
    ? []
    : elementsIn(element)
        .slice(0, 20)
        .flatMap((child) => (wordOf(child) === 'rdf:value' ? [child] : itemsIn(child, depth + 1)))

/** The body of an item. Trust in this order: content:encoded, XHTML's body, Atom's content, what older and rarer dialects have. */
export const contentOf = (told: Told, format: Format): Body => {
  const encoded = first(all(told, 'content:encoded', 'xhtml:body', 'xhtml:div'), 'html')
  if (encoded.html) return encoded
  const content = first(alternatives(told), format === 'atom' ? 'text' : 'html')
  if (content.html) return content
  return first([...all(told, 'fullitem', 'body', 'div'), ...all(told, 'content:items').flatMap((one) => itemsIn(one))], 'html')
}

/** The summary of an item. */
export const summaryOf = (told: Told, format: Format): Body => {
  const own = first(all(told, 'description', 'summary'), format === 'atom' ? 'text' : 'html')
  if (own.html) return own
  const group = all(told, 'media:group', 'media:content').slice(0, 5)
  return first(
    [
      ...all(
        told,
        'dc:description',
        'dcterms:abstract',
        'itunes:summary',
        'itunes:subtitle',
        'media:description',
        'abstract',
        'mi:abstract',
      ),
      ...group.flatMap((one) => all(tell(one), 'media:description')),
    ],
    'html',
  )
}
