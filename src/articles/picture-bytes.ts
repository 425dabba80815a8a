import type { PictureFormat, PictureWidth } from './picture-address.ts'
import { type PictureWords, pictureWords } from './pictures/picture-words.ts'

/** Refused before a single pixel is decoded: a few kilobytes can announce 50,000 × 50,000. */
export const mostPixels = 50_000_000
const longestSeconds = 20
const masterWidth = 1600
const masterHeight = 4800
// Of a strip one pixel wide the decoder goes through each of fifty million lines.
const longestSide = 30_000

/** What is wrong with bytes that should be a picture. */
export type BrokenPicture = { ok: false; code: 'not-a-picture' | 'svg' | 'too-many-pixels' | 'garbled'; words: string }
export type MasterPicture = {
  ok: true
  bytes: Uint8Array
  width: number
  height: number
  /** Where the eye goes first, from the left and the top, 0 to 1. */
  focus: { x: number; y: number }
  words: PictureWords
}

const is = (bytes: Uint8Array, at: number, text: string) => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))

/**
 * What the first bytes say it is; what the server called it is not believed. Only these formats ever reach the decoder: SVG is a document that can run and
 * reach out, and libvips would otherwise also open PDF, TIFF, OpenEXR and more.
 */
export const sniffPicture = (bytes: Uint8Array): 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'svg' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (bytes[0] === 0x89 && is(bytes, 1, 'PNG\r\n\x1a\n')) return 'png'
  if (is(bytes, 0, 'GIF87a') || is(bytes, 0, 'GIF89a')) return 'gif'
  if (is(bytes, 0, 'RIFF') && is(bytes, 8, 'WEBP')) return 'webp'
  if (
    is(bytes, 4, 'ftypavif') ||
    is(bytes, 4, 'ftypavis') ||
    (is(bytes, 4, 'ftypmif1') && new TextDecoder('latin1').decode(bytes.subarray(8, 40)).includes('avif'))
  )
    return 'avif'
  return /<svg[\s>]/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1000))) ? 'svg' : null
}

// Loaded when first needed: threads that only read feeds come through the same door and need none of it.
const decoder = async () => (await import('sharp')).default

const open = async (bytes: Uint8Array) =>
  (await decoder())(bytes, { limitInputPixels: mostPixels, pages: 1, sequentialRead: true, failOn: 'truncated' })

/** Where the eye goes first in a picture: libvips's attention strategy (skin, saturation, edges). */
const focusOf = async (master: Uint8Array): Promise<{ x: number; y: number }> => {
  // A small copy first, cut by a single line: then what is told is in its own pixels.
  const { data, info } = await (await open(master))
    .resize({ width: 200, height: 200, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  if (width < 8 || height < 8) return { x: 0.5, y: 0.5 }
  const sharp = await decoder()
  const { info: found } = await sharp(data)
    .resize({ width: width - 1, height, fit: 'cover', position: sharp.strategy.attention })
    .raw()
    .toBuffer({ resolveWithObject: true })
  // Of a picture in which nothing strikes the eye the corner is told.
  if (!found.attentionX && !found.attentionY) return { x: 0.5, y: 0.5 }
  const within = (at: number | undefined, of: number) =>
    at === undefined ? 0.5 : Math.round(Math.min(1, Math.max(0, at / of)) * 100) / 100
  return { x: within(found.attentionX, width), y: within(found.attentionY, height) }
}

/**
 * Decodes hostile bytes once and gives a master to make all widths from: upright, at most 1600 pixels wide, the first frame of a film, no metadata (places and
 * cameras stay private; whose it is and what it shows is read out of it first). `width` and `height` are those of the upright original. Never throws for what the bytes hold.
 */
export const makeMaster = async (bytes: Uint8Array): Promise<MasterPicture | BrokenPicture> => {
  const format = sniffPicture(bytes)
  if (format === 'svg') return { ok: false, code: 'svg', words: 'It is an SVG, which is never shown: it can carry script.' }
  if (!format)
    return {
      ok: false,
      code: 'not-a-picture',
      words: 'What was sent is not a picture of a kind that is shown (JPEG, PNG, GIF, WebP, AVIF).',
    }
  try {
    const facts = await (await open(bytes)).metadata()
    const { width, height } = facts.autoOrient
    if (!width || !height || width * height > mostPixels || Math.max(width, height) > longestSide)
      return {
        ok: false,
        code: 'too-many-pixels',
        words: `It is ${width} × ${height} pixels; no more than ${mostPixels / 1_000_000} million are decoded, and ${longestSide} on a side.`,
      }
    const master = await (await open(bytes))
      .autoOrient()
      .resize({ width: masterWidth, height: masterHeight, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: longestSeconds })
      .webp({ quality: 90, effort: 2 })
      .toBuffer()
    return { ok: true, bytes: master, width, height, focus: await focusOf(master), words: pictureWords(facts) }
  } catch (error) {
    const why = String((error as Error).message).split('\n')[0]
    return /pixel limit/.test(why ?? '')
      ? { ok: false, code: 'too-many-pixels', words: `It has more than the ${mostPixels / 1_000_000} million pixels that are decoded.` }
      : { ok: false, code: 'garbled', words: `It cannot be decoded (${why}).` }
  }
}

/** A master in one of our widths and formats; never larger than it is. */
export const encodePicture = async (master: Uint8Array, width: PictureWidth, format: PictureFormat): Promise<Uint8Array> => {
  const sized = (await decoder())(master, { limitInputPixels: mostPixels })
    .resize({ width, withoutEnlargement: true })
    .timeout({ seconds: longestSeconds })
  if (format === 'avif') return sized.avif({ quality: 50, effort: 2 }).toBuffer()
  if (format === 'webp') return sized.webp({ quality: 74, effort: 3 }).toBuffer()
  // JPEG has no transparency: what was clear becomes paper, not black.
  return sized.flatten({ background: '#ffffff' }).jpeg({ quality: 76, mozjpeg: true }).toBuffer()
}
