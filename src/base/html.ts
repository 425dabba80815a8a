import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** What is told of a page's tags, in document order. Names in small letters, entities read. `at`, `end`: where the tag stands in the text. */
export type TagTeller = {
  open?(name: string, attributes: Record<string, string>, at: number, end: number): void
  close?(name: string, at: number, end: number): void
  text?(text: string): void
}

/** Elements without content, which have no end (HTML, 13.1.2). */
export const emptyInHtml: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])

const nothing = () => {}
const mostAttributes = 200

/**
 * Tells the tags and texts of HTML one after the other, without a tree: what was never closed is not closed here either. One pass, whatever is nested in what
 * (a parser that keeps what is open pays for each tag with all that is open around it).
 */
export const walkTags = (html: string, teller: TagTeller): void => {
  let name = ''
  let [start, count, attribute, value] = [0, 0, '', '']
  let attributes: Record<string, string> = {}
  const opened = (end: number) => teller.open?.(name, attributes, start, end + 1)
  const callbacks: TokenizerCallbacks = {
    onopentagname(from, to) {
      name = html.slice(from, to).toLowerCase()
      start = from - 1
      attributes = {}
      count = 0
    },
    onattribname(from, to) {
      attribute = html.slice(from, to).toLowerCase()
      value = ''
    },
    onattribdata: (from, to) => void (value += html.slice(from, to)),
    onattribentity: (code) => void (value += String.fromCodePoint(code)),
    onattribend() {
      if (count >= mostAttributes || attribute === '__proto__' || Object.hasOwn(attributes, attribute)) return
      count++
      attributes[attribute] = value
    },
    onopentagend: opened,
    onselfclosingtag: opened,
    onclosetag: (from, to) => teller.close?.(html.slice(from, to).toLowerCase(), from - 2, html.indexOf('>', to) + 1 || html.length),
    ontext: (from, to) => teller.text?.(html.slice(from, to)),
    ontextentity: (code) => teller.text?.(String.fromCodePoint(code)),
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks)
  tokenizer.write(html)
  tokenizer.end()
}

const silent = new Set(['script', 'style', 'template', 'noscript'])
const gaps = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'td'])

/** The text that a reader of HTML would see, its entities read, a space where a block ends. Scripts and styles are none of it. */
export const textOfHtml = (html: string): string => {
  let text = ''
  const quiet: string[] = []
  walkTags(html, {
    open(name) {
      if (silent.has(name) && quiet.length < 100) quiet.push(name)
      else if (gaps.has(name)) text += ' '
    },
    close(name) {
      if (quiet.at(-1) === name) quiet.pop()
      else if (gaps.has(name)) text += ' '
    },
    text(data) {
      if (quiet.length === 0) text += data
    },
  })
  return text
}

// Their next one ends them (HTML, 13.1.2.4): a list whose items nobody closed is no deeper than one.
const endThemselves = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option', 'thead', 'tbody', 'tfoot'])

/**
 * HTML without the tags that lie deeper than `most` elements; their text stays. Parsers and sanitisers take time with depth times length, so that half a
 * megabyte of `<div>` takes them half a minute: what comes from outside goes through this first. Unchanged where nothing is so deep.
 */
export const withinDepth = (html: string, most = 400): string => {
  // Not even every second letter a tag of one letter makes it that deep.
  if (html.length < most * 3) return html
  const open: string[] = []
  // Of what is left out, how many of each name are open: their ends go with them.
  const left = new Map<string, number>()
  const cuts: [number, number][] = []
  walkTags(html, {
    open(name, _, at, end) {
      if (emptyInHtml.has(name)) return
      if (endThemselves.has(name) && open.at(-1) === name) return
      if (open.length < most) {
        open.push(name)
        return
      }
      cuts.push([at, end])
      if (left.size < 1000 || left.has(name)) left.set(name, (left.get(name) ?? 0) + 1)
    },
    close(name, at, end) {
      const out = left.get(name) ?? 0
      if (out > 0) {
        left.set(name, out - 1)
        cuts.push([at, end])
        return
      }
      const found = open.lastIndexOf(name)
      if (found >= 0) open.length = found
    },
  })
  if (cuts.length === 0) return html
  let kept = ''
  let from = 0
  for (const [at, end] of cuts) {
    kept += html.slice(from, at)
    from = end
  }
  return kept + html.slice(from)
}
