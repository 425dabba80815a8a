import { cow } from '../animals.ts'
import { house } from '../buildings.ts'
import { darken, lighten, mix } from '../colour.ts'
import { type Light, lights } from '../light.ts'
import { ground, hills, sky, skyline } from '../nature.ts'
import { person, poses } from '../people.ts'
import { perspective } from '../perspective.ts'
import { bareTree, grass, tree } from '../plants.ts'
import { height, type Plate, type Point, straight, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const drought: Scene = (on, by) => {
  const light = lights.drouth
  const horizon = by.between(400, 460)
  sky(on, by, light, horizon, 1)
  hills(on, by, light, horizon - 10, horizon + 4, 2, 0.5, 46, 0.35)
  const [earth, gap] = [mix(light.far, light.low, 0.25), mix(light.near, light.far, 0.2)]
  on.rect(0, horizon + 6, width, height, gap)
  const rows = 15
  const corner = new Map<string, Point>()
  const at = (row: number, column: number): Point => {
    const key = `${row}/${column}`
    const t = (row / rows) ** 1.9
    const cell = 26 + t * 210
    const made: Point = corner.get(key) ?? [
      width / 2 + (column + by.between(-0.3, 0.3)) * cell,
      horizon + 6 + t * 700 + by.between(-0.12, 0.12) * cell * 0.5,
    ]
    corner.set(key, made)
    return made
  }
  for (let row = 0; row < rows; row++) {
    const across = Math.ceil(900 / (26 + (row / rows) ** 1.9 * 210))
    for (let column = -across; column < across; column++) {
      const quad = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)]
      const [cx, cy] = [0, 1].map((axis) => quad.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / 4) as [number, number]
      on.poly(
        quad.map(([x, y]) => [cx + (x - cx) * 0.9, cy + (y - cy) * 0.86]),
        mix(mix(light.low, earth, 0.4), darken(earth, 0.35), (row / rows) * 0.8 + by.between(0, 0.16)),
      )
    }
  }
  const x = by.pick([by.between(300, 520), by.between(1080, 1300)])
  bareTree(on, by, x, horizon + 250, 620, light.near)
  on.disc(x + 60, horizon + 252, 190, light.near, 0.4, 12)
  on.group(`transform="translate(${x > 800 ? 480 : 1120} ${horizon + 300}) rotate(${by.between(-14, 14)})"`, () => {
    on.path('M-130 -20Q-60 30 0 30Q80 30 140 -34Q60 -6 0 -8Q-70 -6 -130 -20z', light.accent)
    on.path('M-130 -20Q-60 30 0 30Q80 30 140 -34Q60 18 0 16Q-70 18 -130 -20z', darken(light.accent, 0.4))
  })
}

/** Rows that run to one point on the horizon. */
function furrows(on: Plate, vanish: Point, colours: readonly string[], count = 26): void {
  for (let n = 0; n < count; n++) {
    const x = (k: number) => vanish[0] + (k - count / 2) * 190
    on.poly(
      [
        [vanish[0] + (n - count / 2) * 7, vanish[1]],
        [vanish[0] + (n + 1 - count / 2) * 7, vanish[1]],
        [x(n + 1), height + 10],
        [x(n), height + 10],
      ],
      colours[n % colours.length] ?? '#000000',
    )
  }
}

export const field: Scene = (on, by) => {
  const light = by.pick([lights.golden, lights.noon, lights.dawn])
  const horizon = by.between(430, 520)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 40, horizon, 3, 0.45, 60, 0.4)
  const crop = by.pick([mix(light.accent, light.low, 0.55), light.green, mix('#e0b341', light.low, 0.2)])
  on.rect(0, horizon, width, height, mix(crop, light.near, 0.3))
  furrows(
    on,
    [sun.x, horizon],
    [mix(crop, light.near, 0.12), mix(crop, light.near, 0.38), mix(crop, light.low, 0.25), mix(crop, light.near, 0.45)],
  )
  on.rect(0, horizon, width, 130, on.linear([0, horizon], [0, horizon + 130], [0, light.low, 0.7], [1, light.low, 0]))
  for (let n = 0; n < 5; n++) tree(on, by, by.between(0, width), horizon + 8, by.between(60, 130), mix(light.green, light.near, 0.4))
  tree(on, by, sun.x < 800 ? by.between(1150, 1350) : by.between(260, 460), horizon + 170, 420, mix(light.green, light.near, 0.35))
  grass(on, by, -20, width + 20, height + 10, 130, mix(crop, light.near, 0.6), 170)
}

export const vineyard: Scene = (on, by) => {
  const light = by.pick([lights.golden, lights.dawn, lights.noon])
  const horizon = by.between(400, 460)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 70, horizon - 10, 3, 0.5, 80, 0.45)
  const [earth, leaf] = [mix(light.far, light.near, 0.3), mix(light.green, light.near, 0.1)]
  house(
    on,
    by,
    sun.x < 800 ? 1120 : 300,
    horizon + 6,
    190,
    84,
    mix('#efdcb4', light.far, 0.2),
    mix('#b5573a', light.near, 0.15),
    light,
    true,
  )
  for (let n = 0; n < 4; n++)
    on.path(`M${(sun.x < 800 ? 1080 : 520) + n * 34} ${horizon + 8}q-14 -90 0 -150q14 60 0 150z`, mix(light.near, light.green, 0.4))
  on.rect(0, horizon, width, height, on.linear([0, horizon], [0, height], [0, mix(earth, light.low, 0.5)], [1, earth]))
  const view = perspective(on, [sun.x, horizon], 2.3, 640)
  for (let away = 70; away > 2.3; away *= 0.955) {
    const m = view.scale(away)
    for (let row = -30; row <= 30; row++) {
      const [x, y] = view.at([row * 2.5 + 1.25, 0.85, away])
      if (x < -m || x > width + m) continue
      const colour = mix(mix(leaf, light.near, 0.24), light.low, Math.min(0.6, away / 90))
      on.disc(x, y, m * by.between(0.5, 0.62), colour, 1, m * 0.62)
      on.disc(x + m * by.between(-0.2, 0.3), y - m * 0.3, m * 0.3, lighten(colour, 0.16), 1, m * 0.2)
      if (away < 14) on.disc(x + m * by.between(-0.3, 0.3), y + m * by.between(0, 0.4), m * 0.09, mix('#5b2a5c', colour, 0.1), 1, m * 0.14)
    }
    if (Math.abs(away - 9) < 0.21) {
      const [x, y] = view.at([0.1, 0, away])
      person(on, x, y, m * 1.72, poses.carry, { colour: light.accent })
    }
  }
}

export const farm: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.noon])
  const horizon = by.between(520, 580)
  sky(on, by, light, horizon)
  hills(on, by, light, horizon - 40, horizon, 3, 0.45, 56, 0.4)
  const meadow = mix(light.green, light.low, 0.2)
  ground(on, skyline(by, horizon + 14, 14, 0.4), meadow, 0.4, light.low)
  const x = by.pick([by.between(240, 420), by.between(900, 1040)])
  barn(on, x, horizon + 60, 380, mix('#b03a2e', light.near, light === lights.dawn ? 0.12 : 0.05), light)
  tree(on, by, x - 90, horizon + 60, 280, mix(light.green, light.near, 0.35))
  ground(on, skyline(by, horizon + 150, 26, 0.45), mix(meadow, light.near, 0.2), 0.1)
  for (let n = 0; n < 6; n++)
    cow(
      on,
      180 + n * 230 + by.between(-70, 70),
      horizon + 250 + by.between(-30, 90) + (n % 2) * 60,
      by.between(90, 130),
      by.pick(['#f4ecdc', '#8a4b2f', '#f4ecdc']),
      light.near,
      by.pick([1, -1]),
      by.chance(0.6),
    )
  for (let n = -1; n < 12; n++) on.rect(n * 150 + 20, height - 190, 16, 150, mix(light.near, light.far, 0.25))
  for (const y of [height - 168, height - 110]) on.rect(-10, y, width + 20, 14, mix(light.near, light.far, 0.35))
  grass(on, by, -20, width + 20, height + 10, 110, mix(meadow, light.near, 0.55), 140)
}

function barn(on: Plate, x: number, base: number, w: number, paint: string, light: Light): void {
  const tall = w * 0.42
  on.rect(
    x + w * 1.04,
    base - tall * 1.7,
    w * 0.22,
    tall * 1.7,
    on.linear([x + w, 0], [x + w * 1.26, 0], [0, '#e8e2d4'], [1, mix('#e8e2d4', light.near, 0.5)]),
  )
  on.disc(x + w * 1.15, base - tall * 1.7, w * 0.11, mix('#c9c4ba', light.near, 0.1), 1, w * 0.1)
  const front: Point[] = [
    [x, base],
    [x, base - tall],
    [x + w * 0.13, base - tall * 1.5],
    [x + w * 0.36, base - tall * 1.86],
    [x + w * 0.59, base - tall * 1.5],
    [x + w * 0.72, base - tall],
    [x + w * 0.72, base],
  ]
  on.poly(
    [
      [x + w * 0.36, base - tall * 1.86],
      [x + w * 0.59, base - tall * 1.5],
      [x + w * 0.72, base - tall],
      [x + w * 1.12, base - tall],
      [x + w * 0.98, base - tall * 1.5],
      [x + w * 0.76, base - tall * 1.86],
    ],
    mix(light.near, light.far, 0.3),
  )
  on.rect(x + w * 0.72, base - tall, w * 0.38, tall, darken(paint, 0.35))
  on.poly(front, paint)
  on.stroke(straight(front.slice(1, 6)), '#f3ead8', w * 0.025)
  on.rect(x + w * 0.24, base - tall * 0.8, w * 0.24, tall * 0.8, darken(paint, 0.5))
  on.stroke(
    straight([
      [x + w * 0.24, base],
      [x + w * 0.24, base - tall * 0.8],
      [x + w * 0.48, base - tall * 0.8],
      [x + w * 0.48, base],
      [x + w * 0.24, base - tall * 0.8],
    ]),
    '#f3ead8',
    w * 0.014,
  )
  on.rect(x + w * 0.31, base - tall * 1.42, w * 0.1, w * 0.1, light.near)
}
