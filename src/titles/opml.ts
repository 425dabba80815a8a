import { attributeOf, elementsIn, readXml, type XmlElement } from '../base/xml.ts'
import type { Found } from './check-titles.ts'
import { publisherOf } from './publisher-of.ts'
import { deskOf } from './sections.ts'
import type { TitleForm } from './title-form.ts'
import { idFromName } from './title-id.ts'

// OPML 2.0 allows attributes of our own only in a namespace; other programs pass over them.
const namespace = 'urn:masthead:opml'
const own = [
  'masthead:id',
  'masthead:section',
  'masthead:publisher',
  'masthead:owner',
  'masthead:ownership',
  'masthead:ownerSource',
  'masthead:country',
  'masthead:kind',
  'masthead:edition',
  'masthead:colour',
] as const

type Own = (typeof own)[number]
type Outline = {
  text?: string
  title?: string
  xmlUrl?: string
  htmlUrl?: string
  description?: string
  language?: string
  outlines?: Outline[]
} & { [Name in Own]?: string }

const within = (element: XmlElement, name: string) => elementsIn(element).filter(({ local }) => local.toLowerCase() === name)

/** What an outline element says, by the names of OPML 2.0 and our own; how other programs write their letters does not matter. */
const readOutline = (element: XmlElement): Outline => {
  const said = (name: string) => attributeOf(element, name.toLowerCase()) ?? undefined
  const outline: Outline = {
    text: said('text'),
    title: said('title'),
    xmlUrl: said('xmlUrl')?.trim() || undefined,
    htmlUrl: said('htmlUrl')?.trim() || undefined,
    description: said('description'),
    language: said('language'),
    outlines: within(element, 'outline').map(readOutline),
  }
  for (const name of own) if (element.attributes[name]) outline[name] = element.attributes[name]
  return outline
}

/** Titles in one file, as in our own form. */
const most = 10_000

const nameOf = (outline: Outline) => (outline.title ?? outline.text ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)

const titleOutline = (outline: Outline) => ({
  id: outline['masthead:id'],
  name: nameOf(outline),
  publisher: outline['masthead:publisher'],
  owner: outline['masthead:owner'],
  ownership: outline['masthead:ownership'],
  ownerSource: outline['masthead:ownerSource'],
  country: outline['masthead:country'],
  language: outline.language,
  home: outline.htmlUrl,
  kind: outline['masthead:kind'],
  edition: outline['masthead:edition'],
  about: outline.description?.slice(0, 500),
  colour: outline['masthead:colour'],
  feeds: (outline.outlines ?? []).flatMap((feed) => (feed.xmlUrl ? [{ address: feed.xmlUrl, section: feed['masthead:section'] }] : [])),
})

/** Feed lists of other programs: every feed is a title, and the folder it lies in is its section if that is a word for one. */
const feedOutline = (outline: Outline, folder: string | undefined) => {
  const address = outline.xmlUrl ?? ''
  const name = nameOf(outline) || (URL.canParse(address) ? new URL(address).hostname : address.slice(0, 200))
  const home = outline.htmlUrl && URL.canParse(outline.htmlUrl) && /^https?:/i.test(outline.htmlUrl) ? outline.htmlUrl : undefined
  return { name, publisher: publisherOf(name, home ?? address), home, feeds: [{ address, section: deskOf(folder) ? folder : undefined }] }
}

/**
 * Finds titles in OPML 1.0, 1.1 or 2.0: our own (nothing is lost on the way out and back) or any other program's. A feed that lies in two
 * folders counts once. Country and language stay unknown unless the file says them. Entities declared in the file are never expanded.
 */
export const titlesInOpml = (text: string, filename: string): { found: Found[]; mistakes: string[] } => {
  const found: Found[] = []
  const seen = new Map<string, string>()
  const ids = new Set<string>()
  const last = new Map<string, number>()
  const freeId = (name: string) => {
    const wanted = idFromName(name)
    let id = wanted
    // Goes on where the last of this name ended: ten thousand of one name would else be counted through each time.
    for (let n = last.get(wanted) ?? 2; ids.has(id); n++) {
      id = `${wanted}-${n}`
      last.set(wanted, n + 1)
    }
    return id
  }
  const walk = (outlines: readonly Outline[], folder: string | undefined) => {
    for (const outline of outlines) {
      if (found.length > most) return
      const place = `${filename}: “${nameOf(outline).slice(0, 80)}”`
      if (outline['masthead:id']) found.push({ place, form: titleOutline(outline) })
      else if (outline.xmlUrl) {
        const form = feedOutline(outline, folder)
        if (seen.get(outline.xmlUrl) === form.name) continue
        const id = freeId(form.name)
        ids.add(id)
        seen.set(outline.xmlUrl, form.name)
        found.push({ place, form: { id, ...form } })
      }
      if (outline.outlines && !outline['masthead:id']) walk(outline.outlines, nameOf(outline) || folder)
    }
  }
  const { root } = readXml(text.replace(/^[^<]{0,1000}/, ''))
  // A list of titles that asks for files of ours is no list of titles.
  const asksOutside = /<!ENTITY\s[^>]{0,300}\b(?:SYSTEM|PUBLIC)\s/i.test(text.slice(0, 20_000))
  if (root?.local.toLowerCase() !== 'opml' || asksOutside) return { found: [], mistakes: [`${filename}: cannot be read as OPML`] }
  walk(
    within(root, 'body').flatMap((body) => within(body, 'outline').map(readOutline)),
    undefined,
  )
  if (found.length === 0) return { found, mistakes: [`${filename}: names no feed (an outline with an xmlUrl)`] }
  if (found.length > most) return { found: [], mistakes: [`${filename}: names more than 10,000 feeds`] }
  return { found, mistakes: [] }
}

const emptyOpml = (now: Date) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head><title>Titles</title><dateCreated>${now.toUTCString()}</dateCreated></head><body></body></opml>\n`

const escaped = (text: string) => text.replace(/[&<>"\n\r\t]/g, (letter) => `&#${letter.charCodeAt(0)};`)
const attributesOf = (said: Record<string, string | null | undefined>) =>
  Object.entries(said)
    .map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ''))
    .join('')

/** Writes titles as OPML 2.0: one outline a title, its feeds within, so that a feed reader shows titles as folders. */
export const writeOpml = (titles: readonly TitleForm[], now: Date): string => {
  // OPML 2.0 wants an outline; feed readers take an empty list for what it is.
  if (titles.length === 0) return emptyOpml(now)
  const outlines = titles.map((title) => {
    const feeds = title.feeds.map(
      (feed) =>
        `      <outline${attributesOf({
          text: feed.section ? `${title.name}: ${feed.section}` : title.name,
          type: 'rss',
          xmlUrl: feed.address,
          htmlUrl: title.home,
          'masthead:section': feed.section,
        })}/>\n`,
    )
    return `    <outline${attributesOf({
      text: title.name,
      title: title.name,
      description: title.about,
      language: title.language,
      htmlUrl: title.home,
      'masthead:id': title.id,
      'masthead:publisher': title.publisher,
      'masthead:owner': title.owner,
      'masthead:ownership': title.ownership,
      'masthead:ownerSource': title.ownerSource,
      'masthead:country': title.country,
      'masthead:kind': title.kind,
      'masthead:edition': title.edition,
      'masthead:colour': title.colour,
    })}>\n${feeds.join('')}    </outline>\n`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0" xmlns:masthead="${namespace}">\n  <head>\n    <title>Titles</title>\n    <dateCreated>${now.toUTCString()}</dateCreated>\n  </head>\n  <body>\n${outlines.join('')}  </body>\n</opml>\n`
}
