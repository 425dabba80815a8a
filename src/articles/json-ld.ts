import { plainText } from './plain-text.ts'

/** What a page says of its article in JSON-LD (schema.org); only texts, whatever forms publishers give them. */
export type LinkedFacts = {
  headline?: string
  authors: string[]
  published?: string
  modified?: string
  section?: string
  language?: string
  body?: string
  image?: { address: string; caption?: string; credit?: string }
}

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
const text = (value: unknown): string | undefined => {
  const one = list(value)[0]
  const told = typeof one === 'string' ? one : isThing(one) ? (one['@value'] ?? one.name) : undefined
  return typeof told === 'string' && told.trim() ? told.trim() : undefined
}

const articleTypes =
  /(?:^|\/)(?:(?:News|Opinion|Reportage|Analysis|Background|Review|AskPublic|Scholarly|Tech|Satirical|Advertiser\w*)?(?:News)?Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$/

/** Every thing in a script, nested ones too (@graph, mainEntity), a bounded number of them. */
const thingsIn = (value: unknown, depth = 0, found: Thing[] = []): Thing[] => {
  if (depth > 6 || found.length > 300) return found
  if (Array.isArray(value)) for (const one of value.slice(0, 200)) thingsIn(one, depth + 1, found)
  else if (isThing(value)) {
    found.push(value)
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemListElement', 'item'])
      if (isThing(value[key]) || Array.isArray(value[key])) thingsIn(value[key], depth + 1, found)
  }
  return found
}

const parse = (script: string): unknown => {
  const json = script
    .trim()
    .replace(/^(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/;$/, '')
    .trimEnd()
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)$/, '')
    .trim()
    .replace(/;$/, '')
  try {
    return JSON.parse(json)
  } catch {
    try {
      // Line breaks inside strings are the commonest mistake of templates.
      return JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'))
    } catch {
      return undefined
    }
  }
}

const image = (value: unknown, things: Thing[]): LinkedFacts['image'] => {
  const one = list(value)[0]
  if (typeof one === 'string') return { address: one }
  if (!isThing(one)) return undefined
  const full =
    one.url || one.contentUrl ? one : (things.find((thing) => thing['@id'] === one['@id'] && (thing.url || thing.contentUrl)) ?? one)
  const address = text(full.url) ?? text(full.contentUrl)
  return address ? { address, caption: text(full.caption), credit: text(full.creditText) ?? text(full.copyrightNotice) } : undefined
}

const authorsOf = (value: unknown, things: Thing[]): string[] =>
  list(value)
    .slice(0, 20)
    .flatMap((one) => {
      if (typeof one === 'string') return [one]
      if (!isThing(one)) return []
      const named = one.name ? one : (things.find((thing) => thing['@id'] === one['@id'] && thing.name) ?? one)
      return list(named.name).filter((name) => typeof name === 'string')
    })

/** Reads the JSON-LD scripts of a page; null where none tells of an article. Broken scripts are left out, as search engines do. */
export const readLinkedData = (scripts: string[]): LinkedFacts | null => {
  const things = scripts.slice(0, 30).flatMap((script) => (script.length > 1_500_000 ? [] : thingsIn(parse(script))))
  const articles = things.filter((thing) => list(thing['@type']).some((type) => typeof type === 'string' && articleTypes.test(type)))
  // Lists of other articles are marked up as articles too: the one with a text, or a headline and a date, is the page's own.
  const article =
    articles.find((thing) => text(thing.articleBody)) ??
    articles.find((thing) => thing.datePublished && (thing.headline || thing.name)) ??
    articles[0]
  if (!article) return null
  const headline = text(article.headline) ?? text(article.name)
  return {
    ...(headline ? { headline: plainText(headline) } : {}),
    authors: authorsOf(article.author, things).map(plainText),
    published: text(article.datePublished),
    modified: text(article.dateModified),
    section: text(article.articleSection),
    language: text(isThing(article.inLanguage) ? (article.inLanguage.alternateName ?? article.inLanguage.name) : article.inLanguage),
    body: text(article.articleBody),
    image: image(article.image, things) ?? image(article.thumbnailUrl, things),
  }
}
