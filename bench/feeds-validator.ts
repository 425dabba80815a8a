import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type FeedRead, readFeed } from '../src/intake/read-feed.ts'
import { safeHtml } from '../src/intake/safe-html.ts'
import { isDangerous } from './feeds-mapping.ts'
import { openTally, type Tally, timed } from './feeds-tally.ts'

type Told = { file: string; group: string; negated: boolean; event: string; params: string | null }
type Rule = { about: string; holds(read: FeedRead, params: string): boolean | undefined }

const codes = (read: FeedRead) => new Set(read.problems.map(({ code }) => code))
const ofItem = (params: string) => /parent:(?:item|entry)\b/.test(params)
const isWeb = (address: string | undefined) => address === undefined || /^https?:\/\//.test(address)
const tag = /<\/?(?:a|b|i|p|br|em|strong|div|span|img|script)\b[^>]*>/i
const told = [
  'broken-items',
  'cut-off',
  'prefix-undeclared',
  'not-a-feed',
  'not-parsed',
  'encoding-wrong',
  'encoding-damaged',
  'entities-declared',
  'entity-expansion',
  'entities-undeclared',
]

const dateRead: Rule = {
  about: 'valid dates are read',
  holds: (read, params) => {
    if (!/pubdate|updated|published|modified|issued|created|dc:date|lastbuild/i.test(params)) return undefined
    return ofItem(params) ? read.items.some(({ published, updated }) => published ?? updated) : read.updated !== undefined
  },
}
const dateTold: Rule = {
  about: 'invalid dates are read or told of',
  holds: (read, params) =>
    ofItem(params)
      ? read.items.some(({ published, updated }) => published ?? updated) ||
        codes(read).has('date-unreadable') ||
        codes(read).has('date-missing')
      : undefined,
}
const nothingRuns: Rule = {
  about: 'nothing dangerous is left',
  holds: (read) =>
    read.items.every((item) => [item.summaryHtml, item.contentHtml].every((html) => !isDangerous(safeHtml(html, item.base)))),
}
const plain: Rule = {
  about: 'titles, names and words are plain',
  holds: (read) =>
    [read.title, ...read.items.flatMap((item) => [item.title, ...item.authors.map(({ name }) => name), ...item.categories])].every(
      (text) => !tag.test(text ?? ''),
    ),
}
const textKept: Rule = {
  about: 'text is kept whatever it is called',
  holds: (read, params) => {
    if (!ofItem(params)) return undefined
    const element = /element:(\w+)/.exec(params)?.[1]
    const [item] = read.items
    if (element === 'title') return Boolean(item?.title)
    if (element === 'summary') return Boolean(item?.summaryHtml)
    return element === 'content' ? Boolean(item?.contentHtml) : undefined
  },
}
const addresses: Rule = {
  about: 'addresses are absolute or dropped',
  holds: (read) =>
    [read.home, read.self, read.hub, ...read.items.flatMap((item) => [item.link, ...item.media.map(({ address }) => address)])].every(
      isWeb,
    ),
}
const saysBroken: Rule = { about: 'broken XML is told of', holds: (read) => told.some((code) => codes(read).has(code)) }

/** What an event of the validator's asks of us, where it asks anything: it judges how a feed is written, we what is left of it. */
const rules: Record<string, Rule> = {
  ValidRFC2822Date: dateRead,
  ValidW3CDTFDate: dateRead,
  InvalidRFC2822Date: dateTold,
  InvalidRFC3339Date: dateTold,
  InvalidW3CDTFDate: dateTold,
  ProblematicalRFC822Date: dateTold,
  SecurityRisk: nothingRuns,
  DangerousStyleAttr: nothingRuns,
  '!DangerousStyleAttr': nothingRuns,
  ContainsHTML: plain,
  '!ContainsHTML': plain,
  ContainsUndeclaredHTML: textKept,
  '!ContainsUndeclaredHTML': textKept,
  NotHtml: textKept,
  NotInline: textKept,
  '!NotInline': textKept,
  NotEscaped: textKept,
  InvalidLink: addresses,
  '!InvalidLink': addresses,
  InvalidFullLink: addresses,
  SAXError: saysBroken,
  UnicodeError: saysBroken,
  DuplicateValue: {
    about: 'repeated guids are told of',
    holds: (read, params) => (/element:guid/.test(params) ? codes(read).has('guid-repeated') : undefined),
  },
  ItemMustContainTitleOrDescription: { about: 'empty items are told of', holds: (read) => codes(read).has('item-empty') },
  ValidLanguage: { about: 'languages are read', holds: (read) => Boolean(read.language) },
  ValidURLAttribute: {
    about: 'enclosures are read',
    holds: (read, params) => (/enclosure/.test(params) ? (read.items[0]?.media.length ?? 0) > 0 : undefined),
  },
  ContainsSystemEntity: { about: 'nothing outside is fetched', holds: (read) => !JSON.stringify(read.items).includes('root:') },
  '!Error': { about: 'what is valid is read', holds: (read) => read.ok },
}
// Not feeds: maps, shop items, search descriptions, lists of feeds.
const otherFormats = /^(?:kml|gbase|opensearch|opml)\b/

/** The W3C feed validator's test cases: all are read; those whose event concerns what we keep are checked. */
export const runValidator = (folder: string, now: Date): Tally => {
  const tally = openTally()
  const read = (file: string) =>
    timed(tally, file, () => readFeed(readFileSync(`${folder}/${file}`), { address: `https://validator.example/${file}`, now }))
  for (const one of JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as Told[]) {
    if (!existsSync(`${folder}/${one.file}`)) {
      tally.leftOut('named in the index, but not in the folder')
      continue
    }
    const feed = read(one.file)
    if (!feed) continue
    if (otherFormats.test(one.group)) {
      tally.leftOut('KML, Google Base, OpenSearch and OPML are no feeds: read, not checked')
      continue
    }
    const event = `${one.negated ? '!' : ''}${one.event}`
    const rule = rules[event]
    const holds = rule?.holds(feed, one.params ?? '')
    if (holds === undefined)
      tally.leftOut(
        rule ? 'the feed’s own dates, and texts that are not kept' : 'an event that judges how a feed is written, not what it says',
      )
    else
      tally.held(rule!.about, holds, () => `${one.file} ${event} ${one.params ?? ''}; ${feed.problems.map(({ code }) => code).join(' ')}`)
  }
  for (const file of existsSync(`${folder}/feedfinder-tests`) ? readdirSync(`${folder}/feedfinder-tests`) : [])
    if (/\.(?:html|xml)$/.test(file)) read(`feedfinder-tests/${file}`)
  return tally
}
