import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import type { XmlElement } from './xml-elements.ts'

export { attributeOf, elementsIn, markupIn, textIn, type XmlElement } from './xml-elements.ts'

/**
 * `broken`: tags that were never closed, or closed without having been opened, so many. `cut`: what lay beyond the bounds was left out.
 * `strange`: prefixes that nothing declares, so many. `named`: letters written by HTML's names for them, so many.
 */
export type XmlDocument = { root: XmlElement | undefined; broken: number; cut: boolean; strange: number; named: number }

type Bounds = { depth: number; nodes: number; attributes: number }
const usual: Bounds = { depth: 200, nodes: 1_000_000, attributes: 200 }
const xmlSpace = 'http://www.w3.org/XML/1998/namespace'

// Namespaces in force: a link for each element that declares any. Copies of one map would grow with depth times declarations.
type Scope = { declared: Map<string, string>; outer: Scope | undefined }
const spaceOf = (scope: Scope | undefined, prefix: string): string | undefined => {
  for (let at = scope; at; at = at.outer) {
    const found = at.declared.get(prefix)
    if (found !== undefined) return found
  }
  return undefined
}

const nothing = () => {}
const silent: TokenizerCallbacks = {
  onattribdata: nothing,
  onattribend: nothing,
  onattribentity: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
}

const western = new TextDecoder('windows-1252')
/** The letter of a number. 128 to 159 are controls that nobody means: what is meant stands there in windows-1252, as HTML reads them. */
const letterOf = (code: number) => (code >= 0x80 && code < 0xa0 ? western.decode(Uint8Array.of(code)) : String.fromCodePoint(code))

const named = new Map<string, string>()
/** What HTML's `&name;` stands for; itself where HTML has no such name. */
const htmlEntity = (whole: string): string => {
  const known = named.get(whole)
  if (known !== undefined) return known
  let read = ''
  const tokenizer = new Tokenizer(
    {},
    {
      ...silent,
      ontext: (start, end) => void (read += whole.slice(start, end)),
      ontextentity: (code) => void (read += String.fromCodePoint(code)),
    },
  )
  tokenizer.write(whole)
  tokenizer.end()
  // HTML knows some two thousand; the names that others make up are not kept.
  if (read !== whole && !read.endsWith(';')) named.set(whole, read)
  return named.get(whole) ?? whole
}

/** How names are read: `html`, HTML's named entities too (feeds use them without declaring them), each of which is one or two letters. `empty`: elements that have no content and need no end (`emptyInHtml` of html.ts, where a page is read as XML). */
type Reading = Partial<Bounds> & { html?: boolean; empty?: ReadonlySet<string> }

/**
 * Reads a text as XML, however badly written: it never throws, and what is not closed is closed. No entity but XML's own five and numbers is read (others stay as they stand),
 * so that nothing expands. Elements beyond `depth` are left out with all that is in them. Comments and processing instructions are dropped. One pass over the text.
 */
export const readXml = (text: string, reading: Reading = {}): XmlDocument => {
  const { depth: mostDepth, nodes: mostNodes, attributes: mostAttributes } = { ...usual, ...reading }
  let root: XmlElement | undefined
  let at: XmlElement | undefined
  let [left, broken, nodes, strange, letters, cut] = [0, 0, 0, 0, 0, false]
  let scope: Scope | undefined = { declared: new Map([['xml', xmlSpace]]), outer: undefined }
  // All that is open; of what is left out, its name alone. And how many of each name: a closing tag that closes nothing must not be looked for all the way up.
  const open: (string | { name: string; element: XmlElement; scope: Scope | undefined })[] = []
  const counts = new Map<string, number>()
  let name = ''
  let attributes: Record<string, string> = {}
  let [attributeCount, attribute, value, declares, prefixed] = [0, '', '', false, false]

  const nameOf = (one: (typeof open)[number]) => (typeof one === 'string' ? one : one.name)
  const openTag = () => {
    const before = scope
    if (left > 0 || open.length >= mostDepth || nodes >= mostNodes || (root && !at)) {
      cut = true
      left++
      open.push(name)
    } else {
      nodes++
      if (declares) {
        const declared = new Map<string, string>()
        for (const one of Object.keys(attributes))
          if (one === 'xmlns' || one.startsWith('xmlns:')) declared.set(one === 'xmlns' ? '' : one.slice(6), attributes[one]!.trim())
        scope = { declared, outer: scope }
      }
      const colon = name.indexOf(':')
      const space = spaceOf(scope, colon < 0 ? '' : name.slice(0, colon))
      if (space === undefined && colon > 0) strange++
      if (prefixed)
        for (const one of Object.keys(attributes)) {
          const at = one.indexOf(':')
          if (at > 0 && !one.startsWith('xmlns:') && spaceOf(scope, one.slice(0, at)) === undefined) strange++
        }
      const element: XmlElement = { name, local: name.slice(colon + 1), space: space ?? '', attributes, children: [], parent: at }
      at?.children.push(element)
      root ??= element
      at = element
      open.push({ name, element, scope: before })
    }
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const closeLast = (implied: boolean) => {
    const last = open.pop()!
    const name = nameOf(last)
    const count = counts.get(name)! - 1
    // A text may make up a name for each element: those that are not open any more are forgotten.
    if (count === 0 && counts.size > 1000) counts.delete(name)
    else counts.set(name, count)
    if (implied) broken++
    if (typeof last === 'string') {
      left--
      return
    }
    if (implied) last.element.unclosed = true
    scope = last.scope
    at = last.element.parent
  }
  const closeTag = (closed: string) => {
    if (!counts.get(closed)) {
      broken++
      return
    }
    while (nameOf(open.at(-1)!) !== closed) closeLast(true)
    closeLast(false)
  }
  const add = (data: string) => {
    if (left > 0 || !at || !data) return
    const { children } = at
    if (typeof children.at(-1) === 'string') children[children.length - 1] += data
    else children.push(data)
  }

  const readName = (whole: string) => {
    const read = htmlEntity(whole)
    if (read !== whole) letters++
    return read
  }

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      ...silent,
      onopentagname(start, end) {
        name = text.slice(start, end)
        attributes = {}
        attributeCount = 0
        declares = false
        prefixed = false
      },
      onattribname(start, end) {
        attribute = text.slice(start, end)
        value = ''
      },
      onattribdata: (start, end) => void (value += text.slice(start, end)),
      onattribentity: (code) => void (value += letterOf(code)),
      onattribend(quote) {
        // A tag that another tag stands in was never ended: `<a href=x <b>`.
        if (quote === QuoteType.NoValue && attribute.includes('<')) broken++
        if (attributeCount >= mostAttributes || attribute === '__proto__' || Object.hasOwn(attributes, attribute)) return
        attributeCount++
        attributes[attribute] = value
        if (attribute.startsWith('xmlns')) declares = true
        else if (attribute.includes(':')) prefixed = true
      },
      onopentagend() {
        openTag()
        if (reading.empty?.has(name)) closeLast(false)
      },
      onselfclosingtag() {
        openTag()
        closeLast(false)
      },
      onclosetag: (start, end) => closeTag(text.slice(start, end)),
      ontext(start, end) {
        if (left > 0 || !at) return
        const data = text.slice(start, end)
        add(reading.html && data.includes('&') ? data.replace(/&[a-zA-Z][a-zA-Z0-9]{1,30};/g, readName) : data)
      },
      ontextentity: (code) => add(letterOf(code)),
      oncdata: (start, end, offset) => add(text.slice(start, end - offset)),
    },
  )
  tokenizer.write(text)
  tokenizer.end()
  while (open.length > 0) closeLast(true)
  return { root, broken, cut, strange, named: letters }
}
