import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../base/refusal.ts'
import type { Io } from './io.ts'

const why: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
  EPERM: 'it may not be read',
}

/** Says in one sentence why a file cannot be read. */
export const unreadable = (file: string, error: unknown): Refusal => {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (/^(Z_|ERR_ZLIB)/.test(code)) return new Refusal('garbled', `${file} cannot be unpacked: it is damaged or ends too early.`)
  return new Refusal(code === 'ENOENT' ? 'no-such-file' : 'unreadable', `${file} cannot be read: ${why[code] ?? message}.`)
}

/** The bytes of a file, or of standard input for `-`, gzip unpacked (known by its first bytes). Throws Refusal when it cannot be read. */
export async function* openInput(name: string, io: Io): AsyncGenerator<Uint8Array> {
  try {
    if (name !== '-' && (await stat(name)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    const raw = (name === '-' ? io.stdin : createReadStream(name)) as AsyncIterable<Uint8Array>
    const chunks = raw[Symbol.asyncIterator]()
    const first = await chunks.next()
    if (first.done) return
    const all = (async function* () {
      yield first.value
      yield* { [Symbol.asyncIterator]: () => chunks }
    })()
    if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all
    const unpack = createGunzip()
    ;(async () => {
      for await (const chunk of all)
        if (!unpack.write(chunk)) await new Promise((resolve) => unpack.once('drain', resolve).once('close', resolve))
      unpack.end()
    })().catch((error) => unpack.destroy(error))
    yield* unpack as AsyncIterable<Uint8Array>
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(name, error)
  }
}

/** The whole of a file, at most `most` bytes unpacked. Throws Refusal when it cannot be read or is larger. */
export const readWhole = async (name: string, io: Io, most = 16_000_000): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of openInput(name, io)) {
    size += chunk.length
    if (size > most) throw new Refusal('too-large', `${name} is larger than ${most / 1_000_000} MB, which is more than is read.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const longest = 4_000_000

/** The lines of a stream of bytes in UTF-8; undefined in place of a line longer than 4 MB. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let tooLong = false
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(Buffer.from(chunk))).split('\n')
    rest = lines.pop() as string
    for (const line of lines) {
      yield tooLong ? undefined : line
      tooLong = false
    }
    if (rest.length > longest) {
      tooLong = true
      rest = ''
    }
  }
  if (rest !== '' || tooLong) yield tooLong ? undefined : rest
}

/** The whole of a file as text in UTF-8. Throws Refusal as readWhole does. */
export const readText = async (name: string, io: Io): Promise<string> => new TextDecoder().decode(await readWhole(name, io))
