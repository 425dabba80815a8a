import { crc32, deflateSync } from 'node:zlib'
import { say, type Trick } from './trick.ts'

/** Pictures that carry a program, claim a size, or are no picture at all. */
export const crookedPictures: Record<string, Trick> = {
  '/svg-script.svg': say(
    200,
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(document.cookie)</script><image href="file:///etc/passwd" width="9" height="9"/><circle r="4" cx="5" cy="5"/></svg>',
  ),
  '/huge-picture': say(200, 'image/png', png(50_000, 50_000)),
  '/huge-svg.svg': say(
    200,
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg" width="50000" height="50000"><rect width="50000" height="50000"/></svg>',
  ),
  '/html-for-a-picture.jpg': say(200, 'image/jpeg', '<!doctype html><script>alert(1)</script>'),
  '/half-a-picture.png': say(200, 'image/png', png(64, 64).subarray(0, 40)),
}

/** A PNG whose header claims so many pixels over a few bytes of data. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, grey, the only methods there are, not interlaced.
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(100))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
