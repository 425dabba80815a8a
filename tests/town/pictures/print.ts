import sharp from 'sharp'
import { dice } from './dice.ts'

const tile = 512
/** How many shades of grain there are, and how far apart two inks of one colour lie, of 255. */
const shades = 64
const inkStep = 17

/**
 * Prints a drawing: rasterised, then reduced to few inks of each colour with grain between them, as a screen print breaks a
 * gradient into specks. Gives a JPEG.
 */
export async function print(svg: string): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg), { limitInputPixels: 4_000_000 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  ink(data, info.width)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

function ink(pixels: Buffer, width: number): void {
  grain ??= grainTile()
  inks ??= inkTable()
  for (let at = 0, pixel = 0; at < pixels.length; pixel++) {
    const [x, y] = [pixel % width, (pixel / width) | 0]
    const shade = (grain[(y % tile) * tile + (x % tile)] ?? 0) << 8
    for (const end = at + 3; at < end; at++) pixels[at] = inks[shade | (pixels[at] ?? 0)] ?? 0
  }
}

/** Noise without clumps: white noise less its own neighbourhood, so that grain looks like ink on paper and not like dirt. */
function grainTile(): Uint8Array {
  const by = dice('paper')
  const white = Float32Array.from({ length: tile * tile }, () => by.next() - 0.5)
  const at = (x: number, y: number) => white[((y + tile) % tile) * tile + ((x + tile) % tile)] ?? 0
  return Uint8Array.from(white, (value, i) => {
    const [x, y] = [i % tile, Math.floor(i / tile)]
    const speck = (value - (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) * 0.16) * 0.92
    return Math.min(shades - 1, Math.max(0, Math.round((speck + 0.5) * (shades - 1))))
  })
}
let grain: Uint8Array | undefined

/** Which ink a colour falls to under each shade of grain. */
function inkTable(): Uint8Array {
  return Uint8Array.from({ length: shades * 256 }, (_, i) => {
    const [shade, value] = [i >> 8, i & 255]
    return Math.min(255, Math.max(0, Math.round(value / inkStep + shade / (shades - 1) - 0.5) * inkStep))
  })
}
let inks: Uint8Array | undefined
