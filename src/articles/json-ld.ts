import { type LinkedUpdate, linkedUpdates } from './body/linked-updates.ts'
import { readScriptJson } from './mend-json.ts'
import { plainText } from './plain-text.ts'

/** What a page says of its article in JSON-LD (schema.org); only texts, whatever forms publishers give them. */
export type LinkedFacts = {
  headline?: string
  authors: LinkedAuthor[]
  /** Names of whoever publishes the piece or the page. */
  publishers: string[]
  published?: string
  modified?: string
  section?: string
  /** The page's place in the site, from its front page down. */
  breadcrumbs: string[]
  language?: string
  body?: string
  image?: { address: string; caption?: string; credit?: string }
  /** The updates of a live blog, in the publisher's order. */
  updates: LinkedUpdate[]
}

/** `kind` as the page says it: many sites call their own name a person. */
export type LinkedAuthor = { name: string; kind: 'person' | 'organization' | 'unsaid' }

type Thing = Record<string, unknown>
export const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
const text = (value: unknown): string | undefined => {
  const one = listOf(value)[0]
  const told = typeof one === 'string' ? one : isThing(one) ? (one['@value'] ?? one.name) : undefined
  return typeof told === 'string' && told.trim() ? told.trim() : undefined
}

const articleTypes =
  /(?:^|\/)(?:(?:News|Opinion|Reportage|Analysis|Background|Review|AskPublic|Scholarly|Tech|Satirical|Advertiser\w*)?(?:News)?Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$/

// What is no article but a page's only subject.
const otherTypes = /(?:WebPage|ItemPage|VideoObject|NewsVideo|PodcastEpisode|Recipe|CreativeWork|HowTo|ImageGallery|MediaGallery|Event)$/

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

const image = (value: unknown, things: Thing[]): LinkedFacts['image'] => {
  const one = listOf(value)[0]
  if (typeof one === 'string') return { address: one }
  if (!isThing(one)) return undefined
  const full =
    one.url || one.contentUrl ? one : (things.find((thing) => thing['@id'] === one['@id'] && (thing.url || thing.contentUrl)) ?? one)
  const address = text(full.url) ?? text(full.contentUrl)
  return address ? { address, caption: text(full.caption), credit: text(full.creditText) ?? text(full.copyrightNotice) } : undefined
}

const named = (one: Thing, things: Thing[]) => (one.name ? one : (things.find((thing) => thing['@id'] === one['@id'] && thing.name) ?? one))

const authorsOf = (value: unknown, things: Thing[]): LinkedAuthor[] =>
  listOf(value)
    .slice(0, 30)
    .flatMap((one): LinkedAuthor[] => {
      if (typeof one === 'string') return [{ name: plainText(one), kind: 'unsaid' }]
      if (!isThing(one)) return []
      const full = named(one, things)
      const types = listOf(full['@type'] ?? one['@type']).map(String)
      const kind = types.some((type) => /Person$/.test(type))
        ? 'person'
        : types.some((type) => /Organi[sz]ation$/.test(type))
          ? 'organization'
          : 'unsaid'
      return listOf(full.name).flatMap((name) =>
        typeof name === 'string' && name.trim() ? [{ name: plainText(name.slice(0, 500)), kind }] : [],
      )
    })

const sameAddress = (one: unknown, url: string | undefined) => {
  const address = text(isThing(one) ? one['@id'] : one)
  const key = (link: string) => link.replace(/^https?:\/\/(?:www\.|m\.|amp\.)?|[?#].*$|\/$/g, '')
  return address !== undefined && url !== undefined && key(address) === key(url)
}

/**
 * Reads the JSON-LD scripts of a page; null where none tells of an article or of the page. `url`: the page's, which tells its own piece from others that are marked
 * up beside it. Broken scripts are mended where that is sure and else left out, as search engines do.
 */
export const readLinkedData = (scripts: string[], url?: string): LinkedFacts | null => {
  const things = scripts.slice(0, 30).flatMap((script) => (script.length > 1_500_000 ? [] : thingsIn(readScriptJson(script))))
  const is = (thing: Thing, types: RegExp) => listOf(thing['@type']).some((type) => typeof type === 'string' && types.test(type))
  const articles = things.filter((thing) => is(thing, articleTypes))
  const own = articles.filter((thing) => [thing.url, thing.mainEntityOfPage, thing['@id']].some((one) => sameAddress(one, url)))
  const among = own.length ? own : articles
  // Lists of other articles are marked up as articles too: the one with a text, or a headline and a date, is the page's own. Pages and works say dates and names as well.
  const article =
    among.find((thing) => text(thing.articleBody)) ??
    among.find((thing) => thing.datePublished && (thing.headline || thing.name)) ??
    among[0] ??
    things.find((thing) => is(thing, otherTypes) && thing.datePublished)
  if (!article) return null
  const [page, list] = [things.find((thing) => is(thing, /WebPage$/)), things.find((thing) => is(thing, /BreadcrumbList$/))]
  const headline = text(article.headline) ?? text(article.name)
  const publishers = [
    article.publisher,
    ...things.filter((thing) => is(thing, /WebSite$|NewsMediaOrganization$|Periodical$|PublicationIssue$/)),
  ]
  const first = <T>(read: (thing: Thing) => T | undefined): T | undefined =>
    [article, ...among.filter((one) => text(one.headline) === text(article.headline)), ...(page ? [page] : [])]
      .map(read)
      .find((found) => found !== undefined)
  const authors = (of: Thing) => [of.author, of.creator].map((value) => authorsOf(value, things)).find((found) => found.length > 0)
  return {
    ...(headline ? { headline: plainText(headline.slice(0, 2000)) } : {}),
    authors: first(authors) ?? [],
    publishers: publishers.flatMap((one) => authorsOf(one, things).map(({ name }) => name)),
    published: first((thing) => text(thing.datePublished)) ?? text(article.dateCreated),
    modified: first((thing) => text(thing.dateModified)),
    section: text(article.articleSection),
    breadcrumbs: listOf(list?.itemListElement)
      .slice(0, 8)
      .flatMap((one) => (isThing(one) ? [text(one.name) ?? text(one.item)] : []))
      .filter((name) => name !== undefined && !/^https?:/.test(name)) as string[],
    language: text(isThing(article.inLanguage) ? (article.inLanguage.alternateName ?? article.inLanguage.name) : article.inLanguage),
    body: text(article.articleBody),
    updates: linkedUpdates(article),
    image: image(article.image, things) ?? image(article.thumbnailUrl, things),
  }
}
