import type { Item } from '../../../articles/articles.ts'
import { elementsIn, textIn, type XmlElement } from '../../../base/xml.ts'
import { plainText } from '../../plain-text.ts'
import { categories, firstDate, resolveAddress, type Setting, saying } from '../../reading.ts'
import { isCorrection, lifeWord, versionOf } from '../life-word.ts'
import type { WireSetting } from '../reading-wire.ts'
import { findIn, nitfOf } from './nitf-part.ts'

const line = (element: XmlElement | undefined) => textIn(element).replace(/\s+/g, ' ').trim()

const categoriesOf = (head: XmlElement | undefined, docdata: XmlElement | undefined): string[] => {
  const keywords = elementsIn(elementsIn(docdata, 'key-list')[0], 'keyword').map(({ attributes }) => attributes.key ?? attributes.id)
  const identified = elementsIn(elementsIn(docdata, 'identified-content')[0]).map((one) => one.attributes.value ?? line(one))
  const subjects = elementsIn(elementsIn(head, 'tobject')[0], 'tobject.subject').flatMap(({ attributes }) => [
    attributes['tobject.subject.type'],
    attributes['tobject.subject.matter'],
    attributes['tobject.subject.detail'],
  ])
  const places = elementsIn(head, 'pubdata').map(({ attributes }) => attributes['position.section'])
  const series = elementsIn(docdata, 'fixture').map(({ attributes }) => attributes['fix-id'])
  return categories([...places, ...subjects, ...keywords, ...identified, ...series])
}

/**
 * An NITF 3.x document as an item of ours; and, where its head changes the life of another document (`management-doc-idref`), an item that says so of that one.
 * Dates are written YYYYMMDDTHHMMSS±HHMM, or as ISO 8601 has them.
 */
export const nitfItems = (nitf: XmlElement, setting: WireSetting): Item[] => {
  const part = nitfOf(nitf, setting.address)!
  const head = elementsIn(nitf, 'head')[0]
  const docdata = elementsIn(head, 'docdata')[0]
  const one = (local: string) => elementsIn(docdata, local)[0]?.attributes ?? {}
  const dated: Setting = { base: setting.address, now: setting.now, complain: setting.complain }
  const quiet: Setting = { ...dated, complain: () => {} }
  const managed = docdata?.attributes['management-status']
  const release = firstDate([one('date.release').norm], quiet)
  const pubdata = elementsIn(head, 'pubdata')[0]?.attributes ?? {}
  const revision = elementsIn(head, 'revision-history').map(({ attributes }) => attributes.norm)
  // NITF writes the status "embargoed" beside the date of release; without a date the piece waits for another word.
  const waits = /^embargo/i.test(managed?.trim() ?? '')
  const status = waits ? (release ? undefined : 'withheld') : lifeWord(managed, setting.complain)
  const correction = elementsIn(docdata, 'correction')[0]?.attributes
  const note = plainText(correction?.info ?? one('ed-msg').info, 1000)
  const key = one('du-key')
  const rights = saying({
    holder: plainText(one('doc.copyright').holder ?? one('doc.rights').owner, 300),
    notice: one('doc.copyright').holder ? plainText(`© ${one('doc.copyright').year ?? ''} ${one('doc.copyright').holder}`, 300) : '',
    usage: plainText(one('doc.rights').limitations ?? one('doc.rights').type, 1000),
  })
  const link = [
    pubdata['ex-ref'],
    ...elementsIn(head, 'meta').flatMap(({ attributes }) =>
      /^(?:canonical|url|link)$/i.test(attributes.name ?? '') ? attributes.content : [],
    ),
  ].find((address) => /^https?:/i.test(address ?? ''))
  const issued = firstDate([one('date.issue').norm, pubdata['date.publication'], one('date.release').norm], dated)
  const guid = one('doc-id')['id-string'] ?? nitf.attributes.uno ?? key.key ?? key['id-string']
  const lead = part.media.find(({ medium, withheld }) => medium === 'image' && !withheld)
  const own = saying<Item>({
    guid,
    link: resolveAddress(link, setting.address, setting.complain),
    title: plainText(part.title, 500),
    authors: part.authors,
    published: issued,
    updated: firstDate([...revision.reverse(), one('date.issue').norm], quiet),
    summaryHtml: part.summaryHtml,
    contentHtml: part.html,
    categories: categoriesOf(head, docdata),
    media: part.media.map((media) => (media === lead ? { ...media, lead: true } : media)),
    language: nitf.attributes['xml:lang'] ?? elementsIn(nitf, 'body')[0]?.attributes['xml:lang'],
    status,
    embargoUntil: release,
    expires: firstDate([one('date.expire').norm], quiet),
    revision: versionOf(key.version),
    // A correction names the document that it corrects; where that is another one, this one takes its place.
    replaces: correction?.['id-string'] && correction['id-string'] !== guid ? [correction['id-string']] : undefined,
    base: setting.address ?? link,
    correction: note && (correction || isCorrection(note, [])) ? note : undefined,
    agency: plainText(part.agency ?? one('doc-id').regsrc, 200),
    rights: Object.keys(rights).length > 0 ? rights : undefined,
  })
  const other = docdata?.attributes['management-doc-idref']?.trim()
  const change = other && other !== guid ? lifeWord(docdata?.attributes['management-idref-status'], setting.complain) : undefined
  if (change) setting.complain('note', 'life-of-another', () => 'The document changes the status of another one, which is done.')
  const changed: Item[] = change ? [{ guid: other, title: '', authors: [], categories: [], media: [], status: change }] : []
  // A document that only carries the change is no piece.
  return own.title || own.contentHtml || own.summaryHtml || changed.length === 0 ? [own, ...changed] : changed
}

/** What makes an NITF document invalid, in words: the little that its DTD cannot do without. */
export const whyNotNitf = (nitf: XmlElement): string | undefined => {
  if (!elementsIn(nitf, 'body')[0] && !findIn(nitf, 'docdata')) return 'it has neither a body nor a head that says what it is'
  const stray = elementsIn(nitf).find(({ local }) => local !== 'head' && local !== 'body')
  return stray && `${stray.local.slice(0, 40)} cannot stand beside its head and body`
}
