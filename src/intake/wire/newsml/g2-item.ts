import type { Item, ItemMedia } from '../../../articles/articles.ts'
import { elementsIn, type XmlElement } from '../../../base/xml.ts'
import { asHtml, plainText } from '../../plain-text.ts'
import { readDate } from '../../read-date.ts'
import { categories, firstDate, people, resolveAddress, type Setting, saying } from '../../reading.ts'
import { forbidsUse, isCorrection, lifeWord, versionOf } from '../life-word.ts'
import { escaped } from '../nitf/nitf-html.ts'
import { findIn } from '../nitf/nitf-part.ts'
import type { WireSetting } from '../reading-wire.ts'
import { tellOfPlanned } from '../tell-of-planned.ts'
import { g2Content } from './g2-content.ts'
import { codeIn, inLanguage, line, nameIn, roleOf } from './qcode.ts'

/** A news item or package read, with what the reader of a message joins by: its class and the guids that it points at. */
export type G2Item = { item: Item; kind: string; refers: string[]; isPackage: boolean }

const media = ['picture', 'graphic', 'video', 'audio', 'animation']
const notForReaders = /descr|caption|transmi|edit(?!or)/

/** The name of a role's element: of several the one whose role comes first in `roles`, '' being none. */
const withRole = (all: XmlElement[], ...roles: string[]): XmlElement | undefined => {
  for (const role of roles) {
    const found = all.find((one) => roleOf(one) === role)
    if (found) return found
  }
  return undefined
}

// A package is a list of pieces elsewhere: who reads it sees what they are.
const listedPieces = (element: XmlElement, resolve: (address: string | undefined) => string | undefined): string => {
  const references = elementsIn(elementsIn(element, 'groupSet')[0], 'group')
    .flatMap((group) => elementsIn(group, 'itemRef'))
    .slice(0, 200)
  const listed = references.flatMap((reference) => {
    const title = line(elementsIn(reference, 'title')[0]) || line(elementsIn(reference, 'headline')[0])
    const description = line(elementsIn(reference, 'description')[0])
    const href = resolve(reference.attributes.href)
    const named = title || (description ? '' : href)
    if (!named && !description) return []
    const linked = named && href ? `<a href="${escaped(href)}">${escaped(named)}</a>` : escaped(named ?? '')
    return [`<li>${[linked, escaped(description)].filter(Boolean).join(' — ')}</li>`]
  })
  return listed.length > 0 ? `<ul>${listed.join('')}</ul>` : ''
}

/** Reads a newsItem, packageItem, planningItem or a part of one that stands alone. Never refuses: `whyNotG2` does. */
export const g2Item = (element: XmlElement, setting: WireSetting): G2Item => {
  const dated: Setting = { base: setting.address, now: setting.now, complain: setting.complain }
  const quiet: Setting = { ...dated, complain: () => {} }
  const resolve = (address: string | undefined) => resolveAddress(address, setting.address, setting.complain)
  const part = (local: string) => (element.local === local ? element : elementsIn(element, local)[0])
  const [meta, content] = [part('itemMeta'), part('contentMeta')]
  const rights = element.local === 'rightsInfo' ? [element] : elementsIn(element, 'rightsInfo')
  const asserts = new Map(
    elementsIn(element, 'assert').flatMap((one) =>
      [one.attributes.qcode, one.attributes.uri, one.attributes.literal].flatMap((id) => (id ? [[id, one] as const] : [])),
    ),
  )
  const language = elementsIn(content, 'language')[0]?.attributes.tag ?? element.attributes['xml:lang']
  const inOwn = (local: string, of = content) => inLanguage(elementsIn(of, local), language)
  const kind = codeIn(elementsIn(meta, 'itemClass')[0])?.toLowerCase() ?? (element.local === 'packageItem' ? 'composite' : 'text')
  const descriptions = inOwn('description').filter((one) => line(one))
  const creators = elementsIn(content, 'creator')
  const creditline =
    plainText(line(elementsIn(content, 'creditline')[0]), 300) ||
    creators
      .map((one) => nameIn(one, language, asserts))
      .filter(Boolean)
      .join(', ')
  const usage = rights.flatMap((one) => inOwn('usageTerms', one).map(line)).filter(Boolean)
  const mining = rights.map((one) => codeIn(elementsIn(one, 'dataMining')[0])).find(Boolean)
  const constraints = rights.flatMap((one) => inOwn('otherConstraints', one).map(line)).filter(Boolean)
  const status = lifeWord(codeIn(elementsIn(meta, 'pubStatus')[0]), setting.complain)
  const embargo = elementsIn(meta, 'embargoed')[0]
  const until = readDate(line(embargo))
  const caption = withRole(descriptions, 'caption', 'main', '') ?? descriptions.find((one) => !/alt/.test(roleOf(one)))
  const alt = descriptions.find((one) => /alt/.test(roleOf(one)))
  const isMedia = media.includes(kind)
  const told: Partial<ItemMedia> = {
    ...(isMedia && caption ? { caption: plainText(line(caption), 3000) } : {}),
    ...(creditline ? { credit: creditline } : {}),
    ...(alt ? { alt: plainText(line(alt), 500) } : {}),
    ...(isMedia && (status !== undefined || (embargo && (!until || until > setting.now)) || usage.some(forbidsUse))
      ? { withheld: true as const }
      : {}),
  }
  const set = part('contentSet')
  const body = g2Content(set, kind, told, setting.address, resolve)
  const parts = elementsIn(element, 'partMeta')
    .flatMap((one) => inOwn('description', one).map(line))
    .filter(Boolean)
  const summary = isMedia
    ? caption
    : (withRole(descriptions, 'summary', 'abstract', 'lead', 'standfirst', 'main', '') ??
      descriptions.find((one) => !/alt|caption|note/.test(roleOf(one))))
  const headlines = inOwn('headline').filter((one) => line(one))
  const title =
    line(withRole(headlines, 'main', '', 'headline') ?? headlines[0]) ||
    body.nitf?.title ||
    line(inOwn('title', meta)[0]) ||
    (summary || body.html ? '' : line(elementsIn(content, 'slugline')[0]))
  // An event or a plan is named where it is described.
  const concept = elementsIn(element, 'concept')[0]
  const coverage = elementsIn(elementsIn(element, 'newsCoverageSet')[0], 'newsCoverage')[0]
  const plannedAs =
    line(inOwn('name', concept)[0]) ||
    line(findIn(coverage, 'headline')) ||
    line(findIn(coverage, 'title')) ||
    line(findIn(coverage, 'slugline'))
  const by = inOwn('by').map(line).filter(Boolean)
  const contributors = elementsIn(content, 'contributor').filter((one) => !notForReaders.test(roleOf(one)))
  const authors = people(
    by.length > 0 ? by : (creators.length > 0 ? creators : contributors).map((one) => ({ name: nameIn(one, language, asserts) })),
  )
  const signals = elementsIn(meta, 'signal').map((one) => codeIn(one) ?? '')
  const notes = inOwn('edNote', meta).map(line).filter(Boolean)
  const note = plainText(notes.join(' '), 1000)
  const links = elementsIn(meta, 'link').slice(0, 200)
  const guid = element.attributes.guid
  const rel = ({ attributes }: XmlElement) => (attributes.rel ?? attributes.reluri ?? '').replace(/^.*[:/#]/s, '')
  const pages = [
    ...links
      .filter((one) => /^(?:canonical|alternate|webpage|permalink|published)/i.test(rel(one)))
      .map(({ attributes }) => attributes.href),
    ...elementsIn(content, 'altId').map(line),
    body.page,
    guid,
  ]
  const page = pages.find((one) => /^https?:\/\/\S+$/i.test(one ?? ''))
  const noticeElement = rights.flatMap((one) => inOwn('copyrightNotice', one))[0]
  const license = [
    noticeElement?.attributes.href,
    ...rights.flatMap((one) => elementsIn(one, 'link').map(({ attributes }) => attributes.href)),
  ].find((one) => /^https?:/i.test(one ?? ''))
  const holder = rights.flatMap((one) => elementsIn(one, 'copyrightHolder'))[0]
  const statement = saying({
    holder: plainText(nameIn(holder, language, asserts) ?? holder?.attributes.uri, 300),
    notice: plainText(line(noticeElement), 1000),
    usage: plainText([...usage, ...constraints, ...(mining ? [`Data mining: ${mining}.`] : [])].join(' '), 2000),
    license,
    mining,
  })
  const named = ['subject', 'genre', 'located', 'keyword'].flatMap((local) =>
    elementsIn(content, local).map((one) => (local === 'keyword' ? line(one) : nameIn(one, language, asserts))),
  )
  const infoSource = elementsIn(content, 'infoSource')[0]
  const provider = elementsIn(meta, 'provider')[0]
  const planned = element.local === 'planningItem' || element.local === 'conceptItem'
  const lead = body.media.find(({ medium, withheld }) => medium === 'image' && !withheld)
  if (planned) tellOfPlanned(setting.complain)
  const item = saying<Item>({
    guid,
    link: resolve(page),
    title: plainText(title || plannedAs, 500),
    authors: authors.length > 0 ? authors : (body.nitf?.authors ?? []),
    published: firstDate(
      ['firstCreated']
        .map((local) => line(elementsIn(meta, local)[0]))
        .concat(line(elementsIn(content, 'contentCreated')[0]), line(elementsIn(meta, 'versionCreated')[0])),
      dated,
    ),
    updated: firstDate([line(elementsIn(meta, 'versionCreated')[0]), line(elementsIn(content, 'contentModified')[0])], dated),
    summaryHtml: summary ? asHtml(line(summary)) : (body.nitf?.summaryHtml ?? (asHtml(line(inOwn('definition', concept)[0])) || undefined)),
    contentHtml:
      body.html ??
      (listedPieces(element, resolve) || (isMedia && parts.length > 0 ? parts.map((one) => `<p>${escaped(one)}</p>`).join('') : undefined)),
    categories: categories(named),
    media: body.media.map((one) => (one === lead ? { ...one, lead: true } : one)),
    language,
    // An embargo without its end waits for another word of the publisher.
    status: status ?? ((embargo && !until) || planned ? 'withheld' : undefined),
    embargoUntil: until,
    expires: firstDate([line(elementsIn(meta, 'expires')[0])], quiet),
    revision: versionOf(element.attributes.version),
    replaces: links.flatMap((one) =>
      /^(?:replac|supersede|evolvedfrom)/i.test(rel(one)) && one.attributes.residref && one.attributes.residref !== guid
        ? one.attributes.residref
        : [],
    ),
    base: setting.address ?? page,
    correction: note && isCorrection(note, signals) ? note : undefined,
    agency: plainText(
      nameIn(infoSource, language, asserts) ??
        codeIn(infoSource) ??
        body.nitf?.agency ??
        nameIn(provider, language, asserts) ??
        codeIn(provider),
      200,
    ),
    rights: Object.keys(statement).length > 0 ? statement : undefined,
  })
  if (item.replaces?.length === 0) delete item.replaces
  const groups = elementsIn(elementsIn(element, 'groupSet')[0], 'group').flatMap((group) => elementsIn(group, 'itemRef'))
  return {
    item,
    kind,
    isPackage: element.local === 'packageItem',
    refers: [...links, ...groups, ...elementsIn(set, 'remoteContent'), ...elementsIn(element, 'itemRef')].flatMap(
      ({ attributes }) => attributes.residref ?? attributes.persistidref ?? [],
    ),
  }
}
