import { lighten, mix } from './colour.ts'
import type { Dice } from './dice.ts'
import { type Light, land } from './light.ts'
import { height, type Plate, type Point, smooth, straight, width } from './plate.ts'

/** Where the sun of a scene stands. */
export type Sun = { x: number; y: number; r: number }

/** Sky down to `horizon` with its sun or moon in broad printed rings; clouds and stars as the light has them. */
export function sky(on: Plate, by: Dice, light: Light, horizon: number, clouds = by.whole(2, 5)): Sun {
  on.sheet(on.linear([0, 0], [0, horizon], [0, light.top], [0.58, light.middle], [1, light.low]))
  const [low, high] = light.sunHeight
  const sun = {
    x: width * by.pick([by.between(0.14, 0.36), by.between(0.62, 0.86)]),
    y: horizon * (1 - by.between(low, high)),
    r: by.between(46, 84),
  }
  if (light.dark && light.name !== 'ember') stars(on, by, horizon * 0.7)
  for (const [k, opacity] of [
    [7, 0.1],
    [4.2, 0.13],
    [2.4, 0.18],
  ] as const)
    on.disc(sun.x, sun.y, sun.r * k, light.sun, opacity)
  on.disc(sun.x, sun.y, sun.r, light.sun)
  for (let n = 0; n < clouds; n++)
    cloud(on, by, by.between(0, width), by.between(horizon * 0.1, horizon * 0.72), by.between(180, 520), light)
  return sun
}

/** A cloud: long bars with round ends, or, towards noon, a heap on a flat foot. One shape, so that it has no seams. */
export function cloud(on: Plate, by: Dice, x: number, y: number, w: number, light: Light): void {
  const colour = mix(light.low, light.middle, by.between(0, 0.45))
  if (light.name === 'noon' || light.name === 'winter') {
    const puffs = Array.from({ length: 7 }, (_, n) => {
      const share = 1 - Math.abs(n - 3) / 4.2
      return round(x + (n - 3) * w * 0.13, y, w * 0.12 * share * by.between(0.8, 1.25) + 12)
    })
    on.group(on.clip(`M${x - w} ${y - w}h${w * 2}v${w}h${-w * 2}z`), () =>
      on.path(puffs.join(''), on.linear([0, y - w * 0.2], [0, y], [0, '#ffffff', 0.95], [1, colour, 0.75])),
    )
    return
  }
  const bars = by.whole(3, 5)
  const shapes = Array.from({ length: bars }, (_, n) => {
    const share = 1 - Math.abs(n - (bars - 1) * 0.6) / bars
    const [long, thick] = [w * share * by.between(0.7, 1), by.between(16, 30) * (0.5 + w / 700)]
    return pill(x - long / 2 + by.between(-60, 60), y + n * thick * 0.8, long, thick)
  })
  on.path(shapes.join(''), colour, 0.6)
}

const round = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 0 1 ${r * 2} 0a${r} ${r} 0 0 1 ${-r * 2} 0z`
const pill = (x: number, y: number, w: number, h: number) =>
  `M${x} ${y}h${w}a${h / 2} ${h / 2} 0 0 1 0 ${h}h${-w}a${h / 2} ${h / 2} 0 0 1 0 ${-h}z`

export function stars(on: Plate, by: Dice, below: number, count = 110): void {
  for (let n = 0; n < count; n++)
    on.disc(by.between(0, width), by.between(0, below) * by.next() ** 0.4, by.between(0.8, 2.6), '#fff8e4', by.between(0.35, 0.95))
}

/** A broken line from left to right about `y`, rough as mountains (1) or smooth as downs (0.4). */
export function skyline(by: Dice, y: number, tall: number, rough: number, steps = 6): Point[] {
  let heights = [by.between(-1, 1), by.between(-1, 1), by.between(-1, 1)]
  for (let step = 0, size = 0.6; step < steps; step++, size *= 0.5 * rough + 0.1) {
    heights = heights.flatMap((value, i) =>
      i === heights.length - 1 ? [value] : [value, (value + (heights[i + 1] ?? 0)) / 2 + by.between(-size, size)],
    )
  }
  return heights.map((value, i) => [(i / (heights.length - 1)) * (width + 80) - 40, y - value * tall])
}

/** Land under a line, fading downwards into haze; `haze` says how far. */
export function ground(
  on: Plate,
  line: readonly Point[],
  colour: string,
  haze = 0.25,
  hazeColour = lighten(colour, 0.5),
  curved = true,
): void {
  const tops = line.map(([, y]) => y)
  const [top, bottom] = [Math.min(...tops), Math.max(...tops) + 220]
  const d = `${curved ? smooth(line) : straight(line)}L${width + 60} ${height + 20}L-60 ${height + 20}z`
  on.path(d, on.linear([0, top], [0, bottom], [0, colour], [1, mix(colour, hazeColour, haze)]))
}

/** Ranks of hills from the horizon to the foot of the picture, each darker than the one behind. */
export function hills(
  on: Plate,
  by: Dice,
  light: Light,
  from: number,
  to: number,
  ranks: number,
  rough = 0.5,
  tall = 70,
  nearest = 1,
): void {
  for (let n = 0; n < ranks; n++) {
    const t = ranks === 1 ? 1 : n / (ranks - 1)
    ground(
      on,
      skyline(by, from + (to - from) * t ** 1.3, tall * (0.6 + t * 0.6), rough),
      land(light, 0.12 + t * (nearest - 0.12)),
      0.32,
      light.low,
      rough < 0.8,
    )
  }
}

/** Water from `top` down: the sky again, darker, with lens-shaped glints that grow towards the reader. */
export function water(on: Plate, by: Dice, light: Light, top: number, sun?: Sun, busy = 1): void {
  const [deep, shallow] = [mix(light.top, light.near, light.dark ? 0.55 : 0.42), mix(light.low, light.middle, 0.35)]
  on.rect(
    -10,
    top,
    width + 20,
    height - top + 10,
    on.linear([0, top], [0, height], [0, shallow], [0.35, mix(shallow, deep, 0.55)], [1, deep]),
  )
  const glints = Math.round(150 * busy)
  for (let n = 0; n < glints; n++) {
    const depth = by.next() ** 1.7
    const y = top + 4 + depth * (height - top)
    const long = (16 + depth * 190) * by.between(0.4, 1.2)
    glint(
      on,
      by.between(-60, width + 60),
      y,
      long,
      1.5 + depth * 9,
      by.chance(0.5) ? deep : mix(shallow, light.sun, 0.2),
      by.between(0.18, 0.5),
    )
  }
  if (!sun) return
  for (let n = 0; n < 46; n++) {
    const depth = (n / 46) ** 1.5
    const spread = sun.r * (0.5 + depth * 2.6)
    glint(
      on,
      sun.x + by.between(-spread, spread) * 0.6,
      top + 5 + depth * (height - top),
      spread * by.between(0.4, 1.3),
      2 + depth * 10,
      light.sun,
      0.75 - depth * 0.35,
    )
  }
}

/** One lens of light on water. */
export function glint(on: Plate, x: number, y: number, long: number, thick: number, colour: string, opacity: number): void {
  on.path(`M${x - long / 2} ${y}Q${x} ${y - thick} ${x + long / 2} ${y}Q${x} ${y + thick} ${x - long / 2} ${y}z`, colour, opacity)
}

/** Low mist: bands across the whole picture, thickest in their middle. */
export function mist(on: Plate, by: Dice, y: number, colour: string, veils = 4): void {
  for (let n = 0; n < veils; n++) {
    const [top, h] = [y + by.between(-90, 40), by.between(60, 130)]
    on.rect(0, top, width, h, on.linear([0, top], [0, top + h], [0, colour, 0], [0.5, colour, by.between(0.16, 0.34)], [1, colour, 0]))
  }
}

/** One rank of waves with sharp crests and hollow fronts, foam on the crests. */
export function swell(on: Plate, by: Dice, y: number, tall: number, colour: string, foam: string): void {
  const points: Point[] = []
  for (let x = -tall * 4; x < width + tall * 6; x += tall * by.between(2.6, 4.6)) points.push([x, y - tall * by.between(0.35, 1)])
  const d = points.map(([x, top], i) => {
    const [px, ptop] = points[i - 1] ?? [x, top]
    return i ? `C${px + (x - px) * 0.16} ${ptop + tall * 0.75} ${px + (x - px) * 0.62} ${y + tall * 0.55} ${x} ${top}` : `M${x} ${top}`
  })
  on.path(
    `${d.join('')}V${height + 20}H-${tall * 4}z`,
    on.linear([0, y - tall], [0, y + tall * 3], [0, lighten(colour, 0.2)], [0.5, colour], [1, mix(colour, '#05121c', 0.3)]),
  )
  for (const [x, top] of points) {
    glint(on, x - tall * 0.1, top + tall * 0.1, tall * by.between(0.8, 1.5), tall * 0.13, foam, 0.9)
    glint(on, x - tall * by.between(0.5, 0.9), top + tall * 0.34, tall * by.between(0.8, 1.6), tall * 0.07, foam, 0.6)
    if (by.chance(0.5))
      glint(on, x + by.between(0.6, 2) * tall, y + by.between(0, 0.4) * tall, tall * by.between(0.5, 1.6), tall * 0.06, foam, 0.5)
  }
}
