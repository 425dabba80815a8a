import { isObject } from './said.ts'

type Json = Record<string, unknown>
/** `single`: the document is one item and nothing around it. */
type Found = { single: boolean; items: unknown[]; next?: string; title?: string }

// Where interfaces of agencies keep the items of an answer, and what they wrap each in.
const lists = ['items', '_items', 'hits', 'results', 'newsitems', 'articles', 'docs', 'data', 'response', 'package', 'collection']
const wrappers = ['item', 'ninjs', '_source', 'document', 'newsitem']
const nexts = ['next_page', 'next', 'next_url', 'nexturl', 'nextpage']
const telling =
  /^(?:\$?standard|pubstatus|versioncreated|firstcreated|contentcreated|headlines|bodies|body_(?:x?html|text|nitf)|description_(?:html|text)|representationtype|infosources?|altids|copyrightholder|usageterms|renditions|associations|embargoed(?:until)?|ednote|slugline|eventdetails|plannedcoverage|trustindicators?)$/i

/** Whether an object looks like an item of ninjs: it has a `uri`, says its standard, or has two of the properties that only ninjs has. */
const isItem = (one: unknown): one is Json => {
  if (!isObject(one)) return false
  const names = Object.keys(one).slice(0, 200)
  return typeof one.uri === 'string' || names.includes('$standard') || names.filter((name) => telling.test(name)).length >= 2
}

const unwrapped = (one: unknown): unknown => (isObject(one) && !isItem(one) ? (wrappers.map((name) => one[name]).find(isItem) ?? one) : one)

const nextOf = (one: Json): string | undefined => {
  for (const [name, value] of Object.entries(one).slice(0, 100)) {
    const links = /^_?links$/i.test(name) && isObject(value) ? value.next : undefined
    const given = nexts.includes(name.toLowerCase()) ? value : isObject(links) ? links.href : links
    if (typeof given === 'string' && /^https?:/i.test(given)) return given
  }
  return undefined
}

const findAround = (json: unknown, depth: number): Found | undefined => {
  if (Array.isArray(json)) {
    const members = json.slice(0, 100_000).map(unwrapped)
    return members.some(isItem) ? { single: false, items: members } : undefined
  }
  if (!isObject(json)) return undefined
  // JSON Feed is read by its own reader.
  if (/jsonfeed\.org/i.test(String(json.version ?? '')) || 'home_page_url' in json || 'feed_url' in json) return undefined
  const item = unwrapped(json)
  if (isItem(item)) return { single: true, items: [item] }
  if (depth > 2) return undefined
  for (const [name, value] of Object.entries(json).slice(0, 200)) {
    const found = lists.includes(name.toLowerCase()) ? findAround(value, depth + 1) : undefined
    if (found) {
      const title = found.title ?? (typeof json.title === 'string' ? json.title : undefined)
      const next = found.next ?? nextOf(json)
      return { single: false, items: found.items, ...(title ? { title } : {}), ...(next ? { next } : {}) }
    }
  }
  return undefined
}

/** The items of a parsed JSON document that is ninjs: one item, a list of them, or an answer of an agency's interface that holds such a list. Undefined: something else, a JSON Feed for one. */
export const findItems = (json: unknown): Found | undefined => findAround(json, 0)
