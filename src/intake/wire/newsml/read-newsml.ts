import type { Item } from '../../../articles/articles.ts'
import { elementsIn, type XmlElement } from '../../../base/xml.ts'
import { plainText } from '../../plain-text.ts'
import { items as itemsInWords } from '../../reading.ts'
import { lifeOnly, type Refused, type WireRead, type WireSetting } from '../reading-wire.ts'
import { whyNotG2 } from './check-g2.ts'
import { type G2Item, g2Item } from './g2-item.ts'
import { line } from './qcode.ts'

const knowledge: Record<string, string> = {
  conceptItem: 'describes a concept (a person, a place, a subject)',
  knowledgeItem: 'holds a vocabulary',
  catalogItem: 'holds a catalog of vocabularies',
  catalog: 'is a catalog of vocabularies',
}
const parts = [
  'contentSet',
  'contentMeta',
  'itemMeta',
  'groupSet',
  'rightsInfo',
  'hopHistory',
  'partMeta',
  'assert',
  'inlineXML',
  'newsCoverageSet',
]
const pieces = ['newsItem', 'packageItem', 'planningItem']
const pictures = ['picture', 'graphic', 'video', 'audio', 'animation']
const mostItems = 10_000
const mostTold = 20

const isEvent = (element: XmlElement) => elementsIn(element, 'concept').some((concept) => elementsIn(concept, 'eventDetails').length > 0)

/** Text items get the pictures that they or a package beside them point at; a picture that found its piece is no item of its own. */
const join = (read: G2Item[]): Item[] => {
  const byGuid = new Map(read.flatMap((one) => (one.item.guid ? [[one.item.guid, one] as const] : [])))
  const placed = new Set<G2Item>()
  const give = (piece: G2Item, picture: G2Item) => {
    placed.add(picture)
    // A picture that its publisher holds back is not shown with the piece either.
    const held = picture.item.status !== undefined
    const had = new Set(piece.item.media.map(({ address }) => address))
    const more = picture.item.media
      .filter(({ address }) => !had.has(address))
      .map(({ lead: _, ...one }) => (held ? { ...one, withheld: true as const } : one))
    piece.item.media = [...piece.item.media, ...more].slice(0, 50)
    const lead = piece.item.media.some((one) => one.lead)
      ? undefined
      : piece.item.media.find(({ medium, withheld }) => medium === 'image' && !withheld)
    if (lead) piece.item.media = piece.item.media.map((one) => (one === lead ? { ...one, lead: true } : one))
  }
  const isPicture = ({ kind }: G2Item) => pictures.includes(kind)
  for (const piece of read) {
    if (piece.isPackage || isPicture(piece)) continue
    for (const guid of piece.refers.slice(0, 100)) {
      const found = byGuid.get(guid)
      if (found && isPicture(found)) give(piece, found)
    }
  }
  for (const one of read.filter(({ isPackage }) => isPackage)) {
    const members = one.refers.slice(0, 500).flatMap((guid) => byGuid.get(guid) ?? [])
    const texts = members.filter((member) => !member.isPackage && !isPicture(member))
    // With several texts nothing says whose the picture is, unless one points at it.
    if (texts.length === 1) for (const picture of members.filter(isPicture)) if (!placed.has(picture)) give(texts[0]!, picture)
    // A package whose pieces have all come is only their order.
    if (members.length > 0 && one.item.status === undefined) placed.add(one)
  }
  return read.filter((one) => !placed.has(one)).map(({ item }) => item)
}

/**
 * Reads a document of NewsML-G2: an item, a news message of many, or a part that stands alone. An item on its own must be valid and is refused if it is not; in a message, whose
 * items one publisher's system made, only what cannot be read costs an item. Vocabularies are told of and hold no article; plans and events are kept back from readers.
 */
export const readNewsml = (root: XmlElement, broken: number, setting: WireSetting): WireRead => {
  const language = root.attributes['xml:lang']
  const empty = (refused: Refused[]): WireRead => ({ format: 'newsml', language, items: [], refused })
  if (broken > 0)
    return empty([
      {
        code: 'not-valid',
        message: `The document is not well-formed XML: ${broken === 1 ? 'a tag is' : `${broken} tags are`} not closed, or closed without having been opened.`,
      },
    ])
  const message = root.local === 'newsMessage'
  const found = message ? elementsIn(root, 'itemSet').flatMap((set) => elementsIn(set)) : [root]
  if (message && found.length === 0) return empty([{ code: 'not-valid', message: 'The news message holds no items.' }])
  const refused: Refused[] = []
  const read: G2Item[] = []
  const lives: Item[] = []
  for (const element of found.slice(0, mostItems)) {
    const { local } = element
    const why = message
      ? element.attributes.guid?.trim() || local === 'packageItem'
        ? undefined
        : 'it has no guid'
      : whyNotG2(element, setting.against)
    const known = pieces.includes(local) || local in knowledge
    if (why || (!known && (message || !parts.includes(local)))) {
      if (refused.length < mostTold)
        refused.push({
          code: 'not-valid',
          message: `The ${plainText(local, 40)} is not ${known ? 'valid NewsML-G2' : 'known to NewsML-G2'}${why ? `: ${plainText(why, 300)}` : ''}.`,
        })
      if (why && pieces.includes(local)) lives.push(...lifeOnly(g2Item(element, { ...setting, complain: () => {} }).item))
      continue
    }
    if (local in knowledge && !(local === 'conceptItem' && isEvent(element))) {
      setting.complain(
        'note',
        `not-news-${local.toLowerCase()}`,
        (n) => `${itemsInWords(n)} ${n === 1 ? knowledge[local] : `are ${local}s`}: that is knowledge for editors and no article.`,
      )
      continue
    }
    const one = g2Item(local === 'inlineXML' ? { ...root, local: 'contentSet', children: [root] } : element, setting)
    if (parts.includes(local)) {
      setting.complain(
        'warning',
        'only-a-part',
        () => `This is only the ${local} of a NewsML-G2 item, without its guid; it is read as far as it goes.`,
      )
      if (!one.item.title && !one.item.contentHtml && !one.item.summaryHtml) continue
    }
    // A package of a message may come without a name of its own.
    if (one.isPackage && !one.item.guid && !one.item.title && one.refers.length === 0) continue
    read.push(one)
  }
  return {
    format: 'newsml',
    title: plainText(line(elementsIn(elementsIn(root, 'header')[0], 'sender')[0]), 200) || undefined,
    language:
      language ??
      (read.length > 0 && read.every(({ item }) => item.language === read[0]!.item.language) ? read[0]!.item.language : undefined),
    items: [...join(read), ...lives],
    refused,
  }
}
