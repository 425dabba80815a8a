/**
 * What feedparser's tests say, in our words: the one place where its model (https://feedparser.readthedocs.io) is mapped to ours, and where each kind of
 * check that is left out is named with its reason. Rules go by what is checked, never by the file that checks it.
 */
import { parseHTML } from 'linkedom'
import type { FeedRead } from '../src/intake/read-feed.ts'
import { safeHtml } from '../src/intake/safe-html.ts'

export type Check = { path: (string | number)[]; op: string; value?: unknown }
/** One case of feedparser, read by us. `sameText`: whether the bytes decoded as a label say gives the letters that we read. */
export type Case = { read: FeedRead; sameText(label: string): boolean }
export type Verdict = { kind: 'left-out'; reason: string } | { kind: 'checked'; about: string; holds: boolean; got: unknown }

type Item = FeedRead['items'][number]

/** Kinds of checks that are left out: of what path, and why. The first that fits counts. */
const leftOut: [RegExp, string][] = [
  [/^bozo/, 'bozo: whether the XML is well formed; we read it either way'],
  [/^(?:namespaces|headers|etag|href|status|modified)/, 'what HTTP said, and prefixes: not of the reader of texts'],
  [
    /(?:^|\.)(?:itunes_|psc|thr_|where|wfw_|slash_|media_player|media_license|media_rating|media_restriction|newlocation)/,
    'podcast, map, thread and player facts that an article has no place for',
  ],
  [
    /(?:^|\.)(?:comments|generator|cloud|docs|textinput|errorreportsto|ttl)/,
    'the feed’s machinery: generator, cloud, docs, textInput, comments page',
  ],
  [/(?:^|\.)info(?:_detail|$|\.)/, 'info: a note to who opens the file in a browser'],
  [/(?:^|\.)source\.(?!title$)/, 'details of the feed that an item was copied from; its name is kept as agency'],
  [/(?:^|\.)publisher/, 'publisher: the catalogue says who publishes a title'],
  [/(?:_detail|content\.#|feed)\.type$|_detail\.type$/, 'the MIME type of a text: every text is made HTML or plain'],
  [/^feed\.(?:id|guid)$/, 'the feed’s own id: a feed is known by its address'],
  [
    /^feed\.(?:validity|tags\.#\.scheme|links\.#\.(?:title|hreflang|length|type|rel)|links$|tags$|image\.(?:title|link|description|width|height)|$)/,
    'of the feed itself: validity, schemes, raw lists',
  ],
  [/^feed$/, 'of the feed itself: validity, schemes, raw lists'],
  [/(?:author_detail|authors\.#|contributors\.#)\.(?:url|href)$/, 'the home page of a person: not kept'],
  [/links\.#\.(?:rel|type|length|title|hreflang)$|enclosures\.#\.length$/, 'attributes of links; what they lead to is checked'],
  [/tags\.#\.(?:scheme|label)$/, 'scheme of a category, and its label beside its term: one word is kept'],
  [
    /^feed\.(?:title|subtitle|tagline|copyright|rights)_detail\.base$|^entries\.#\.(?:title|rights)_detail\.base$/,
    'base of a plain text: it holds no addresses',
  ],
  [
    /^feed\.(?:title|subtitle|tagline|copyright|rights)_detail\.language$|rights_detail\.language$/,
    'language of one text of the feed: a feed has one language',
  ],
  [/^entries\.#\.content\.[1-9]/, 'a second content: the best one is kept'],
]

const text = (html: string) => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  document.body.innerHTML = html
  return document.body.textContent ?? ''
}
// &lang; and &rang; are other letters in HTML 5 than they were in HTML 4.
const line = (given: string | null | undefined) =>
  (given ?? '')
    .replace(/\u2329/g, '\u27e8')
    .replace(/\u232a/g, '\u27e9')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
/** Plain texts are the same when the letters are, whether the expectation is read as text or as HTML, which feedparser does not tell apart. */
const samePlain = (ours: string | undefined, expected: unknown) =>
  expected === null ? !ours : typeof expected === 'string' && [line(expected), line(text(expected))].includes(line(ours))

const unwrapped = (html: string) => /^<div>((?:(?!<\/?div\b)[\s\S])*)<\/div>$/.exec(html)?.[1] ?? html
/** HTML as our sanitiser leaves it, without a div around all of it and without differences that no reader sees. */
export const normal = (html: string | null | undefined, base: string | undefined): string => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  document.body.innerHTML = unwrapped((safeHtml(html ?? undefined, base) ?? '').trim())
  return line(document.body.innerHTML)
    .replace(/> </g, '><')
    .replace(/ (?=<\/?(?:p|div|br|li|ul)\b)/g, '')
}
const attack =
  /<\s*(?:script|style|iframe|object|embed|applet|form|meta|link|frame|base)\b|<[^>]*\son[a-z]+\s*=|(?:href|src|poster|cite)\s*=\s*["']?\s*(?:javascript|vbscript|data):|<[^>]*\sstyle\s*=/i
export const isDangerous = (html: string | null): boolean => attack.test(html ?? '')

const sameDate = (ours: Date | undefined, expected: unknown) => {
  const [year = 0, month = 1, day, hour, minute, second] = Array.isArray(expected) ? expected.map(Number) : []
  const time = Array.isArray(expected) ? Date.UTC(year, month - 1, day, hour, minute, second) : Date.parse(String(expected))
  return ours !== undefined && Math.abs(ours.getTime() - time) < 1000
}

const sameAddress = (ours: string | undefined, expected: unknown, base?: string) =>
  typeof expected === 'string' && ours !== undefined && URL.canParse(expected, base) && new URL(expected, base).href === ours

type Judged = { about: string; got: unknown; holds: boolean } | { none: string } | undefined
const judge = (about: string, got: unknown, holds: boolean) => ({ about, got, holds })

const html = (about: string, ours: string | undefined, base: string | undefined, expected: unknown): Judged => {
  const [mine, theirs] = [normal(ours, base), normal(String(expected ?? ''), base)]
  if (!theirs && String(expected ?? '').trim())
    return { none: 'elements that our sanitiser does not let through (drawings, forms, unknown tags)' }
  const literal = normal(String(expected).replace(/&/g, '&amp;').replace(/</g, '&lt;'), base)
  return judge(about, mine, !isDangerous(safeHtml(ours, base)) && (mine === theirs || mine === literal))
}

type Person = { name: string; email?: string }
const person = (rest: string, people: Person[], expected: unknown): Judged => {
  const is = (one: Person, want: Record<string, unknown>) =>
    (want.name === undefined || one.name === want.name) && (want.email === undefined || one.email === want.email)
  const some = (want: Record<string, unknown>) =>
    judge(
      'authors',
      people,
      people.some((one) => is(one, want)),
    )
  if (/name$/.test(rest)) return some({ name: expected })
  if (/email$/.test(rest)) return some({ email: expected })
  if (typeof expected === 'object' && expected !== null) return some(expected as Record<string, unknown>)
  if (typeof expected !== 'string') return undefined
  const [, name, email] = /^(.*?)\s*\(([^()]+@[^()]+)\)$/.exec(expected) ?? [undefined, expected]
  return some(email ? { name, email } : expected.includes('@') ? { email: expected } : { name })
}

const links = (rest: string, known: (string | undefined)[], expected: unknown): Judged => {
  const about = 'links'
  if (/href$|url$/.test(rest))
    return judge(
      about,
      known,
      known.some((one) => sameAddress(one, expected)),
    )
  if (typeof expected !== 'object' || expected === null) return undefined
  const { rel = 'alternate', href } = expected as { rel?: string; href?: string }
  if (!/^(?:alternate|self|hub|enclosure)$/.test(rel)) return { none: 'links that lead to no article, file, hub or feed (other rel)' }
  return judge(
    about,
    known,
    known.some((one) => sameAddress(one, href)),
  )
}

const ofItem = (item: Item | undefined, feed: FeedRead, rest: string, { op, value }: Check): Judged => {
  const base = item?.base ?? item?.link
  const files = (item?.media ?? []).map(({ address }) => address)
  if (/^title$|^title_detail\.value$/.test(rest)) return judge('titles', item?.title, samePlain(item?.title, value))
  if (/^(?:title|summary|content)(?:_detail|\.#)\.language$/.test(rest)) {
    const language = item?.language ?? feed.language
    return judge('languages', language, (language ?? null) === value)
  }
  if (/^(?:summary_detail|content\.#)\.base$/.test(rest)) return judge('base URLs', base, sameAddress(base, value))
  if (/^(?:description|summary|summary_detail\.value)$/.test(rest))
    return html('summaries', item?.summaryHtml ?? item?.contentHtml, base, value)
  if (/^content\.#\.value$/.test(rest)) return html('content', item?.contentHtml ?? item?.summaryHtml, base, value)
  if (rest === 'link') return judge('links', item?.link, value === null ? !item?.link : sameAddress(item?.link, value))
  if (/^links\.#/.test(rest)) return links(rest, [item?.link, ...files], value)
  if (/^enclosures\.#$/.test(rest)) return links('#', files, { ...(value as object), rel: 'enclosure' })
  if (/^(?:enclosures\.#|media_thumbnail\.#|media_content\.#|image)\.(?:href|url)$/.test(rest))
    return { ...links(rest, files, value), about: 'media' } as Judged
  if (/^(?:enclosures|media_content)\.#\.type$/.test(rest))
    return judge(
      'media',
      item?.media,
      (item?.media ?? []).some(({ type }) => type === value),
    )
  if (/^(?:id|guid)$/.test(rest)) return judge('ids', item?.guid, item?.guid === value)
  if (rest === 'guidislink') return judge('ids', item?.guidIsLink, (item?.guidIsLink === true) === (op === 'truthy' || value === true))
  if (/^(?:author|contributor)/.test(rest)) return person(rest, item?.authors ?? [], value)
  if (/^(?:published|created)(?:_parsed)?$/.test(rest)) return judge('dates', item?.published, sameDate(item?.published, value))
  if (/^(?:updated|modified)(?:_parsed)?$/.test(rest))
    return judge('dates', item?.updated, sameDate(item?.updated ?? item?.published, value))
  if (/^expired(?:_parsed)?$/.test(rest)) return judge('dates', item?.expires, sameDate(item?.expires, value))
  if (/^(?:category|tags\.#\.term)$/.test(rest)) return tags(item?.categories ?? [], op, value)
  if (rest === 'tags') return tags(item?.categories ?? [], op, value)
  if (rest === 'license') return judge('licences', item?.rights?.license, sameAddress(item?.rights?.license, value))
  if (/^rights(?:_detail\.value)?$/.test(rest)) return judge('licences', item?.rights?.notice, samePlain(item?.rights?.notice, value))
  if (rest === 'source.title') return judge('titles', item?.agency, samePlain(item?.agency, value))
  return undefined
}

const tags = (categories: string[], op: string, value: unknown): Judged =>
  op === 'leneq'
    ? judge('categories', categories, categories.length === value)
    : op === 'ne'
      ? judge('categories', categories, (categories[0] ?? null) !== value)
      : judge('categories', categories, categories.includes(line(String(value))))

const ofFeed = (feed: FeedRead, rest: string, { op, value }: Check): Judged => {
  if (/^title$|^title_detail\.value$/.test(rest)) return judge('titles', feed.title, samePlain(feed.title, value))
  if (/^(?:language|title_detail\.language)$/.test(rest)) return judge('languages', feed.language, (feed.language ?? null) === value)
  if (/^(?:tagline|subtitle|description)(?:_detail\.value)?$/.test(rest))
    return judge('summaries', feed.description, samePlain(feed.description, value))
  if (/^(?:copyright|rights)(?:_detail\.value)?$/.test(rest))
    return judge('licences', feed.rights?.notice, samePlain(feed.rights?.notice, value))
  if (rest === 'license') return judge('licences', feed.rights?.license, sameAddress(feed.rights?.license, value))
  if (rest === 'link') return judge('links', feed.home, sameAddress(feed.home, value))
  if (/^links\.#/.test(rest)) return links(rest, [feed.home, feed.self, feed.hub], value)
  if (/^(?:image\.(?:href|url)|icon|logo)$/.test(rest)) return judge('media', feed.image, sameAddress(feed.image, value))
  if (/^(?:author|contributor)/.test(rest)) return person(rest, feed.authors ?? [], value)
  if (/^(?:updated|modified|published)(?:_parsed)?$/.test(rest)) return judge('dates', feed.updated, sameDate(feed.updated, value))
  if (/^(?:category|tags\.#\.term|tags)$/.test(rest)) return tags(feed.categories ?? [], op, value)
  return undefined
}

const families: [RegExp, string][] = [
  [/^atom/, 'atom'],
  [/^rss(?:090|10)$/, 'rdf'],
  [/^(?:rss|cdf)/, 'rss'],
]

/** What a check of feedparser's comes to for us. */
export const judgeCheck = (check: Check, { read, sameText }: Case): Verdict => {
  const path = check.path.map((one) => (typeof one === 'number' ? '#' : one)).join('.')
  const second = check.path[2] === 'content' && Number(check.path[3]) > 0
  const reason = second ? 'a second content: the best one is kept' : leftOut.find(([pattern]) => pattern.test(path))?.[1]
  if (reason) return { kind: 'left-out', reason }
  if (path === 'encoding') return { kind: 'checked', about: 'encodings', holds: sameText(String(check.value)), got: 'other letters' }
  if (path === 'version') {
    const family = families.find(([pattern]) => pattern.test(String(check.value)))?.[1]
    return { kind: 'checked', about: 'format', holds: family === read.format, got: read.format }
  }
  if (path === 'entries') return { kind: 'checked', about: 'items', holds: read.items.length === check.value, got: read.items.length }
  const [where, at] = check.path
  const judged =
    where === 'entries'
      ? ofItem(read.items[Number(at)], read, path.replace('entries.#.', ''), check)
      : where === 'feed'
        ? ofFeed(read, path.replace('feed.', ''), check)
        : undefined
  if (!judged) return { kind: 'left-out', reason: `not mapped: ${path}` }
  return 'none' in judged ? { kind: 'left-out', reason: judged.none } : { kind: 'checked', ...judged }
}
