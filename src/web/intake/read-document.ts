import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { readBody } from '../../base/fetching.ts'
import { mostDocument } from '../../intake/intake.ts'
import { noAnswer } from './json-answer.ts'

const megabytes = mostDocument / 1_000_000

/** Reads the document that a request carries, unpacked (gzip, brotli, zstd, deflate), no more than a document may have; or gives the answer that says why not. */
export const readDocument = async (request: Request): Promise<Uint8Array | Response> => {
  const tooLarge = () => noAnswer(413, 'too-large', `A document has ${megabytes} MB at most, packed and unpacked.`)
  if (Number(request.headers.get('content-length') ?? 0) > mostDocument) return tooLarge()
  if (!request.body) return new Uint8Array()
  try {
    const limits = { sent: mostDocument, unpacked: mostDocument }
    return await readBody(Readable.fromWeb(request.body as ReadableStream), request.headers.get('content-encoding') ?? '', limits)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'too-large') return tooLarge()
    if (code === 'coding') return noAnswer(415, 'coding', 'The Content-Encoding is none that is known here: gzip, br, zstd or deflate.')
    return noAnswer(400, 'broken', 'The body cannot be unpacked, or broke off.')
  }
}
