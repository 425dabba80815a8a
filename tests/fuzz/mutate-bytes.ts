import type { Chance } from './chance.ts'

const odd = [
  [0],
  [0, 0, 0, 0],
  [0xff],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
  // Half a surrogate pair written as UTF-8, and a slash written too long.
  [0xed, 0xa0, 0x80],
  [0xed, 0xb0, 0x80],
  [0xc0, 0xaf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x80, 0xae],
  [0xe2, 0x80, 0xa8],
  [0x1b, 0x24, 0x42],
  [0x0b],
  [0x0c],
  [0x7f],
  [0x85],
  [0x3c],
  [0x3e],
  [0x26],
  [0x22],
  [0x27],
  [0x5d, 0x5d, 0x3e],
].map((bytes) => Buffer.from(bytes))

const put = (bytes: Buffer, from: number, to: number, given: Buffer) => Buffer.concat([bytes.subarray(0, from), given, bytes.subarray(to)])
/** A stretch of the bytes, its length anything from one byte to the whole, short ones as likely as long ones. */
const stretch = (bytes: Buffer, chance: Chance): [number, number] => {
  const length = Math.min(bytes.length, 1 + chance.below(2 ** (1 + chance.below(Math.max(1, Math.ceil(Math.log2(bytes.length + 1)))))))
  const from = chance.below(bytes.length - length + 1)
  return [from, from + length]
}

/** Changes bytes without knowing what they are. `other`: a document to splice from. */
export const mutateBytes = (given: Buffer, other: () => Buffer, chance: Chance): Buffer => {
  if (given.length === 0) return Buffer.from(chance.of(odd))
  const [from, to] = stretch(given, chance)
  switch (chance.below(9)) {
    case 0: {
      const bytes = Buffer.from(given)
      for (let n = 1 + chance.below(8); n > 0; n--) bytes[chance.below(bytes.length)]! ^= 1 << chance.below(8)
      return bytes
    }
    case 1: {
      const bytes = Buffer.from(given)
      for (let n = 1 + chance.below(8); n > 0; n--) bytes[chance.below(bytes.length)] = chance.below(256)
      return bytes
    }
    case 2:
      return given.subarray(0, from)
    case 3:
      return put(given, from, to, Buffer.alloc(0))
    case 4:
      return put(
        given,
        to,
        to,
        Buffer.concat(Array.from({ length: 1 + chance.below(to - from > 2000 ? 2 : 20) }, () => given.subarray(from, to))),
      )
    case 5: {
      const spliced = other()
      if (spliced.length === 0) return given
      return put(given, from, to, spliced.subarray(...stretch(spliced, chance)))
    }
    case 6:
      return Buffer.concat([given.subarray(0, from), other().subarray(chance.below(other().length + 1))])
    case 7:
      return put(given, from, from, chance.of(odd))
    default: {
      const text = given.toString('utf8')
      const how = chance.below(4)
      if (how === 0) return Buffer.from(text, 'utf16le')
      if (how === 1) return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
      if (how === 2) return Buffer.from(text, 'latin1')
      return Buffer.concat([chance.of(odd), given])
    }
  }
}
