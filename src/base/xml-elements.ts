/** An element of a document. `local` and `space`: its name without prefix and the address of its namespace (Namespaces in XML 1.0); `space` is '' where none is declared. */
export type XmlElement = {
  /** As written, with its prefix. */
  name: string
  local: string
  space: string
  /** By their names as written. */
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  parent: XmlElement | undefined
  /** It was closed by the end of an outer element or of the text, not by a tag of its own. */
  unclosed?: true
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An attribute by its name, however its letters are written and whatever its prefix. */
export const attributeOf = (element: XmlElement, name: string): string | undefined => {
  const exact = element.attributes[name]
  if (exact !== undefined) return exact
  for (const [written, value] of Object.entries(element.attributes)) {
    const plain = written.toLowerCase()
    if (plain === name || (plain.endsWith(`:${name}`) && !plain.startsWith('xmlns:'))) return value
  }
  return undefined
}

/** The elements directly below. `local` undefined: all of them. */
export const elementsIn = (element: XmlElement | undefined, local?: string): XmlElement[] =>
  (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (local === undefined || child.local === local),
  )

/** All text below, in document order. */
export const textIn = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

/** What stands within an element, written out again as markup without prefixes: XHTML of Atom, a body of NITF. */
export const markupIn = (element: XmlElement | undefined): string =>
  (element?.children ?? [])
    .map((child) => {
      if (typeof child === 'string') return escaped(child)
      const attributes = Object.entries(child.attributes)
        .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
        .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
        .join('')
      const inner = markupIn(child)
      // In HTML these have neither content nor an end; what a forgotten end made theirs stands behind them.
      return /^(?:br|img|hr|source|track|wbr|col|area|input|embed|link|meta|param)$/i.test(child.local)
        ? `<${child.local}${attributes}>${inner}`
        : `<${child.local}${attributes}>${inner}</${child.local}>`
    })
    .join('')
