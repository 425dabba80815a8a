import { withoutSpans } from './without-spans.ts'

/** What stands before the root: entity declarations are taken out of a feed, because expanding them is how a small file becomes gigabytes. */
export type Undressed = { text: string; entities: 'none' | 'plain' | 'nested' }

const longestValue = 1000
const mostUses = 10_000

/** Takes the document type out of an XML text. Plain internal entities are written out (at most 10,000 times); those that name others are not. */
export const withoutDoctype = (text: string): Undressed => {
  const start = text.slice(0, 200_000).search(/<!DOCTYPE/i)
  // A document type stands before the root element; later it is part of somebody's text.
  if (start < 0 || /<[a-z]/i.test(withoutSpans(text.slice(0, start), 'comments'))) return { text, entities: 'none' }
  const subset = /^<!DOCTYPE[^[>"']*(?:(?:"[^"]*"|'[^']*')[^[>"']*)*/i.exec(text.slice(start, start + 20_000))?.[0] ?? '<!DOCTYPE'
  let end = start + subset.length
  let inside = ''
  if (text[end] === '[') {
    const close = /\]\s*>/g
    close.lastIndex = end
    const found = close.exec(text)
    if (!found) return { text: text.slice(0, start), entities: 'nested' }
    inside = text.slice(end + 1, found.index)
    end = close.lastIndex
  } else end = text.indexOf('>', end) + 1 || text.length
  const bare = text.slice(0, start) + text.slice(end)
  // Cut at each declaration first: none of them is then looked for beyond the next, however many are left open.
  const declared = inside
    .split(/<!ENTITY(?=\s)/i)
    .slice(1)
    .map((piece) => /^\s+(%\s+)?([\w:.-]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"\s*>|'([^']*)'\s*>)/i.exec(piece))
    .filter((found) => found !== null)
  if (declared.length === 0) return { text: bare, entities: 'none' }
  const values = new Map<string, string>()
  for (const [, parameter, name = '', external, double, single] of declared) {
    const value = double ?? single ?? ''
    if (parameter || external) continue
    if (/&(?!#|amp;|lt;|gt;|quot;|apos;)|%/.test(value) || value.length > longestValue) return { text: bare, entities: 'nested' }
    values.set(name, value)
  }
  let uses = 0
  const written = bare.replace(/&([\w:.-]{1,100});/g, (whole, name: string) =>
    values.has(name) && uses++ < mostUses ? (values.get(name) ?? '') : whole,
  )
  return { text: written, entities: 'plain' }
}

/** Whether the root element is closed: a feed that was cut off may still parse, without its end. */
export const isWhole = (text: string): boolean =>
  /<\/\s*(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*|<(?!!--)[^>]*>\s*)*$/i.test(text.slice(-5000)) ||
  /<(?:rss|feed)\b[^>]*\/>\s*$/i.test(text.slice(-5000))

/** A `<` that can open no tag, as in "a < b": it makes the rest of an item unreadable. */
const strayBracket = /<(?=[\s\d=<.,;)]|$)/g

/** The complete items of a broken feed, and how to make feeds of some of them: `whole` with the feed's head, `bare` without. `last`: an item cut off. */
export type Carved = { whole(items: string[]): string; bare(items: string[]): string; items: string[]; last: string | undefined }

/** Takes the whole items out of a feed that does not parse as one, as texts that each parse alone or not at all. */
export const carveItems = (text: string): Carved | undefined => {
  const opener = /<((?:[\w.-]+:)?(item|entry))(?=[\s>])/gi
  const first = opener.exec(text)
  if (!first) return undefined
  const name = first[1] ?? 'item'
  const mended = text.replace(strayBracket, '&lt;')
  const pieces = mended.split(new RegExp(`<${name}(?=[\\s>])`, 'i'))
  const head = pieces[0] ?? ''
  const root = /<((?:[\w.-]+:)?(?:rss|rdf|feed|rdf:rdf))(?=[\s>])/i.exec(head)?.[1]
  const channel = /<((?:[\w.-]+:)?channel)(?=[\s>])/i.exec(head)?.[1]
  const closed = channel && new RegExp(`</${channel}\\s*>`, 'i').test(head)
  const tail = `${channel && !closed ? `</${channel}>` : ''}${root ? `</${root}>` : ''}`
  const close = new RegExp(`</${name}\\s*>`, 'i')
  const items: string[] = []
  let last: string | undefined
  for (const piece of pieces.slice(1)) {
    const end = close.exec(piece)
    if (end) items.push(`<${name}${piece.slice(0, end.index)}</${name}>`)
    else last = piece
  }
  // Without what the head says, for a head that is broken itself.
  const tags = [root, channel && !closed ? channel : undefined]
    .map((tag) => (tag ? new RegExp(`<${tag}(?:\\s[^<>]*)?>`, 'i').exec(head)?.[0] : ''))
    .join('')
  return { whole: (some) => `${head}${some.join('\n')}${tail}`, bare: (some) => `${tags}${some.join('\n')}${tail}`, items, last }
}
