import { guessEncoding } from './guess-encoding.ts'

export type Decoded = { text: string; encoding: string; declared?: string; wrong?: 'declared' | 'damaged' }

const marks: [string, number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  // Without a mark, XML and JSON begin with one of two ASCII letters, whose zero bytes tell the width (XML 1.0, appendix F).
  ['utf-32le', [0x3c, 0, 0, 0]],
  ['utf-32be', [0, 0, 0, 0x3c]],
  ['utf-16le', [0x3c, 0]],
  ['utf-16be', [0, 0x3c]],
  ['utf-16le', [0x7b, 0]],
  ['utf-16be', [0, 0x7b]],
]

// TextDecoder knows the encodings of the web; UTF-32 is not among them, but feeds in it exist.
const utf32 = (bytes: Uint8Array, little: boolean) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little)
    pieces.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point))
  }
  return pieces.join('').replace(/^\ufeff/, '')
}

const decoderFor = (label: string | undefined, fatal: boolean): TextDecoder | undefined => {
  if (!label) return undefined
  try {
    return new TextDecoder(
      label
        .trim()
        .toLowerCase()
        .replace(/^x-sjis$/, 'shift_jis')
        .replace(/^(cp|win-?)(125\d)$/, 'windows-$2'),
      { fatal },
    )
  } catch {
    return undefined
  }
}
const decodes = (bytes: Uint8Array, label: string | undefined): string | undefined => {
  try {
    return decoderFor(label, true)?.decode(bytes)
  } catch {
    return undefined
  }
}

const head = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1')
const ofHttp = (contentType: string | undefined) => /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1]
const ofXml = (start: string) => /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w:.-]+)["']/i.exec(start)?.[1]
const ofHtml = (start: string) => /<meta[^>]*?charset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1]

const isSingleByte = (label: string) => /^(windows-|iso-8859|koi8|macintosh|x-mac|ibm866)/.test(label)

/**
 * Makes text of a feed's bytes. A byte order mark decides; else what HTTP, the XML prolog and `<meta>` declare is believed only as far as the bytes bear
 * it out, because publishers' declarations are often wrong (UTF-8 said and windows-1252 sent is the usual case). Never fails: damaged bytes become U+FFFD.
 */
export const decodeFeed = (bytes: Uint8Array, contentType?: string): Decoded => {
  const mark = marks.find(([, start]) => start.every((byte, i) => bytes[i] === byte))
  if (mark?.[0].startsWith('utf-32')) return { text: utf32(bytes, mark[0].endsWith('le')), encoding: mark[0] }
  if (mark) return { text: new TextDecoder(mark[0]).decode(bytes), encoding: mark[0] }
  const start = head(bytes)
  // A UTF-16 prolog that could be read as ASCII is wrong by being readable.
  const declared = [ofHttp(contentType), ofXml(start), ofHtml(start)].filter(
    (label) => label && !/^(utf-?(16|32)|ucs-?[24])/i.test(label),
  ) as string[]
  const said = declared[0]
  const known = declared.map((label) => decoderFor(label, false)?.encoding).filter((label) => label !== undefined)
  const utf8 = decodes(bytes, 'utf-8')
  const believed = known[0] ?? 'utf-8'
  // Text of one byte a letter is next to never valid UTF-8 by chance, so bytes that are, are.
  if (utf8 !== undefined && (believed === 'utf-8' || known.includes('utf-8') || isSingleByte(believed))) {
    const plain = utf8.length === bytes.length
    return { text: utf8, encoding: 'utf-8', declared: said, ...(believed !== 'utf-8' && !plain ? { wrong: 'declared' as const } : {}) }
  }
  for (const label of known) {
    if (label === 'utf-8') continue
    const text = decodes(bytes, label)
    if (text !== undefined)
      return {
        text,
        encoding: label,
        declared: said,
        ...(label !== believed || /^(?:us-)?ascii$/i.test(said ?? '') ? { wrong: 'declared' as const } : {}),
      }
  }
  // UTF-8 with a few broken letters (cut in the middle, or one item pasted in from elsewhere) stays UTF-8.
  const lenient = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let whole = 0
  for (const letter of lenient) if (letter > '\x7f') letter === '\ufffd' ? broken++ : whole++
  if (whole > broken * 4 || (broken === 1 && lenient.endsWith('\ufffd')))
    return { text: lenient, encoding: 'utf-8', declared: said, wrong: 'damaged' }
  const fallback = known.find((label) => label !== 'utf-8') ?? guessEncoding(bytes) ?? 'windows-1252'
  return {
    text: new TextDecoder(fallback).decode(bytes),
    encoding: fallback,
    declared: said,
    wrong: said && known.length > 0 && fallback === believed ? 'damaged' : 'declared',
  }
}
