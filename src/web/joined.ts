import { constants, crc32, deflateRawSync } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * A part of a page that is the same on many pages: as it is, and compressed by itself, so that a page joined of such parts need not be compressed again. Deflate (RFC 1951)
 * may be joined where a part ends on a whole byte and none looks back into another: each ends with a full flush.
 */
export type Segment = {
  plain: Buffer
  deflated: Buffer
  /** Its checksum, and what a checksum is multiplied by when this follows. */
  sum: number
  shift: number
}

/** In memory of its own: small buffers share one with whatever else is made at that time, and zlib's is 16 KB, which thousands of parts would hold with them. */
const own = (bytes: Buffer): Buffer => {
  const kept = Buffer.allocUnsafeSlow(bytes.length)
  kept.set(bytes)
  return kept
}

const segment = (plain: Buffer, deflated: Buffer): Segment => ({
  plain: own(plain),
  deflated: own(deflated),
  sum: crc32(plain),
  shift: shiftOf(plain.length),
})

export const segmentOf = (html: string): Segment => {
  const plain = Buffer.from(html)
  return segment(plain, deflateRawSync(plain, { level: 9, finishFlush: constants.Z_FULL_FLUSH }))
}

/** The head of a stored block, which holds 65,535 bytes at the most (RFC 1951, 3.2.4). */
const storedHead = 5

/** Short parts lie side by side in memory of their own: to ask for some for each takes longer than to write them. */
const shelf = { bytes: Buffer.alloc(0), used: 0 }
const shelfRoom = 65_536
const roomOnShelf = (bytes: number): Buffer => {
  if (shelf.used + bytes > shelf.bytes.length) Object.assign(shelf, { bytes: Buffer.allocUnsafeSlow(shelfRoom), used: 0 })
  return shelf.bytes.subarray(shelf.used, (shelf.used += bytes))
}

/** A part that is sent as it is: for a line that few pages have, made in a hundredth of the time. What is longer than a stored block holds is compressed. */
export const storedSegment = (html: string): Segment => {
  const length = Buffer.byteLength(html)
  if (length === 0 || storedHead + length > shelfRoom) return segmentOf(html)
  const stored = roomOnShelf(storedHead + length)
  stored[0] = 0
  stored.writeUInt16LE(length, 1)
  stored.writeUInt16LE(length ^ 0xffff, 3)
  stored.write(html, storedHead)
  const plain = stored.subarray(storedHead)
  return { plain, deflated: stored, sum: crc32(plain), shift: shiftOf(length) }
}

/** CRC-32's polynomial, its bits from the lowest power up (RFC 1952, 8). */
const polynomial = 0xedb88320

/** The product of two polynomials over GF(2) modulo CRC-32's, as zlib's crc32_combine reckons: the highest bit is x to the 0. */
const times = (a: number, b: number): number => {
  let product = 0
  for (let bit = 1 << 31, by = b; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= by
    by = (by & 1) !== 0 ? (by >>> 1) ^ polynomial : by >>> 1
  }
  return product
}

/** x to the power of 1, 2, 4, 8, … */
const powers = [1 << 30]
for (let n = 1; n < 40; n++) powers.push(times(powers[n - 1] as number, powers[n - 1] as number))

/** Those of short parts, as they were reckoned; 0 where not yet. */
const shifts = new Int32Array(1000)

/** x to the power of the bits of so many bytes: a checksum times this is that of the same with so many bytes of 0 behind it. */
const shiftOf = (bytes: number): number => {
  const known = shifts[bytes]
  if (known) return known
  let shift = 1 << 31
  for (let n = 3, left = bytes; left > 0; n++, left = Math.floor(left / 2)) if (left % 2 === 1) shift = times(powers[n] as number, shift)
  if (bytes < shifts.length) shifts[bytes] = shift
  return shift
}

/** What a page is joined of. */
export type Joined = readonly Segment[]

/** The page as it is. */
export const joinPlain = (parts: Joined): Bytes => Buffer.concat(parts.map(({ plain }) => plain)) as Bytes

// RFC 1952: no name, no time, unknown system.
const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
// The last block: fixed codes, and at once its end.
const end = Buffer.from([0x03, 0x00])
const tail = 8

/** The page as one gzip member (RFC 1952). Costs its copying: the checksums of the parts are known, and are put together. */
export const joinGzip = (parts: Joined): Bytes => {
  let room = head.length + end.length + tail
  for (const { deflated } of parts) room += deflated.length
  const out = Buffer.allocUnsafe(room)
  out.set(head, 0)
  let at = head.length
  let sum = 0
  let length = 0
  for (const part of parts) {
    out.set(part.deflated, at)
    at += part.deflated.length
    sum = (times(part.shift, sum) ^ part.sum) >>> 0
    length += part.plain.length
  }
  out.set(end, at)
  out.writeUInt32LE(sum, at + end.length)
  out.writeUInt32LE(length, at + end.length + 4)
  return out as Bytes
}
