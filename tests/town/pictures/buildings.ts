import { darken, lighten, mix } from './colour.ts'
import type { Dice } from './dice.ts'
import type { Light } from './light.ts'
import type { Plate, Point } from './plate.ts'

/** A grid of windows on a wall, some of them lit. */
export function windows(
  on: Plate,
  by: Dice,
  x: number,
  y: number,
  w: number,
  h: number,
  across: number,
  down: number,
  glass: string,
  lamp: string,
  lit = 0.3,
): void {
  const [cw, ch] = [w / across, h / down]
  for (let column = 0; column < across; column++) {
    for (let row = 0; row < down; row++) {
      const shines = by.chance(lit)
      on.rect(x + (column + 0.24) * cw, y + (row + 0.2) * ch, cw * 0.52, ch * 0.58, shines ? lamp : glass, shines ? 0.95 : 0.75)
    }
  }
}

/** A tower block with a shaded side. */
export function tower(
  on: Plate,
  by: Dice,
  x: number,
  base: number,
  w: number,
  tall: number,
  colour: string,
  light: Light,
  lit = light.dark ? 0.45 : 0.08,
): void {
  const side = w * by.between(0.2, 0.4)
  on.rect(x, base - tall, w, tall, on.linear([0, base - tall], [0, base], [0, colour], [1, mix(colour, light.low, 0.3)]))
  on.rect(x + w - side, base - tall, side, tall, darken(colour, 0.5), 0.35)
  if (by.chance(0.5)) on.rect(x + w * 0.2, base - tall - 16, w * 0.45, 17, colour)
  if (by.chance(0.3)) on.rect(x + w * 0.46, base - tall - 74, 4, 74, colour)
  const glass = light.dark ? darken(colour, 0.3) : lighten(colour, 0.22)
  windows(
    on,
    by,
    x + w * 0.06,
    base - tall + 12,
    w - side - w * 0.08,
    tall - 20,
    Math.max(2, Math.round((w - side) / 24)),
    Math.max(3, Math.round(tall / 34)),
    glass,
    light.lamp,
    lit,
  )
}

/** Ranks of towers along a line, from the hazy to the near. */
export function towers(
  on: Plate,
  by: Dice,
  light: Light,
  base: number,
  tall: number,
  ranks: readonly number[],
  from = -20,
  to = 1620,
): void {
  for (const nearness of ranks) {
    const colour = mix(light.far, light.near, nearness)
    const size = 0.55 + nearness * 0.6
    for (let x = from; x < to; ) {
      const w = by.between(56, 150) * size
      tower(
        on,
        by,
        x,
        base,
        w,
        tall * by.between(0.35, 1) ** 1.4 * (1.15 - nearness * 0.45) + 60,
        mix(colour, light.middle, by.between(0, 0.14)),
        light,
      )
      x += w + by.between(-6, 26) * size
    }
  }
}

/** A gabled house seen from the gable or along the ridge, with a chimney. */
export function house(
  on: Plate,
  by: Dice,
  x: number,
  base: number,
  w: number,
  tall: number,
  wall: string,
  roof: string,
  light: Light,
  along = by.chance(0.5),
): void {
  on.rect(x, base - tall, w, tall, wall)
  const peak = base - tall - w * by.between(0.3, 0.46) * (along ? 0.8 : 1)
  if (by.chance(0.7)) on.rect(x + w * by.pick([0.2, 0.68]), peak - w * 0.06, w * 0.1, w * 0.32, darken(roof, 0.25))
  if (along)
    on.poly(
      [
        [x - w * 0.05, base - tall],
        [x + w * 0.07, peak],
        [x + w * 0.93, peak],
        [x + w * 1.05, base - tall],
      ],
      roof,
    )
  else {
    on.poly(
      [
        [x, base - tall],
        [x + w / 2, peak],
        [x + w, base - tall],
      ],
      wall,
    )
    for (const side of [
      [x - w * 0.07, base - tall + w * 0.05, x + w / 2],
      [x + w * 1.07, base - tall + w * 0.05, x + w / 2],
    ] as const) {
      on.stroke(`M${side[0]} ${side[1]}L${side[2]} ${peak}`, roof, w * 0.085)
    }
  }
  on.rect(x + w * 0.62, base - tall, w * 0.38, tall, darken(wall, 0.5), 0.16)
  windows(
    on,
    by,
    x + w * 0.06,
    base - tall * 0.94,
    w * 0.88,
    tall * 0.9,
    Math.max(2, Math.round(w / 60)),
    Math.max(1, Math.round(tall / 80)),
    darken(wall, 0.62),
    light.lamp,
    light.dark ? 0.6 : 0.12,
  )
}

/** A row of old gabled fronts, as along a quay: several colours of one family. */
export function quayside(
  on: Plate,
  by: Dice,
  light: Light,
  base: number,
  from: number,
  to: number,
  tall: number,
  paints: readonly string[],
): void {
  for (let x = from; x < to; ) {
    const w = by.between(86, 150)
    const paint = mix(by.pick(paints), light.near, light.dark ? 0.5 : 0.12)
    house(
      on,
      by,
      x,
      base,
      w,
      tall * by.between(0.75, 1.25),
      paint,
      darken(mix(light.near, light.accent, 0.25), light.dark ? 0.3 : 0),
      light,
    )
    x += w + (by.chance(0.15) ? 18 : 1)
  }
}

/** Columns between a base and a beam; `each` draws nothing else. */
export function columns(on: Plate, x: number, y: number, w: number, tall: number, count: number, stone: string): void {
  const gap = w / (count - 1)
  for (let n = 0; n < count; n++) {
    const [cx, r] = [x + n * gap, gap * 0.19]
    on.rect(
      cx - r,
      y - tall,
      r * 2,
      tall,
      on.linear([cx - r, 0], [cx + r, 0], [0, darken(stone, 0.12)], [0.35, lighten(stone, 0.25)], [1, darken(stone, 0.42)]),
    )
    on.rect(cx - r * 1.5, y - tall - r * 0.5, r * 3, r * 0.7, stone)
    on.rect(cx - r * 1.5, y - r * 0.6, r * 3, r * 0.7, stone)
  }
}

/** A temple front: steps, columns, beam and gable, as courts, banks, museums and parliaments like them. */
export function portico(
  on: Plate,
  x: number,
  base: number,
  w: number,
  tall: number,
  count: number,
  stone: string,
  shade: string,
  gable = true,
): void {
  const steps = 6
  const foot = base - steps * 15
  for (let n = 0; n < steps; n++)
    on.rect(x - (steps - n) * 22, foot + n * 15, w + (steps - n) * 44 - (steps - n) * 0, 16, mix(stone, shade, 0.12 + (n % 2) * 0.14))
  on.rect(x, foot - tall, w, tall, on.linear([0, foot - tall], [0, foot], [0, shade], [1, mix(shade, stone, 0.22)]))
  columns(on, x + w * 0.055, foot, w * 0.89, tall * 0.98, count, stone)
  on.rect(x - w * 0.02, foot - tall - 52, w * 1.04, 54, stone)
  on.rect(x - w * 0.02, foot - tall - 8, w * 1.04, 9, shade, 0.45)
  if (!gable) return
  const eaves: Point[] = [
    [x - w * 0.05, foot - tall - 50],
    [x + w / 2, foot - tall - 50 - w * 0.17],
    [x + w * 1.05, foot - tall - 50],
  ]
  on.poly(eaves, stone)
  on.poly(
    [
      [x + w * 0.06, foot - tall - 60],
      [x + w / 2, foot - tall - 50 - w * 0.135],
      [x + w * 0.94, foot - tall - 60],
    ],
    shade,
    0.5,
  )
}

/** Paint of town houses, and of houses along a quay. */
export const facades = ['#d9b48a', '#c98a6a', '#e3cfa4', '#9fb0a8', '#b58f86', '#d8c3a0'] as const
export const quayPaints = ['#e9d8b4', '#d98f6b', '#b8c4b0', '#8fa9b5', '#e3b062', '#c9a79a'] as const
