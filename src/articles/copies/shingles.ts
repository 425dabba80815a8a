import { textOfClean } from '../plain-text.ts'

/** So many words in a row are one shingle: fewer are idiom, more are lost with every word that an editor changes. */
const inARow = 5
/** Less text than this is a brief: two of one event look alike without being copies. */
export const fewestWords = 60
/** Enough for the longest read. */
const mostWords = 5000

// Figures' captions and other people's messages are in many pieces that are no copies of each other.
const beside = /<figure\b[^>]*>[\s\S]*?<\/figure>|<aside class="embed">[\s\S]*?<\/aside>/g
// Scripts without spaces between words: each sign is taken as a word.
const word = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu

/** The words of a stored body, in small letters and without signs. */
export const wordsOf = (html: string): string[] => {
  const text = textOfClean(html.replace(beside, ' ')).normalize('NFKC').toLowerCase()
  const words: string[] = []
  for (const [found] of text.matchAll(word)) {
    words.push(found)
    if (words.length === mostWords) break
  }
  return words
}

// FNV-1a with a last mixing (MurmurHash3's fmix32), so that every bit of a mark is of use.
const hashOf = (word: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}
const mixed = (hash: number): number => {
  let one = hash
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b)
  one = Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
  return (one ^ (one >>> 16)) >>> 0
}

/** The distinct shingles of a text as 32-bit hashes, ascending; none where it has too few words to be known again. Language plays no part. */
export const shinglesOf = (words: string[]): Uint32Array => {
  if (words.length < fewestWords) return new Uint32Array()
  const hashes = words.map(hashOf)
  const found = new Set<number>()
  for (let at = 0; at + inARow <= hashes.length; at++) {
    let hash = 0
    for (let i = 0; i < inARow; i++) hash = Math.imul(hash, 31) + mixed(hashes[at + i]! + i) + 0x9e3779b9
    found.add(mixed(hash))
  }
  return Uint32Array.from(found).sort()
}

/** One shingle in so many is a mark. */
const marked = 10

/** The shingles by which copies are looked up: those whose hash leaves no remainder, so that two texts choose the same ones of what they share, however much one was cut (Broder's modulo sampling). As signed integers, for the database. */
export const marksOf = (shingles: Uint32Array): number[] =>
  Array.from(
    shingles.filter((hash) => hash % marked === 0),
    (hash) => hash | 0,
  )

/** Shingles as the database holds them, and back. */
export const shingleBytes = (shingles: Uint32Array): Uint8Array => {
  const view = new DataView(new ArrayBuffer(shingles.length * 4))
  for (const [at, hash] of shingles.entries()) view.setUint32(at * 4, hash, true)
  return new Uint8Array(view.buffer)
}
export const shinglesIn = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.byteLength >> 2 }, (_, at) => view.getUint32(at * 4, true))
}
