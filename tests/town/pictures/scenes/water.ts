import { gull } from '../animals.ts'
import { boat } from '../boats.ts'
import { quayPaints, quayside } from '../buildings.ts'
import { darken, lighten, mix } from '../colour.ts'
import { lights } from '../light.ts'
import { hills, mist, sky, skyline, swell, water } from '../nature.ts'
import { person, poses } from '../people.ts'
import { grass, tree } from '../plants.ts'
import { smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const ocean: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.noon, lights.dusk, lights.storm])
  const horizon = by.between(360, 470)
  const sun = sky(on, by, light, horizon)
  water(on, by, light, horizon, sun, 0.6)
  for (let n = 0; n < 5; n++) {
    const t = n / 4
    swell(
      on,
      by,
      horizon + 110 + t * 450,
      22 + t * 62,
      mix(mix(light.low, light.top, 0.6), mix(light.top, light.near, 0.72), t),
      lighten(light.low, 0.45),
    )
  }
  for (let n = 0; n < 4; n++) gull(on, by.between(200, 1400), by.between(horizon - 220, horizon + 20), by.between(16, 40), light.near)
}

export const storm: Scene = (on, by) => {
  const light = lights.storm
  const horizon = by.between(560, 640)
  sky(on, by, light, horizon, 0)
  for (let n = 0; n < 5; n++) {
    const line = skyline(by, horizon * (0.62 - n * 0.14), 50, 0.9, 4)
    on.path(
      `${smooth(line)}L${width + 60} -20L-60 -20z`,
      on.linear(
        [0, 0],
        [0, horizon * 0.7],
        [0, mix(light.top, light.near, 0.3 + n * 0.12)],
        [1, mix(light.middle, light.top, 0.2 + n * 0.2)],
      ),
    )
  }
  const x = by.between(300, 1300)
  for (let n = 0; n < 70; n++)
    on.stroke(
      `M${by.between(-100, width)} ${by.between(0, horizon)}l-46 ${by.between(120, 190)}`,
      lighten(light.low, 0.2),
      by.between(1, 3),
      0.16,
    )
  lighthouse(on, by, x, horizon)
  water(on, by, light, horizon, undefined, 0.4)
  on.path(
    `${smooth([
      [x - 330, horizon + 90],
      [x - 170, horizon + 4],
      [x - 40, horizon - 30],
      [x + 90, horizon - 16],
      [x + 240, horizon + 30],
      [x + 400, horizon + 110],
    ])}z`,
    light.near,
  )
  for (let n = 0; n < 5; n++) {
    const y = horizon + 60 + n * 95
    swell(on, by, y, 34 + n * 20, mix(light.middle, light.near, 0.25 + n * 0.14), '#eef1ea')
    for (let k = 0; k < 46; k++) on.disc(x + by.between(-420, 420), y + by.between(-120, 30), by.between(1.5, 6), '#f4f5ee', 0.55)
  }
}

function lighthouse(on: Parameters<Scene>[0], by: Parameters<Scene>[1], x: number, base: number): void {
  const tall = by.between(300, 360)
  const top = base - tall
  const [left, right] = by.chance(0.5) ? [0.9, 0.45] : [0.45, 0.9]
  on.poly(
    [
      [x, top + 16],
      [-60, top - 130],
      [-60, top + 200],
    ],
    lights.storm.lamp,
    left * 0.4,
  )
  on.poly(
    [
      [x, top + 16],
      [width + 60, top - 110],
      [width + 60, top + 170],
    ],
    lights.storm.lamp,
    right * 0.4,
  )
  const body = (y: number) => 22 + 22 * y
  on.poly(
    [
      [x - body(0), top + 44],
      [x + body(0), top + 44],
      [x + body(1), base],
      [x - body(1), base],
    ],
    '#ece6d6',
  )
  for (const [a, b] of [
    [0.2, 0.42],
    [0.64, 0.86],
  ] as const) {
    const y = (t: number) => top + 44 + t * (tall - 44)
    on.poly(
      [
        [x - body(a), y(a)],
        [x + body(a), y(a)],
        [x + body(b), y(b)],
        [x - body(b), y(b)],
      ],
      '#b8402e',
    )
  }
  on.poly(
    [
      [x + body(0) * 0.2, top + 44],
      [x + body(0), top + 44],
      [x + body(1), base],
      [x + body(1) * 0.2, base],
    ],
    '#10202a',
    0.28,
  )
  on.rect(x - 32, top + 34, 64, 12, '#1a2a33')
  on.rect(x - 17, top, 34, 36, lights.storm.lamp)
  on.path(`M${x - 24} ${top + 2}Q${x} ${top - 34} ${x + 24} ${top + 2}z`, '#1a2a33')
}

export const river: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.fog, lights.noon])
  const horizon = by.between(380, 450)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 60, horizon + 20, 3, 0.6, 90, 0.35)
  water(on, by, light, horizon + 20, sun, 0.8)
  for (const [side, depth] of [
    [1, 0.15],
    [-1, 0.35],
    [1, 0.62],
    [-1, 0.95],
  ] as const) {
    const [y, reach] = [horizon + 30 + depth ** 1.5 * 520, 520 + depth * 280]
    const x = (out: number) => (side > 0 ? width + 40 - out : out - 40)
    const colour = mix(mix(light.far, light.green, 0.6 + depth * 0.4), light.near, depth * 0.45)
    for (let n = 0; n < 9; n++)
      tree(
        on,
        by,
        x(by.between(0, reach * 0.72)),
        y - 10,
        (80 + depth * 240) * by.between(0.7, 1.1),
        mix(colour, light.near, by.between(0, 0.2)),
      )
    on.path(
      `${smooth([
        [x(0), y - 50],
        [x(reach * 0.5), y - 16],
        [x(reach), y + 16],
        [x(reach * 0.7), y + 60 + depth * 60],
        [x(0), y + 90 + depth * 260],
      ])}z`,
      colour,
    )
    if (depth > 0.5) grass(on, by, Math.min(x(0), x(reach)), Math.max(x(0), x(reach * 0.9)), y + 20, 70, darken(colour, 0.25), 70)
  }
  mist(on, by, horizon + 40, light.low)
}

export const flood: Scene = (on, by) => {
  const light = by.pick([lights.storm, lights.fog, lights.dawn])
  const horizon = by.between(400, 460)
  const sun = sky(on, by, light, horizon, 5)
  hills(on, by, light, horizon - 20, horizon + 10, 2, 0.45, 50, 0.35)
  const line = horizon + 120
  quayside(on, by, light, line + 90, by.between(-80, 60), by.between(760, 980), 200, quayPaints)
  quayside(on, by, light, line + 36, by.between(1120, 1220), width + 80, 110, quayPaints)
  for (let n = 0; n < 4; n++) tree(on, by, by.between(900, 1200), line + 30, by.between(130, 210), mix(light.green, light.near, 0.35))
  on.group('opacity="0.95"', () => water(on, by, light, line, sun, 1.3))
  for (let n = 0; n < 7; n++) {
    const [x, y] = [by.between(80, 1520), line + 120 + n * 62]
    on.rect(x, y - 44 - n * 6, 8 + n, 60 + n * 8, light.near)
  }
  const [x, y] = [by.between(880, 1180), by.between(830, 880)]
  boat(on, by, x, y, 330, light)
  person(on, x - 50, y - 14, 190, poses.sit, { colour: light.accent, legs: light.near })
  person(on, x + 54, y - 14, 196, poses.sit, { colour: mix(light.near, light.far, 0.3), facing: -1 })
}
