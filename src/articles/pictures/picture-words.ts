import { elementsIn, readXml, textIn, type XmlElement } from '../../base/xml.ts'
import { plainText } from '../plain-text.ts'

/** What a picture says of itself in its metadata. `madeBy`: a machine made it, wholly or in part (IPTC digital source type). */
export type PictureWords = { credit?: string; caption?: string; madeBy?: 'machine' }

// Metadata is hostile input like everything else, and honest blocks have a few kilobytes.
const mostBytes = 200_000
const utf8 = new TextDecoder('utf-8')

const clean = (text: string | undefined, most: number) => {
  const plain = plainText((text ?? '').replaceAll('\0', ' ').slice(0, most * 2)).slice(0, most)
  // What cameras and programs write when nobody has written anything.
  return /^(?:|\W+|unknown|none|null|n\/a|picasa|adobe.*|default|olympus digital camera|digital camera)$/i.test(plain) ? undefined : plain
}

const toldIn = (description: XmlElement, local: string): string | undefined => {
  const attribute = Object.entries(description.attributes).find(([name]) => name.split(':').at(-1) === local)?.[1]
  const child = elementsIn(description, local)[0]
  // A list of persons (rdf:Seq), or one text in several languages (rdf:Alt), of which the first is the default.
  const items = elementsIn(child).flatMap((list) => (/^(?:Seq|Bag|Alt)$/.test(list.local) ? elementsIn(list, 'li') : []))
  const told =
    items.length > 0
      ? items
          .slice(0, elementsIn(child, 'Alt').length > 0 ? 1 : 5)
          .map((item) => textIn(item).trim())
          .join(', ')
      : textIn(child)
  return attribute ?? (told.trim() || undefined)
}

/** XMP (ISO 16684-1): RDF in XML. */
const fromXmp = (bytes: Uint8Array) => {
  const { root } = readXml(utf8.decode(bytes.subarray(0, mostBytes)), { depth: 30, nodes: 5000 })
  const all: XmlElement[] = []
  const walk = (element: XmlElement | undefined) => {
    for (const child of elementsIn(element)) {
      if (child.local === 'Description') all.push(child)
      else if (/^(?:xmpmeta|RDF|xapmeta)$/.test(child.local)) walk(child)
    }
  }
  if (root?.local === 'RDF' || root?.local === 'xmpmeta' || root?.local === 'xapmeta') walk(root)
  const first = (...names: string[]) => names.map((name) => all.map((one) => toldIn(one, name)).find(Boolean)).find(Boolean)
  return {
    credit: first('Credit'),
    creator: first('creator'),
    rights: first('rights'),
    caption: first('description'),
    source: first('DigitalSourceType'),
  }
}

/** IPTC IIM 4.2: records of marker 0x1c, record number, data set, two bytes of length; often within a Photoshop block. */
const fromIptc = (bytes: Uint8Array) => {
  const found = new Map<number, string>()
  const end = Math.min(bytes.length, mostBytes)
  for (let at = 0; at + 5 <= end; ) {
    if (bytes[at] !== 0x1c || bytes[at + 1]! > 9) {
      at++
      continue
    }
    const length = (bytes[at + 3]! << 8) | bytes[at + 4]!
    // Lengths over 32,767 are written otherwise; no line of text is that long.
    if (length > 0x7fff || at + 5 + length > end) {
      at++
      continue
    }
    const set = bytes[at + 2]!
    if (bytes[at + 1] === 2 && !found.has(set)) found.set(set, utf8.decode(bytes.subarray(at + 5, at + 5 + length)))
    at += 5 + length
  }
  return { credit: found.get(110), creator: found.get(80), rights: found.get(116), caption: found.get(120) }
}

/** EXIF 2.32: Artist (0x013b) and Copyright (0x8298) of the first directory of a TIFF. */
const fromExif = (bytes: Uint8Array) => {
  const start = utf8.decode(bytes.subarray(0, 4)) === 'Exif' ? 6 : 0
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, Math.max(0, bytes.byteLength - start))
  const found = new Map<number, string>()
  if (view.byteLength < 14) return {}
  const little = view.getUint16(0) === 0x4949
  const at = view.getUint32(4, little)
  const count = at + 2 <= view.byteLength ? Math.min(view.getUint16(at, little), 200) : 0
  for (let n = 0; n < count; n++) {
    const field = at + 2 + n * 12
    if (field + 12 > view.byteLength) break
    const tag = view.getUint16(field, little)
    const length = view.getUint32(field + 4, little)
    if ((tag !== 0x013b && tag !== 0x8298) || view.getUint16(field + 2, little) !== 2 || length > 1000) continue
    const from = length <= 4 ? field + 8 : view.getUint32(field + 8, little)
    if (from + length <= view.byteLength) found.set(tag, utf8.decode(bytes.subarray(start + from, start + from + length)))
  }
  return { creator: found.get(0x013b), rights: found.get(0x8298) }
}

/**
 * Reads what a picture's metadata says of whose it is and what it shows: XMP, then IPTC IIM, then EXIF. A credit is "who/agency" where both are told. Nothing else of the
 * metadata is kept: places and cameras stay private. Never throws for what the bytes hold.
 */
export const pictureWords = (blocks: { xmp?: Uint8Array; iptc?: Uint8Array; exif?: Uint8Array }): PictureWords => {
  const readers: (() => { credit?: string; creator?: string; rights?: string; caption?: string; source?: string })[] = [
    () => (blocks.xmp ? fromXmp(blocks.xmp) : {}),
    () => (blocks.iptc ? fromIptc(blocks.iptc) : {}),
    () => (blocks.exif ? fromExif(blocks.exif) : {}),
  ]
  const told = readers.map((read) => {
    try {
      return read()
    } catch {
      return {}
    }
  })
  const first = (name: 'credit' | 'creator' | 'rights' | 'caption' | 'source', most: number) =>
    told.map((one) => clean(one[name], most)).find(Boolean)
  const [who, agency, rights] = [first('creator', 120), first('credit', 120), first('rights', 160)]
  const credit = who && agency && !agency.includes(who) ? `${who}/${agency}` : (agency ?? who ?? rights)
  const caption = first('caption', 1000)
  return {
    ...(credit ? { credit } : {}),
    ...(caption ? { caption } : {}),
    // IPTC NewsCodes, digitalsourcetype: made by a trained model, or with parts that were.
    ...(/(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia)$/i.test(first('source', 200) ?? '')
      ? { madeBy: 'machine' as const }
      : {}),
  }
}
