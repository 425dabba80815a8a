import { darken, lighten, mix } from './colour.ts'
import type { Dice } from './dice.ts'
import type { Light } from './light.ts'
import { glint } from './nature.ts'
import { type Plate, type Point, straight } from './plate.ts'

/** What floats breaks the water: a dark double below and light at the line. */
function wake(on: Plate, by: Dice, x: number, y: number, long: number, hull: string, light: Light): void {
  for (let n = 0; n < 7; n++)
    glint(
      on,
      x + by.between(-0.12, 0.12) * long,
      y + 4 + n * long * 0.022,
      long * (0.98 - n * 0.11),
      long * 0.02,
      darken(hull, 0.35),
      0.5 - n * 0.05,
    )
  for (let n = 0; n < 4; n++)
    glint(on, x + by.between(-0.4, 0.4) * long, y + by.between(0, 0.06) * long, long * by.between(0.3, 0.7), long * 0.008, light.low, 0.7)
}

/** An open rowing boat. */
export function boat(on: Plate, by: Dice, x: number, y: number, long: number, light: Light): void {
  const hull = mix(by.pick([light.accent, '#e8dcc0', light.near, light.top]), light.near, light.dark ? 0.45 : 0.15)
  wake(on, by, x, y, long, hull, light)
  const [h, bow] = [long * 0.15, long * 0.5]
  on.path(
    `M${x - bow} ${y - h}Q${x - bow * 0.9} ${y + h * 0.2} ${x - bow * 0.66} ${y + h * 0.3}H${x + bow * 0.7}Q${x + bow * 0.96} ${y} ${x + bow * 1.04} ${y - h * 1.25}Q${x} ${y - h * 0.3} ${x - bow} ${y - h}z`,
    hull,
  )
  on.stroke(`M${x - bow} ${y - h}Q${x} ${y - h * 0.3} ${x + bow * 1.04} ${y - h * 1.25}`, lighten(hull, 0.4), long * 0.016)
}

/** A small trawler: high bow, wheelhouse, mast with a boom. */
export function fishingBoat(on: Plate, by: Dice, x: number, y: number, long: number, light: Light): void {
  const hull = mix(by.pick([light.accent, mix(light.top, light.near, 0.5), '#2f6f62']), light.near, light.dark ? 0.4 : 0.15)
  const cream = mix('#f3ead2', light.near, light.dark ? 0.35 : 0.05)
  const [l, h] = [long / 2, long * 0.17]
  const rope = (points: Point[]) => on.stroke(straight(points), light.near, Math.max(1, long * 0.004), 0.85)
  wake(on, by, x, y, long, hull, light)
  on.rect(x + l * 0.12, y - h * 4.6, long * 0.016, h * 4, light.near)
  on.stroke(
    straight([
      [x + l * 0.13, y - h * 2.2],
      [x - l * 0.72, y - h * 3.4],
    ]),
    light.near,
    long * 0.012,
  )
  rope([
    [x + l * 0.13, y - h * 4.5],
    [x + l * 1.02, y - h * 1.7],
  ])
  rope([
    [x + l * 0.13, y - h * 4.5],
    [x - l * 0.72, y - h * 3.4],
    [x - l * 0.8, y - h],
  ])
  on.rect(x - l * 0.34, y - h * 2.25, long * 0.22, h * 1.5, cream)
  on.rect(x - l * 0.38, y - h * 2.42, long * 0.26, h * 0.2, hull)
  for (let n = 0; n < 3; n++)
    on.rect(x - l * 0.31 + n * long * 0.068, y - h * 2.05, long * 0.048, h * 0.5, light.dark ? light.lamp : mix(light.top, light.near, 0.6))
  on.path(
    `M${x - l} ${y - h * 0.95}Q${x - l * 0.98} ${y + h * 0.3} ${x - l * 0.8} ${y + h * 0.32}H${x + l * 0.62}Q${x + l * 0.98} ${y - h * 0.3} ${x + l * 1.1} ${y - h * 1.65}Q${x + l * 0.5} ${y - h * 0.7} ${x - l} ${y - h * 0.95}z`,
    on.linear([x - l, 0], [x + l, 0], [0, lighten(hull, 0.16)], [1, darken(hull, 0.22)]),
  )
  on.path(
    `M${x - l * 0.96} ${y - h * 0.12}Q${x - l * 0.95} ${y + h * 0.3} ${x - l * 0.8} ${y + h * 0.32}H${x + l * 0.62}Q${x + l * 0.76} ${y + h * 0.1} ${x + l * 0.86} ${y - h * 0.14}z`,
    darken(hull, 0.5),
  )
  on.stroke(`M${x + l * 1.1} ${y - h * 1.65}Q${x + l * 0.5} ${y - h * 0.7} ${x - l} ${y - h * 0.95}`, cream, long * 0.012)
}

/** A yacht under main and jib, heeling. */
export function yacht(on: Plate, by: Dice, x: number, y: number, tall: number, sail: string, light: Light): void {
  const [lean, l] = [by.between(3, 11), tall * 0.26]
  wake(on, by, x, y, l * 2, light.near, light)
  on.group(`transform="rotate(${lean} ${x} ${y})"`, () => {
    on.rect(x - tall * 0.004, y - tall * 0.98, tall * 0.009, tall * 0.95, light.near)
    const main = on.linear([x - l, 0], [x, 0], [0, sail], [1, mix(sail, light.top, 0.35)])
    on.path(
      `M${x - tall * 0.012} ${y - tall * 0.96}Q${x - l * 0.5} ${y - tall * 0.4} ${x - l * 0.94} ${y - tall * 0.13}L${x - tall * 0.012} ${y - tall * 0.11}z`,
      main,
    )
    on.path(
      `M${x + tall * 0.012} ${y - tall * 0.86}Q${x + l * 0.52} ${y - tall * 0.34} ${x + l * 1.02} ${y - tall * 0.09}Q${x + l * 0.4} ${y - tall * 0.09} ${x + tall * 0.02} ${y - tall * 0.13}Q${x + l * 0.22} ${y - tall * 0.4} ${x + tall * 0.012} ${y - tall * 0.86}z`,
      mix(sail, '#ffffff', 0.3),
    )
    for (const t of [0.3, 0.5, 0.7])
      on.stroke(
        `M${x - tall * 0.012} ${y - tall * t}L${x - l * (1 - t) * 1.02} ${y - tall * (t - 0.05)}`,
        darken(sail, 0.3),
        tall * 0.002,
        0.5,
      )
    on.path(
      `M${x - l} ${y - tall * 0.06}L${x + l * 1.12} ${y - tall * 0.07}Q${x + l * 0.8} ${y + tall * 0.012} ${x + l * 0.3} ${y + tall * 0.018}H${x - l * 0.8}z`,
      mix('#f6f0e0', light.near, 0.08),
    )
    on.path(
      `M${x - l * 0.92} ${y - tall * 0.02}L${x + l * 0.96} ${y - tall * 0.022}Q${x + l * 0.7} ${y + tall * 0.012} ${x + l * 0.3} ${y + tall * 0.018}H${x - l * 0.8}z`,
      light.near,
    )
  })
}

/** A container ship along its side. */
export function ship(on: Plate, by: Dice, x: number, y: number, long: number, light: Light): void {
  const hull = mix(by.pick([light.accent, mix(light.top, light.near, 0.6)]), light.near, 0.3)
  wake(on, by, x + long / 2, y + 10, long, hull, light)
  const boxes = [
    light.accent,
    '#d9c9a3',
    mix(light.top, light.near, 0.3),
    mix(light.accent, light.near, 0.45),
    mix(light.green, light.near, 0.2),
    '#c0705a',
  ].map((paint) => mix(paint, light.near, light.dark ? 0.35 : 0.08))
  const [w, h] = [long * 0.052, long * 0.027]
  for (let column = 0; column < 13; column++) {
    const stack = by.whole(2, 5)
    for (let row = 0; row < stack; row++) {
      const [bx, by_] = [x + long * 0.2 + column * w * 1.07, y - long * 0.098 - (row + 1) * h * 1.04]
      on.rect(bx, by_, w, h, by.pick(boxes))
      for (let k = 1; k < 6; k++) on.rect(bx + (k * w) / 6, by_ + 2, 1.6, h - 4, light.near, 0.22)
    }
  }
  on.rect(x + long * 0.07, y - long * 0.28, long * 0.1, long * 0.19, mix('#f3ead2', light.near, light.dark ? 0.35 : 0.04))
  on.rect(x + long * 0.05, y - long * 0.29, long * 0.14, long * 0.026, light.near)
  for (let n = 0; n < 4; n++)
    on.rect(x + long * 0.08, y - long * (0.235 - n * 0.035), long * 0.08, long * 0.008, mix(light.near, light.top, 0.2))
  on.path(
    `M${x} ${y - long * 0.1}H${x + long * 0.93}L${x + long} ${y - long * 0.13}Q${x + long * 0.97} ${y - long * 0.02} ${x + long * 0.92} ${y + 16}H${x + long * 0.03}Q${x} ${y} ${x} ${y - long * 0.1}z`,
    hull,
  )
  on.path(`M${x + 3} ${y - long * 0.02}H${x + long * 0.955}L${x + long * 0.92} ${y + 16}H${x + long * 0.03}z`, darken(hull, 0.55))
}

/** A quay crane: four legs, a boom over the water, a house and its ropes. */
export function crane(on: Plate, x: number, base: number, tall: number, colour: string, dark: string): void {
  const w = tall * 0.3
  const beam = (points: Point[], thick: number, paint = colour) => on.stroke(straight(points), paint, tall * thick)
  const y = base - tall * 0.62
  beam(
    [
      [x, base],
      [x + w * 0.12, y - tall * 0.3],
    ],
    0.022,
  )
  beam(
    [
      [x + w, base],
      [x + w * 0.88, y - tall * 0.06],
    ],
    0.022,
  )
  beam(
    [
      [x, base - tall * 0.3],
      [x + w, base - tall * 0.3],
    ],
    0.016,
  )
  beam(
    [
      [x + w * 0.02, base - tall * 0.3],
      [x + w * 0.9, y],
    ],
    0.011,
  )
  beam(
    [
      [x + w * 1.6, y],
      [x - tall * 0.78, y],
    ],
    0.03,
  )
  beam(
    [
      [x + w * 0.12, y - tall * 0.3],
      [x - tall * 0.72, y],
    ],
    0.007,
    dark,
  )
  beam(
    [
      [x + w * 0.12, y - tall * 0.3],
      [x - tall * 0.36, y],
    ],
    0.007,
    dark,
  )
  beam(
    [
      [x + w * 0.12, y - tall * 0.3],
      [x + w * 1.5, y],
    ],
    0.007,
    dark,
  )
  on.rect(x + w * 0.9, y - tall * 0.07, w * 0.6, tall * 0.07, dark)
  on.rect(x - tall * 0.46, y + tall * 0.02, tall * 0.07, tall * 0.045, dark)
  beam(
    [
      [x - tall * 0.44, y + tall * 0.06],
      [x - tall * 0.44, y + tall * 0.2],
    ],
    0.004,
    dark,
  )
  beam(
    [
      [x - tall * 0.41, y + tall * 0.06],
      [x - tall * 0.41, y + tall * 0.2],
    ],
    0.004,
    dark,
  )
  on.rect(x - tall * 0.5, y + tall * 0.2, tall * 0.15, tall * 0.055, dark)
}
