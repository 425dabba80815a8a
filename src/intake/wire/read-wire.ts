import { readXml } from '../../base/xml.ts'
import { g2Space } from './newsml/check-elements.ts'
import { readNewsml } from './newsml/read-newsml.ts'
import { newsml1Items } from './newsml-1/read-newsml-1.ts'
import { readNinjs } from './ninjs/read-ninjs.ts'
import { nitfItems, whyNotNitf } from './nitf/read-nitf.ts'
import { lifeOnly, type WireRead, type WireSetting } from './reading-wire.ts'

export type { Refused, WireRead, WireSetting } from './reading-wire.ts'

const g2Roots =
  /<(?:[\w.-]{1,40}:)?(?:newsMessage|newsItem|packageItem|planningItem|conceptItem|knowledgeItem|catalogItem|catalog|contentSet|contentMeta|itemMeta|groupSet|rightsInfo|hopHistory|partMeta|assert|inlineXML|newsCoverageSet)[\s>/]/
const elderRoot = /<NewsML[\s>]/
const nitfRoot = /<(?:[\w.-]{1,40}:)?nitf[\s>]/i

/** The first tag of a text that is not a declaration, a comment or an instruction, with what follows. */
const fromRoot = (text: string): string => {
  let at = 0
  for (let step = 0; step < 50; step++) {
    at = text.indexOf('<', at)
    if (at < 0) return ''
    if (text.startsWith('<!--', at)) at = text.indexOf('-->', at)
    else if (text[at + 1] === '?' || text[at + 1] === '!') at = text.indexOf('>', at)
    else return text.slice(at, at + 2000)
    if (at < 0) return ''
  }
  return ''
}

/**
 * Reads a text that is ninjs, NewsML-G2, NewsML 1.x or NITF; undefined: it is none of them. It never throws for anything that a text may hold. Takes CPU for as long as the text is large.
 * `refused` says in a sentence each why a document, or items of it, are not taken.
 */
export const readWire = (text: string, setting: WireSetting): WireRead | undefined => {
  const start = text.slice(0, 100).trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return readNinjs(text, setting)
  const root = fromRoot(text)
  const [isG2, isElder, isNitf] = [g2Roots, elderRoot, nitfRoot].map((one) => one.exec(root)?.index === 0)
  if (!isG2 && !isElder && !isNitf) return undefined
  const read = readXml(text, { html: true })
  if (!read.root) return undefined
  if (isG2) return read.root.space === g2Space || !read.root.space ? readNewsml(read.root, read.broken, setting) : undefined
  if (isElder) {
    const items = newsml1Items(read.root, setting)
    const why =
      read.broken > 0 ? 'it is not well-formed XML, so that it may have broken off' : items.length === 0 ? 'it holds no NewsItem' : ''
    const refused = why ? [{ code: 'not-valid', message: `The document is not valid NewsML: ${why}.` }] : []
    return { format: 'newsml', language: items[0]?.language, items: why ? items.flatMap(lifeOnly) : items, refused }
  }
  const why = read.broken > 0 ? 'it is not well-formed XML, so that it may have broken off' : whyNotNitf(read.root)
  const items = nitfItems(read.root, setting)
  return {
    format: 'nitf',
    language: items[0]?.language,
    items: why ? items.flatMap(lifeOnly) : items,
    refused: why ? [{ code: 'not-valid', message: `The document is not valid NITF: ${why}.` }] : [],
  }
}
