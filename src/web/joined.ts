import { constants, crc32, deflateRawSync } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * A part of a page that is the same on many pages: as it is, and compressed by itself, so that a page joined of such parts need not be compressed again. Deflate (RFC 1951)
 * may be joined where a part ends on a whole byte and none looks back into another: each ends with a full flush.
 */
export type Segment = { plain: Buffer; deflated: Buffer }

export const segmentOf = (html: string): Segment => {
  const plain = Buffer.from(html)
  return { plain, deflated: deflateRawSync(plain, { level: 9, finishFlush: constants.Z_FULL_FLUSH }) }
}

/** What a stored block holds at the most (RFC 1951, 3.2.4). */
const mostStored = 65_535

/** Text as stored blocks: as it is, behind its length. */
const stored = (plain: Buffer): Buffer[] => {
  const blocks: Buffer[] = []
  for (let from = 0; from < plain.length; from += mostStored) {
    const part = plain.subarray(from, from + mostStored)
    const head = Buffer.alloc(5)
    head.writeUInt16LE(part.length, 1)
    head.writeUInt16LE(part.length ^ 0xffff, 3)
    blocks.push(head, part)
  }
  return blocks
}

// RFC 1952: no name, no time, unknown system.
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
// The last block: fixed codes, and at once its end.
const lastBlock = Buffer.from([0x03, 0x00])

/** What a page is joined of: segments, and text of its own, which is sent as it is. */
export type Joined = readonly (Segment | string)[]

const plainOf = (one: Segment | string): Buffer => (typeof one === 'string' ? Buffer.from(one) : one.plain)

/** The page as it is. */
export const joinPlain = (parts: Joined): Bytes => Buffer.concat(parts.map(plainOf)) as Bytes

/** The page as one gzip member (RFC 1952). Costs its copying and its checksum. */
export const joinGzip = (parts: Joined): Bytes => {
  const list: Buffer[] = [gzipHead]
  let sum = 0
  let length = 0
  for (const one of parts) {
    if (one === '') continue
    const plain = plainOf(one)
    sum = crc32(plain, sum)
    length += plain.length
    if (typeof one === 'string') list.push(...stored(plain))
    else list.push(one.deflated)
  }
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(sum, 0)
  tail.writeUInt32LE(length >>> 0, 4)
  list.push(lastBlock, tail)
  return Buffer.concat(list) as Bytes
}
