// Written apart from src/articles/allowed-html.ts on purpose: what is asked here is not what the sanitiser believes.
const tags = new Set(
  'p h2 h3 h4 ul ol li dl dt dd blockquote pre hr br div aside section figure figcaption img table caption thead tbody tfoot tr th td a em strong b i u s sub sup small q cite code abbr time mark ins del ruby rt rp bdi bdo wbr'.split(
    ' ',
  ),
)
const names = new Set('dir lang href rel class cite src alt width height colspan rowspan scope start reversed datetime title'.split(' '))
const isEmpty = new Set(['br', 'hr', 'img', 'wbr'])
const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+(?:="[^"<>]*")?)*)( \/)?>/y
const attribute = / ([a-z]+)(?:="([^"<>]*)")?/g
const classes = /^(?:embed|pull|note|correction|live|at|gallery|what|said)$/

const wrongAttribute = (of: string, name: string, value: string): string | undefined => {
  if (!names.has(name)) return `<${of}> has an attribute ${name}`
  if (name === 'href' && !/^(?:https?:\/\/[^\s]|mailto:[^\s]+@)/.test(value)) return `a link leads to ${value}`
  if (name === 'cite' && !/^https?:\/\//.test(value)) return `a quotation is of ${value}`
  if (name === 'src' && !(of === 'img' && /^picture:\d+$/.test(value))) return `<${of}> shows ${value}`
  if (name === 'class' && !value.split(' ').every((one) => classes.test(one))) return `<${of}> has the class ${value}`
  return undefined
}

/**
 * What could run, break out or not be kept in HTML that the house gives: undefined where there is nothing. Read by a grammar of its own that knows a few tags and
 * attributes in one spelling, every element closed in its turn; nothing else may contain an angle bracket.
 */
export const wrongInHtml = (html: string): string | undefined => {
  const open: string[] = []
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', tag.lastIndex)) {
    tag.lastIndex = at
    const found = tag.exec(html)
    if (!found) return `this is no tag of ours: ${html.slice(at, at + 80)}`
    const [, closes, name, attributes, slash] = found as unknown as [string, string, string, string, string | undefined]
    if (!tags.has(name)) return `there is a <${name}>`
    if (closes) {
      if (open.pop() !== name) return `</${name}> closes another element`
      continue
    }
    if (!isEmpty.has(name)) {
      if (slash) return `<${name} /> is not empty`
      open.push(name)
    }
    for (const [, key, value] of attributes.matchAll(attribute)) {
      const wrong = wrongAttribute(name, key!, value ?? '')
      if (wrong) return wrong
    }
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : wrongInText(html)
}

/** What a database or a page could not hold of a text: NUL, half a surrogate pair. */
export const wrongInText = (text: string | null | undefined): string | undefined => {
  if (!text) return undefined
  if (text.includes('\0')) return `there is a NUL in ${JSON.stringify(text.slice(0, 80))}`
  return text.isWellFormed() ? undefined : `there is half a surrogate pair in ${JSON.stringify(text.slice(0, 80))}`
}

/** What is wrong with an address that is led to or fetched. */
export const wrongInAddress = (address: string | null | undefined): string | undefined =>
  !address || (/^https?:\/\/[^\s"<>]+$/.test(address) && URL.canParse(address)) ? undefined : `an address is ${address.slice(0, 200)}`
