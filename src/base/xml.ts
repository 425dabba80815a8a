import { Parser } from 'htmlparser2'

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
}

/** `broken`: tags that were never closed, or closed without having been opened, so many. `cut`: what lay beyond the bounds was left out. */
export type XmlDocument = { root: XmlElement | undefined; broken: number; cut: boolean }

type Bounds = { depth: number; nodes: number; attributes: number }
const usual: Bounds = { depth: 200, nodes: 1_000_000, attributes: 200 }
const xmlSpace = 'http://www.w3.org/XML/1998/namespace'

/**
 * Reads a text as XML, however badly written: it never throws, and what is not closed is closed. No entity but XML's own five and numbers is read (others stay as they stand),
 * so that nothing expands. Elements beyond `depth` are left out with all that is in them. Comments and processing instructions are dropped.
 */
export const readXml = (text: string, bounds: Partial<Bounds> = {}): XmlDocument => {
  const { depth: mostDepth, nodes: mostNodes, attributes: mostAttributes } = { ...usual, ...bounds }
  let root: XmlElement | undefined
  let at: XmlElement | undefined
  let [depth, left, broken, nodes, cut] = [0, 0, 0, 0, false]
  // Namespaces in force: one map an element that declares any, else its parent's.
  const spaces: Map<string, string>[] = [new Map([['xml', xmlSpace]])]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (left > 0 || depth > mostDepth || nodes >= mostNodes || (root && !at)) {
          cut = true
          left++
          return
        }
        nodes++
        const outer = spaces.at(-1)!
        const names = Object.keys(attributes)
        const declared = names.filter((one) => one === 'xmlns' || one.startsWith('xmlns:'))
        const inner = declared.length > 0 ? new Map(outer) : outer
        for (const one of declared) inner.set(one === 'xmlns' ? '' : one.slice(6), attributes[one]!.trim())
        spaces.push(inner)
        const colon = name.indexOf(':')
        const element: XmlElement = {
          name,
          local: name.slice(colon + 1),
          space: inner.get(colon < 0 ? '' : name.slice(0, colon)) ?? '',
          attributes: names.length > mostAttributes ? Object.fromEntries(Object.entries(attributes).slice(0, mostAttributes)) : attributes,
          children: [],
          parent: at,
        }
        at?.children.push(element)
        root ??= element
        at = element
      },
      onclosetag(_, implied) {
        depth--
        if (implied) broken++
        if (left > 0) {
          left--
          return
        }
        spaces.pop()
        at = at?.parent
      },
      ontext(data) {
        if (left > 0 || !at) return
        const { children } = at
        if (typeof children.at(-1) === 'string') children[children.length - 1] += data
        else children.push(data)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  parser.end()
  return { root, broken, cut }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

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
      return inner || !/^(?:br|img|hr|source|track|wbr|col|area|input|embed|link|meta|param)$/i.test(child.local)
        ? `<${child.local}${attributes}>${inner}</${child.local}>`
        : `<${child.local}${attributes}>`
    })
    .join('')
