import { brotliCompressSync, constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { closing, goodItem, goodItems, item, opening, plainFeed } from './plain-feed.ts'
import { feed, pour, type Stage, type Trick } from './trick.ts'

const good = plainFeed(goodItems(20))
const rss = { 'content-type': 'application/rss+xml' }
const mebibyte = 1_048_576

/** Bodies that are too long, too slow, packed, or never finished. */
export const crookedBodies: Record<string, Trick> = {
  '/200mb': (response) => {
    response.writeHead(200, { ...rss, 'content-length': String(200 * mebibyte) })
    return pour(response, blanks(200))
  },
  '/200mb-unannounced': (response) => {
    response.writeHead(200, rss)
    return pour(response, blanks(200))
  },
  '/never-ends': (response) => {
    response.writeHead(200, rss)
    return pour(response, itemsForEver())
  },
  '/slow-drip': (response, stage, request) => drip(response, { ...stage, dripEvery: asked(request.url) ?? stage.dripEvery }),
  '/silent': () => {},
  '/gzip-bomb': (response) => {
    response.writeHead(200, { ...rss, 'content-encoding': 'gzip' })
    return pour(response, bomb(1_024))
  },
  '/not-gzip': feed(good, { 'content-encoding': 'gzip' }),
  '/gzip': feed(gzipSync(good), { 'content-encoding': 'gzip' }),
  '/deflate': feed(deflateSync(good), { 'content-encoding': 'deflate' }),
  '/brotli': feed(brotliCompressSync(good), { 'content-encoding': 'br' }),
  '/dies-midway': (response) => {
    response.writeHead(200, { ...rss, 'content-length': String(good.length) })
    response.write(good.slice(0, 1_500), () => response.socket?.destroy())
  },
  '/dies-at-once': (response) => void response.socket?.destroy(),
}

function* blanks(count: number): Generator<Buffer> {
  const blank = Buffer.alloc(mebibyte, ' ')
  for (let n = 0; n < count; n++) yield blank
}

function* itemsForEver(): Generator<string> {
  yield opening()
  for (let n = 1; ; n += 100) yield Array.from({ length: 100 }, (_, k) => item(goodItem(n + k))).join('')
}

/** `/slow-drip?every=5`: milliseconds between two bytes, in place of the town's own. */
const asked = (url: string | undefined): number | undefined => {
  const every = Number(new URL(url ?? '/', 'http://town').searchParams.get('every'))
  return every > 0 ? every : undefined
}

function drip(response: Parameters<Trick>[0], { dripEvery }: Stage): void {
  const letters = [...`${opening()}${item(goodItem(1))}${closing}`]
  response.writeHead(200, rss).flushHeaders()
  const timer = setInterval(() => {
    const letter = letters.shift()
    if (letter === undefined) response.end()
    else response.write(letter)
  }, dripEvery)
  timer.unref()
  response.on('close', () => clearInterval(timer))
}

/**
 * One gzip member of so many mebibytes of spaces, made of one compressed block sent again and again: after a full flush a
 * block stands on a byte and leans on nothing before it (RFC 1951, 3.2.4), so the bomb costs its thrower nothing.
 */
export function* bomb(mebibytes: number): Generator<Buffer> {
  const blank = Buffer.alloc(mebibyte, ' ')
  const block = deflateRawSync(blank, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  yield Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
  let sum = 0
  for (let n = 0; n < mebibytes; n++) {
    sum = crc32(blank, sum)
    yield block
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(sum, 0)
  trailer.writeUInt32LE((mebibytes * mebibyte) % 2 ** 32, 4)
  yield Buffer.concat([deflateRawSync(Buffer.alloc(0)), trailer])
}
