import type { Item, ItemMedia } from '../../../articles/articles.ts'
import { elementsIn, markupIn, textIn, type XmlElement } from '../../../base/xml.ts'
import { plainText } from '../../plain-text.ts'
import { categories, firstDate, people, resolveAddress, saying } from '../../reading.ts'
import { lifeWord, versionOf } from '../life-word.ts'
import { line } from '../newsml/qcode.ts'
import { paragraphs } from '../ninjs/ninjs-body.ts'
import { findIn, nitfOf } from '../nitf/nitf-part.ts'
import { pickRenditions } from '../pick-rendition.ts'
import type { WireSetting } from '../reading-wire.ts'

const mostDeep = 12
const mostComponents = 2000

/** The components of an item from the outermost inwards, in document order. */
const componentsIn = (element: XmlElement, depth = 0): XmlElement[] =>
  depth > mostDeep ? [] : elementsIn(element, 'NewsComponent').flatMap((one) => [one, ...componentsIn(one, depth + 1)])

const formal = (element: XmlElement | undefined, ...path: string[]): string | undefined =>
  path.reduce<XmlElement | undefined>((at, local) => elementsIn(at, local)[0], element)?.attributes.FormalName?.trim() || undefined
const roleOf = (component: XmlElement) => (formal(component, 'Role') ?? '').toLowerCase()
const text = /^(?:|main|body|text|story|article|content)$/
const picture = /photo|picture|image|graphic|logo|video|audio|multimedia/

const written = (content: XmlElement): string => {
  const data = elementsIn(content, 'DataContent')[0]
  const type = `${formal(content, 'MimeType') ?? ''} ${formal(content, 'Format') ?? ''}`.toLowerCase()
  if (!data || /css|javascript/.test(type) || elementsIn(content, 'Encoding').length > 0) return ''
  const nitf = nitfOf(data)
  if (nitf) return nitf.html
  const body = findIn(data, 'body') ?? findIn(data, 'html')
  if (body) return markupIn(body).trim()
  if (elementsIn(data).length > 0) return markupIn(data).trim()
  return /html/.test(type) ? textIn(data).trim() : paragraphs(textIn(data))
}

const mediaIn = (component: XmlElement, resolve: (address: string | undefined) => string | undefined): ItemMedia[] => {
  const renditions = elementsIn(component, 'ContentItem').flatMap((content) => {
    const address = resolve(content.attributes.Href)
    const type = formal(content, 'MimeType')
    if (!address || /html|css/.test(type ?? '')) return []
    const properties = elementsIn(elementsIn(content, 'Characteristics')[0], 'Property')
    const value = (name: RegExp) => properties.find(({ attributes }) => name.test(attributes.FormalName ?? ''))?.attributes.Value
    const number = (name: RegExp) => (/^\d{1,6}$/.test(value(name) ?? '') ? Number(value(name)) : undefined)
    const [width, height] = [number(/width/i), number(/height/i)]
    const name = value(/use$/i) ?? ''
    return [{ name, address, ...(type ? { type } : {}), ...(width ? { width } : {}), ...(height ? { height } : {}) }]
  })
  const lines = elementsIn(component, 'NewsLines')[0]
  const caption = plainText(line(elementsIn(lines, 'HeadLine')[0]), 3000)
  const credit = plainText(line(elementsIn(lines, 'CreditLine')[0]) || line(elementsIn(lines, 'ByLine')[0]), 300)
  return pickRenditions(renditions, undefined, { ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) })
}

const readOne = (element: XmlElement, setting: WireSetting): Item => {
  const resolve = (address: string | undefined) => resolveAddress(address, setting.address, setting.complain)
  const quiet = { base: setting.address, now: setting.now, complain: () => {} }
  const identifier = elementsIn(elementsIn(element, 'Identification')[0], 'NewsIdentifier')[0]
  const management = elementsIn(element, 'NewsManagement')[0]
  const components = componentsIn(element).slice(0, mostComponents)
  const lines = components.filter((one) => !picture.test(roleOf(one))).flatMap((one) => elementsIn(one, 'NewsLines'))
  const said = (local: string) => lines.map((one) => line(elementsIn(one, local)[0])).find(Boolean)
  // Public identifiers end in the number of the version, so that they name a version and no piece.
  const named = ['ProviderId', 'DateId', 'NewsItemId'].map((local) => line(elementsIn(identifier, local)[0]))
  const guid = named.every(Boolean)
    ? `urn:newsml:${named.join(':')}`
    : line(elementsIn(identifier, 'PublicIdentifier')[0]).replace(/:\d+[NUA]?$/, '') || undefined
  const bodies = components.filter((one) => text.test(roleOf(one))).flatMap((one) => elementsIn(one, 'ContentItem').map(written))
  const media = [...components]
    .sort((a, b) => Number(/logo/.test(roleOf(a))) - Number(/logo/.test(roleOf(b))))
    .flatMap((one) => mediaIn(one, resolve))
    .slice(0, 50)
  const lead = media.find(({ medium }) => medium === 'image')
  const change = elementsIn(management, 'StatusWillChange')[0]
  const waits = /^embargo/i.test(formal(management, 'Status') ?? '')
  const until = waits ? firstDate([line(elementsIn(change, 'DateAndTime')[0])], quiet) : undefined
  const metadata = components.flatMap((one) => [...elementsIn(one, 'Metadata'), ...elementsIn(one, 'DescriptiveMetadata')])
  const administrative = components.map((one) => elementsIn(one, 'AdministrativeMetadata')[0])
  const rights = saying({ notice: plainText(said('CopyrightLine'), 1000), usage: plainText(said('RightsLine'), 1000) })
  return saying<Item>({
    guid,
    title: plainText(said('HeadLine') || said('SlugLine'), 500),
    authors: people([said('ByLine')]),
    published: firstDate([line(elementsIn(management, 'FirstCreated')[0])], { ...quiet, complain: setting.complain }),
    updated: firstDate([line(elementsIn(management, 'ThisRevisionCreated')[0])], quiet),
    summaryHtml: said('SubHeadLine'),
    // A body in several shapes or languages: the first that there is.
    contentHtml: bodies.find(Boolean),
    categories: categories(
      metadata.flatMap((one) => [
        ...elementsIn(one, 'Property').flatMap(({ attributes }) =>
          /keyword|subject|topic|section/i.test(attributes.FormalName ?? '') ? attributes.Value : [],
        ),
        ...elementsIn(one, 'Genre').map(({ attributes }) => attributes.FormalName),
      ]),
    ),
    media: media.map((one) => (one === lead ? { ...one, lead: true } : one)),
    language: components.map((one) => formal(one, 'DescriptiveMetadata', 'Language')).find(Boolean),
    status: waits ? (until ? undefined : 'withheld') : lifeWord(formal(management, 'Status'), setting.complain),
    embargoUntil: until,
    revision: versionOf(line(elementsIn(identifier, 'RevisionId')[0])),
    base: setting.address,
    agency: plainText(administrative.map((one) => formal(one, 'Provider', 'Party') ?? formal(one, 'Source', 'Party')).find(Boolean), 200),
    rights: Object.keys(rights).length > 0 ? rights : undefined,
  })
}

/** Reads NewsML 1.x, NewsML-G2's elder: each of its items. It is taken as it comes, as its DTD lets nearly anything be. */
export const newsml1Items = (root: XmlElement, setting: WireSetting): Item[] =>
  elementsIn(root, 'NewsItem')
    .slice(0, 2000)
    .map((one) => readOne(one, setting))
