import { darken, mix } from '../colour.ts'
import { type Light, lights } from '../light.ts'
import { ground, hills, sky, skyline, water } from '../nature.ts'
import { person, poses } from '../people.ts'
import { perspective } from '../perspective.ts'
import { fir, grass, tree } from '../plants.ts'
import { height, type Plate, straight, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const energy: Scene = (on, by) => {
  const light = by.pick([lights.dusk, lights.golden, lights.dawn, lights.storm])
  const horizon = by.between(640, 700)
  sky(on, by, light, horizon)
  hills(on, by, light, horizon - 60, horizon + 60, 4, 0.55, 80, 0.75)
  const pylons = [
    [1500, 560, 150],
    [1290, 610, 230],
    [980, 700, 390],
    [430, 900, 760],
  ] as const
  for (const [i, [x, base, tall]] of pylons.entries()) {
    const colour = mix(light.near, light.far, [0.6, 0.45, 0.22, 0][i] ?? 0)
    pylon(on, x, base, tall, colour)
    const next = pylons[i - 1]
    for (const arm of [0.95, 0.78, 0.61]) {
      for (const side of [-1, 1]) {
        const [ax, ay] = [x + side * tall * 0.21, base - tall * arm + tall * 0.05]
        if (next)
          on.stroke(
            `M${ax} ${ay}Q${(ax + next[0]) / 2} ${Math.max(ay, next[1] - next[2] * arm) + tall * 0.1} ${next[0] + side * next[2] * 0.21} ${next[1] - next[2] * (arm - 0.05)}`,
            colour,
            Math.max(1, tall * 0.004),
            0.85,
          )
        if (i === 3) on.stroke(`M${ax} ${ay}Q${ax / 2 - 200} ${ay + 190} -320 ${ay - 30 + side * 40}`, colour, 3, 0.9)
      }
    }
  }
  ground(on, skyline(by, height - 150, 24, 0.4), light.near, 0.05)
  for (let n = 0; n < 9; n++)
    fir(on, by, by.between(800, 1620), height - by.between(20, 110), by.between(90, 190), mix(light.near, light.green, 0.2))
  grass(on, by, -20, width + 20, height + 10, 110, darken(light.near, 0.3), 150)
}

function pylon(on: Plate, x: number, base: number, tall: number, colour: string): void {
  const beam = (points: [number, number][], k = 0.011) => on.stroke(straight(points), colour, Math.max(1.2, tall * k))
  const w = (t: number) => (t > 0.55 ? 0.035 : 0.035 + (0.55 - t) * 0.2) * tall
  for (const side of [-1, 1])
    beam(
      [
        [x + side * w(0), base],
        [x + side * w(0.55), base - tall * 0.55],
        [x + side * tall * 0.02, base - tall],
      ],
      0.014,
    )
  for (let n = 0; n < 9; n++) {
    const [a, b] = [n / 9, (n + 1) / 9]
    beam(
      [
        [x - w(a), base - tall * a],
        [x + w(b), base - tall * b],
      ],
      0.006,
    )
    beam(
      [
        [x + w(a), base - tall * a],
        [x - w(b), base - tall * b],
      ],
      0.006,
    )
  }
  for (const arm of [0.95, 0.78, 0.61]) {
    beam(
      [
        [x - tall * 0.21, base - tall * arm],
        [x, base - tall * (arm + 0.035)],
        [x + tall * 0.21, base - tall * arm],
        [x - tall * 0.21, base - tall * arm],
      ],
      0.008,
    )
    for (const side of [-1, 1])
      beam(
        [
          [x + side * tall * 0.21, base - tall * arm],
          [x + side * tall * 0.21, base - tall * (arm - 0.05)],
        ],
        0.012,
      )
  }
}

export const solar: Scene = (on, by) => {
  const light = by.pick([lights.noon, lights.golden, lights.dawn])
  const horizon = by.between(400, 450)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 50, horizon, 3, 0.5, 70, 0.4)
  on.rect(
    0,
    horizon,
    width,
    height,
    on.linear([0, horizon], [0, height], [0, mix(light.green, light.low, 0.5)], [1, mix(light.green, light.near, 0.35)]),
  )
  const view = perspective(on, [sun.x < 800 ? 560 : 1040, horizon], 4.6, 700)
  const glass = mix('#1d3f78', light.near, 0.2)
  for (let away = 70; away > 6; away -= away > 30 ? 6 : 4.4) {
    const hazy = Math.min(0.6, away / 110)
    for (const [left, right] of [
      [-60, -1.6],
      [1.6, 60],
    ] as const) {
      view.face(
        [
          [left, 0.5, away],
          [right, 0.5, away],
          [right, 2.2, away + 2.2],
          [left, 2.2, away + 2.2],
        ],
        mix(glass, light.low, hazy),
      )
      for (let x = left; x <= right; x += 2) {
        if (Math.abs(x) > away * 1.4) continue
        view.line(
          [
            [x, 0.5, away],
            [x, 2.2, away + 2.2],
          ],
          light.low,
          Math.max(1, view.scale(away) * 0.04),
          0.7,
        )
        if (by.chance(0.3))
          view.face(
            [
              [x + 0.2, 0.9, away + 0.5],
              [x + 0.9, 0.9, away + 0.5],
              [x + 1.5, 2.1, away + 2.1],
              [x + 0.8, 2.1, away + 2.1],
            ],
            light.sun,
            0.28,
          )
      }
      view.line(
        [
          [left, 1.35, away + 1.1],
          [right, 1.35, away + 1.1],
        ],
        light.low,
        Math.max(1, view.scale(away) * 0.035),
        0.6,
      )
      view.line(
        [
          [left, 0.5, away],
          [right, 0.5, away],
        ],
        light.low,
        Math.max(1, view.scale(away) * 0.06),
        0.8,
      )
    }
    if (away < 16 && away > 11.8) {
      const [px, py] = view.at([0.2, 0, away])
      person(on, px, py, view.scale(away) * 1.8, poses.walk, { colour: light.accent, legs: light.near })
    }
  }
}

export const windTurbines: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.noon, lights.golden, lights.dusk, lights.fog])
  const horizon = by.between(600, 680)
  const atSea = by.chance(0.5)
  const sun = sky(on, by, light, horizon)
  const white = mix('#fbf8ee', light.low, 0.2)
  const spots = [
    [180, 150],
    [420, 190],
    [1480, 170],
    [1240, 240],
    [700, 320],
    [1010, 470],
    [330, 640],
  ] as const
  if (!atSea) hills(on, by, light, horizon - 70, horizon + 20, 3, 0.5, 90, 0.55)
  else water(on, by, light, horizon, sun)
  for (const [x, tall] of spots) {
    const base = horizon + (tall - 150) * (atSea ? 0.42 : 0.5)
    turbine(on, x + by.between(-30, 30), base, tall, mix(white, light.low, Math.max(0, 0.5 - tall / 900)), by.between(0, 120), light)
  }
  if (atSea) return
  ground(on, skyline(by, height - 190, 50, 0.45), mix(mix(light.green, light.far, 0.2), light.near, 0.3), 0.2)
  for (let n = 0; n < 7; n++)
    tree(on, by, by.between(0, width), height - by.between(90, 170), by.between(80, 150), mix(light.green, light.near, 0.5))
  ground(on, skyline(by, height - 80, 30, 0.45), mix(light.green, light.near, 0.6), 0.05)
}

function turbine(on: Plate, x: number, base: number, tall: number, white: string, turn: number, light: Light): void {
  const hub = base - tall
  on.poly(
    [
      [x - tall * 0.011, hub],
      [x + tall * 0.011, hub],
      [x + tall * 0.022, base],
      [x - tall * 0.022, base],
    ],
    on.linear([x - tall * 0.02, 0], [x + tall * 0.02, 0], [0, white], [1, mix(white, light.near, 0.4)]),
  )
  for (const k of [0, 120, 240]) {
    on.group(`transform="rotate(${turn + k} ${x} ${hub})"`, () => {
      on.path(
        `M${x - tall * 0.008} ${hub}Q${x - tall * 0.034} ${hub - tall * 0.13} ${x} ${hub - tall * 0.62}Q${x + tall * 0.012} ${hub - tall * 0.2} ${x + tall * 0.012} ${hub}z`,
        k === 120 ? mix(white, light.near, 0.22) : white,
      )
    })
  }
  on.disc(x, hub, tall * 0.02, mix(white, light.near, 0.15))
}
