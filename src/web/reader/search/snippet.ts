export type Part = { text: string; hit: boolean }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of stored HTML. It need not be safe as HTML: what comes out is shown as text. */
export const plain = (html: string): string =>
  html
    .replace(/<figcaption[\s\S]*?<\/figcaption>/g, ' ')
    .replace(/<\/?[a-z][^>]*>?/gi, (tag) => (/^<\/?(a|b|i|em|strong|span|q|abbr|cite|time|mark|s|u|sub|sup)\b/i.test(tag) ? '' : ' '))
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' '
    })
    .replace(/\s+/g, ' ')
    .trim()

const stem = (word: string) =>
  word.length > 5 ? word.slice(0, Math.max(4, word.length - 3)) : word.length > 3 ? word.slice(0, Math.max(3, word.length - 1)) : word
// Their words have no edges to look for.
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `text` in parts, those that begin like one of `words` marked. Endings may differ: the index finds by stems. */
export const markWords = (text: string, words: string[]): Part[] => {
  if (words.length === 0) return [{ text, hit: false }]
  const inside = words.filter((word) => withoutSpaces.test(word)).map(literally)
  const whole = words
    .filter((word) => !withoutSpaces.test(word))
    .map((word) => (word.length > 3 ? `${literally(stem(word))}[\\p{L}]{0,${word.length > 5 ? 6 : 3}}` : literally(word)))
  const pattern = new RegExp(
    [...(whole.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${whole.join('|')})(?![\\p{L}\\p{N}])`] : []), ...inside].join('|'),
    'giu',
  )
  const parts: Part[] = []
  let at = 0
  for (const found of text.matchAll(pattern)) {
    if (found.index > at) parts.push({ text: text.slice(at, found.index), hit: false })
    parts.push({ text: found[0], hit: true })
    at = found.index + found[0].length
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false })
  return parts
}

/** About `most` characters of `text` around the first of `words`, whole words, marked; the beginning where none stands in it. */
export const snippet = (text: string, words: string[], most = 230): Part[] => {
  const first = markWords(text, words)
  const at = first.findIndex((part) => part.hit)
  const where = at < 0 ? 0 : first.slice(0, at).reduce((sum, part) => sum + part.text.length, 0)
  const begin = where < most * 0.6 ? 0 : text.lastIndexOf(' ', where - 70) + 1
  const whole = text.length <= begin + most
  const end = whole ? text.length : Math.max(text.lastIndexOf(' ', begin + most), begin + most / 2)
  return markWords(`${begin > 0 ? '… ' : ''}${text.slice(begin, end)}${whole ? '' : ' …'}`, words)
}
