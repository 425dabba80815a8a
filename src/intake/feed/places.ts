import { attributeOf, type XmlElement } from '../../base/xml.ts'
import { innerBase } from '../reading.ts'

const up = function* (element: XmlElement | undefined) {
  for (let at = element; at; at = at.parent) yield at
}

// Items share what stands around them: it is found out once, however deep they lie.
const known = new WeakMap<XmlElement, { document: string | undefined; base: string | undefined }>()

/** What addresses in an element are relative to: its xml:base on that of the elements around it, on the document's (XML Base, 4). */
export const baseOf = (element: XmlElement, document: string | undefined): string | undefined => {
  const had = known.get(element)
  if (had && had.document === document) return had.base
  const outer = element.parent ? baseOf(element.parent, document) : document
  const own = element.attributes['xml:base']
  const base = own === undefined ? outer : innerBase(outer, own.trim())
  known.set(element, { document, base })
  return base
}

/** The xml:lang that is in force in an element, up to but not in `end`; '' says that none is (XML 1.0, 2.12). */
export const languageIn = (element: XmlElement | undefined, end?: XmlElement): string | undefined => {
  for (const at of up(element)) {
    if (at === end) return undefined
    const language = at.attributes['xml:lang']
    if (language !== undefined) return language.trim()
  }
  return undefined
}

/** The address in an element: its `href` or `rdf:resource`, else its text. */
export const addressIn = (element: XmlElement | undefined, text: string | undefined): string | undefined =>
  (element && (attributeOf(element, 'href') ?? attributeOf(element, 'resource'))) || text
