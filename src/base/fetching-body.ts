import { PassThrough, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'

/** A body that grew over its limit: `where` says whether on the wire or once unpacked. */
export class TooLarge extends Error {
  readonly code = 'too-large'
  readonly where: 'sent' | 'unpacked'
  readonly limit: number
  constructor(where: 'sent' | 'unpacked', limit: number) {
    super(`over ${limit} bytes ${where}`)
    this.where = where
    this.limit = limit
  }
}

export class UnknownCoding extends Error {
  readonly code = 'coding'
}

// "deflate" means zlib's wrapper (RFC 9110, 8.4.1.2), but some servers send the bare stream: the first byte tells.
const inflate = (first: number) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw())

const unpackers: Record<string, (first: number) => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: inflate,
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
}

/** What may be asked for in Accept-Encoding. */
export const codings = 'gzip, deflate, br, zstd'

const unpacker = (coding: string, first: number): Transform => {
  const make = unpackers[coding]
  if (!make) throw new UnknownCoding(`unknown content coding ${coding.slice(0, 40)}`)
  return make(first)
}

const gzipped = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * Reads a body to its end, unpacking its content codings (RFC 9110, 8.4) as a stream: no more than `sent` bytes are taken from the wire and no more
 * than `unpacked` are ever held, so that a bomb costs what its limit is. Two codings at most. `onBytes` is told of every piece that arrives.
 * Rejects with TooLarge, UnknownCoding, or what the stream or the unpacking says.
 */
export const readBody = async (
  body: Readable,
  contentEncoding: string,
  limits: { sent: number; unpacked: number },
  onBytes: () => void = () => {},
): Promise<Uint8Array> => {
  const named = contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding && coding !== 'identity')
  if (named.length > 2) throw new UnknownCoding('more than two content codings')
  for (const coding of named) if (!(coding in unpackers)) throw new UnknownCoding(`unknown content coding ${coding.slice(0, 40)}`)
  const pieces: Buffer[] = []
  let sent = 0
  let held = 0
  const keep = (piece: Buffer) => {
    held += piece.length
    if (held > limits.unpacked) throw new TooLarge('unpacked', limits.unpacked)
    pieces.push(piece)
  }
  let chain: Transform[] | undefined
  let end: Promise<void> | undefined
  const open = (first: Buffer) => {
    // Publishers gzip a file once more and forget to say so, or say so and send it plain: the bytes decide.
    const codings =
      named.length === 0 && gzipped(first) ? ['gzip'] : named.length === 1 && /gzip/.test(named[0] ?? '') && !gzipped(first) ? [] : named
    chain = codings.toReversed().map((coding) => unpacker(coding, first[0] ?? 0))
    if (chain.length === 0) return
    const last = chain.reduce<Transform>((from, to) => from.pipe(to), new PassThrough())
    const head = chain[0] as Transform
    end = new Promise<void>((resolve, reject) => {
      for (const link of chain ?? []) link.on('error', reject)
      last.on('data', (piece: Buffer) => {
        try {
          keep(piece)
        } catch (error) {
          reject(error)
          head.destroy()
          last.destroy()
        }
      })
      last.on('end', resolve)
    })
    end.catch(() => {})
  }
  try {
    let lone: Buffer | undefined
    for await (const arrived of body as AsyncIterable<Buffer>) {
      onBytes()
      sent += arrived.length
      if (sent > limits.sent) throw new TooLarge('sent', limits.sent)
      // It takes two bytes to tell gzip.
      const piece = lone ? Buffer.concat([lone, arrived]) : arrived
      lone = !chain && piece.length < 2 ? piece : undefined
      if (lone) continue
      if (!chain) open(piece)
      const head = chain?.[0]
      if (!head) keep(piece)
      else if (!head.write(piece)) await Promise.race([new Promise((resolve) => head.once('drain', resolve)), end])
    }
    if (lone) keep(lone)
    chain?.[0]?.end()
    await end
  } finally {
    for (const link of chain ?? []) link.destroy()
    body.destroy()
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
}
