import type { Chance } from './chance.ts'
import { addresses, vectors } from './vectors.ts'

const spaces = [
  'http://www.w3.org/2005/Atom',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
  'http://search.yahoo.com/mrss/',
  'http://purl.org/rss/1.0/modules/content/',
  'http://purl.org/dc/elements/1.1/',
  'http://iptc.org/std/nar/2006-10-01/',
  'https://rslstandard.org/rsl',
  'urn:x',
  '',
]
const names =
  'p div a b i em span img figure figcaption table tr td ul li blockquote section article aside h1 h2 iframe script style svg math template noscript form title description link entry item content summary category author media:content media:group content:encoded dc:creator guid pubDate'.split(
    ' ',
  )
const entities = [
  '&#0;',
  '&#xD800;',
  '&#xDFFF;',
  '&#x110000;',
  '&#99999999999;',
  '&lt;',
  '&amp;lt;',
  '&amp;amp;lt;',
  '&nbsp;',
  '&notanentity;',
  '&#60;b&#62;',
  '&x;',
  '&',
  '&#',
  '&#x',
  '&rlm;\u202e',
  '\ufeff',
  '\ud83d',
  '\udc00',
  '\0',
]
const prologs = [
  '<?xml version="1.0" encoding="utf-16"?>',
  '<?xml version="1.1" encoding="utf-7"?>',
  '<?xml version="1.0" encoding="ebcdic-cp-us"?>',
  '<?xml version="1.0" encoding="iso-2022-jp"?>',
  '<?xml version="1.0" encoding="gb18030"?>',
  '<meta charset=utf-7>',
  '<!DOCTYPE x [<!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;"><!ENTITY y "&z;&z;&z;&z;&z;&z;&z;&z;"><!ENTITY z "zzzzzzzz">]>',
  '<!DOCTYPE x [<!ENTITY x "<script>ran(1)</script>">]>',
  '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">',
  '<!--',
  '<![CDATA[',
  '\ufeff\ufeff',
]
const dates = [
  'Tue, 31 Feb 2026 25:61:61 +9999',
  '0000-00-00T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '9999999999999999',
  '-1',
  'NaN',
  '23. Brumaire an CCXXXV',
  '2026-W48-1',
  `${'1'.repeat(400)}`,
  'Mon, 23 Nov 2026 12:00:00 (((((((((((((((((',
]

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
const dressed = (vector: string, chance: Chance): string => {
  switch (chance.below(6)) {
    case 0:
      return vector
    case 1:
      return `<![CDATA[${vector}]]>`
    case 2:
      return `<![CDATA[<p>One paragraph of words before. </p>${vector}<p>And one after it.</p>]]>`
    case 3:
      return escaped(escaped(vector))
    default:
      return escaped(vector)
  }
}
/** Text of an element, as it is written: an attack, or what readers stumble over. */
const insert = (chance: Chance): string => {
  const how = chance.below(10)
  if (how < 6)
    return dressed(Array.from({ length: 1 + chance.below(2) }, () => chance.of(vectors)).join(chance.once(2) ? '' : ' x '), chance)
  if (how === 6) return chance.of(entities)
  if (how === 7) return chance.of(dates)
  if (how === 8) return chance.of(addresses)
  return `<${chance.of(names)}>x</${chance.of(names)}>`
}

const tagPattern = /<[^<>]{1,2000}>/g
/** Where the tags of a text stand, as far as they are looked at. */
const tagsOf = (text: string): [number, number][] => {
  const found: [number, number][] = []
  for (const match of text.matchAll(tagPattern)) {
    found.push([match.index, match.index + match[0].length])
    if (found.length >= 3000) break
  }
  return found
}

const replaced = (text: string, [from, to]: [number, number], given: string) => text.slice(0, from) + given + text.slice(to)

/** A text between 20,000 and some hundreds of thousands of letters that takes a careless reader long. */
const heavy = (chance: Chance): string => {
  const count = 2000 * 2 ** chance.below(5)
  const name = chance.of(names)
  switch (chance.below(8)) {
    case 0:
      return `<${name}>`.repeat(count)
    case 1:
      return `<${name}>x`.repeat(count) + `</${name}>`.repeat(count)
    case 2:
      return `<p><b><i>x`.repeat(count)
    case 3:
      return `<a title="${'x'.repeat(count * 10)}" href="https://a.example/${'a/'.repeat(count)}">x</a>`
    case 4:
      return `<a ${Array.from({ length: count }, (_, n) => `a${n}=${n}`).join(' ')}>x</a>`
    case 5:
      return chance
        .of(['<', '&', '<!--', '<![CDATA[', '&lt;', ' ', '\u00a0', '.', '(', '[', '"', "='", '</p>', '<br>', '\n', 'a@', 'https://a', '…'])
        .repeat(count * 4)
    case 6:
      return escaped(`<${name} class="${chance.of(['correction', 'caption', 'live', 'x'])}">word `.repeat(count))
    default:
      return chance.of(vectors).repeat(Math.ceil((count * 10) / 40))
  }
}

const fields = [
  ...[
    'description',
    'content:encoded',
    'summary',
    'title',
    'media:description',
    'category',
    'dc:creator',
    'author',
    'link',
    'guid',
    'media:credit',
  ].map((name) => [`<${name}>`, `</${name}>`]),
  ['<content type="html">', '</content>'],
  ['<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">', '</div></content>'],
  ['<summary type="html">', '</summary>'],
  [
    '<media:group><media:content url="https://a.example/a.jpg" medium="image"><media:title>',
    '</media:title></media:content></media:group>',
  ],
  ['<description><![CDATA[', ']]></description>'],
  ['<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>', '</body></html></inlineXML>'],
] as const
/** A field of an item, with an attack in it. */
const field = (chance: Chance): string => {
  const [opens, closes] = chance.of(fields)
  const body = Array.from({ length: 1 + chance.below(3) }, () => (chance.once(3) ? '<p>Words of a paragraph.</p>' : insert(chance))).join(
    '',
  )
  return opens + body + closes
}
const itemPattern = /<(?:item|entry|inlineXML|body|article|channel|feed)(?:\s[^<>]*)?>/g

/** Changes a text of tags as one who knows tags: order, names, namespaces, attributes, entities, declarations, nesting, attacks in their places. */
export const mutateMarkup = (text: string, other: () => string, chance: Chance, isHeavy: boolean): string => {
  const tags = tagsOf(text)
  if (tags.length === 0) return text + insert(chance)
  const tag = chance.of(tags)
  const [from, to] = tag
  const written = text.slice(from, to)
  if (isHeavy) return replaced(text, [to, to], heavy(chance))
  switch (chance.below(22)) {
    case 0: {
      const second = chance.of(tags)
      const [first, last] = from < second[0] ? [tag, second] : [second, tag]
      if (first === last) return text
      return replaced(replaced(text, last, text.slice(...first)), first, text.slice(...last))
    }
    case 1:
      return replaced(text, tag, '')
    case 2:
      return replaced(text, tag, written.repeat(2 + chance.below(4)))
    case 3:
      return replaced(text, tag, written.replace(/[\w:-]+/, chance.of(names)))
    case 4:
      return text.replace(/xmlns(?::\w+)?\s*=\s*(["'])[^"']*\1/, (declared) => declared.replace(/(["']).*\1/, `"${chance.of(spaces)}"`))
    case 5:
      return replaced(
        text,
        [to - 1, to - 1],
        ` ${chance.of(['href', 'src', 'url', 'title', 'class', 'type', 'xml:base', 'alt', 'datetime', 'isPermaLink', 'onload', 'style', 'id', 'dir', 'lang', 'xmlns', '__proto__', 'constructor'])}="${escaped(chance.once(2) ? chance.of(addresses) : chance.of(vectors))}"`,
      )
    case 6:
      return replaced(
        text,
        tag,
        written.replace(
          /(=\s*)(["'])[^"']*\2/,
          (_, is: string) => `${is}"${chance.once(2) ? chance.of(addresses) : escaped(chance.of(vectors))}"`,
        ),
      )
    case 7: {
      const attributes = written.match(/\s[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? []
      return replaced(text, [to - 1, to - 1], [...attributes].reverse().join(''))
    }
    case 8: {
      // A piece of another document, tags and all.
      const spliced = other()
      const others = tagsOf(spliced)
      if (others.length === 0) return text
      const a = chance.below(others.length)
      const b = Math.min(others.length - 1, a + chance.below(30))
      return replaced(text, [to, to], spliced.slice(others[a]![0], others[b]![1]))
    }
    case 9:
      return chance.of(prologs) + (chance.once(2) ? text : text.replace(/^\s*<\?xml[^>]*>/, ''))
    case 10: {
      const depth = 2 + chance.below(60)
      const name = chance.of(names)
      return replaced(text, [to, to], `<${name}>`.repeat(depth) + insert(chance) + (chance.once(2) ? `</${name}>`.repeat(depth) : ''))
    }
    case 11: {
      // The text after a tag, instead of what stood there.
      const end = text.indexOf('<', to)
      return replaced(text, [to, end < 0 ? to : end], insert(chance))
    }
    case 12:
      return replaced(text, tag, written.replace(/\s/, '\n\t/ '))
    case 13:
      return replaced(text, tag, chance.once(2) ? written.toUpperCase() : written.replace(/["']/g, ''))
    case 14:
    case 15:
    case 16:
      return replaced(text, [to, to], insert(chance))
    default: {
      const items = [...text.matchAll(itemPattern)]
      if (items.length === 0) return replaced(text, [to, to], field(chance))
      const item = chance.of(items)
      const inner = field(chance)
      const at = item.index + item[0].length
      if (item[0].startsWith('<channel')) return replaced(text, [at, at], `<item>${inner}</item>`)
      return replaced(text, [at, at], item[0].startsWith('<feed') ? `<entry>${inner}</entry>` : inner)
    }
  }
}
