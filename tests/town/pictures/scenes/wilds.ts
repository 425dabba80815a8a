import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { type Light, land, lights } from '../light.ts'
import { ground, hills, mist, sky, skyline, water } from '../nature.ts'
import { person, poses } from '../people.ts'
import { fir } from '../plants.ts'
import { height, type Plate, type Point, smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

/** A peak with a lit and a shaded flank and snow on both. */
function peak(on: Plate, by: Dice, x: number, base: number, w: number, tall: number, rock: string, snow: string): void {
  const top: Point = [x, base - tall]
  const flank = (side: number, rough: number): Point[] =>
    Array.from({ length: 8 }, (_, n) => [
      x + side * (w / 2) * ((n + 1) / 8) + by.between(-rough, rough),
      base - tall * (1 - (n + 1) / 8) ** 0.92 + by.between(-rough, rough),
    ])
  const ridge: Point[] = Array.from({ length: 9 }, (_, n) => [
    x + w * 0.05 * (n % 2 ? 1 : -0.6) + n * w * 0.012 + by.between(-8, 8),
    base - tall * (1 - (n + 1) / 9),
  ])
  const [left, right] = [flank(-1, tall * 0.03), flank(1, tall * 0.03)]
  on.poly([top, ...left, ...[...ridge].reverse()], lighten(rock, 0.14))
  on.poly([top, ...right, ...[...ridge].reverse()], darken(rock, 0.22))
  const cap = (side: Point[], paint: string, deep: number) => {
    const teeth = Array.from({ length: 5 }, (_, n): Point => {
      const [a, b] = [side[deep] as Point, ridge[deep] as Point]
      const t = (n + 0.5) / 5
      return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + tall * (n % 2 ? 0.1 : -0.05)]
    })
    on.poly([top, ...side.slice(0, deep + 1), ...teeth, ...ridge.slice(0, deep).reverse()], paint)
  }
  cap(left, snow, 3)
  cap(right, mix(snow, rock, 0.42), 2)
}

export const mountain: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.noon, lights.golden, lights.winter, lights.dusk])
  const horizon = by.between(600, 660)
  const sun = sky(on, by, light, horizon)
  const snow = mix('#fffaf0', light.low, 0.35)
  for (let n = 0; n < 4; n++)
    peak(
      on,
      by,
      n * 480 + by.between(-100, 160),
      horizon,
      by.between(560, 760),
      by.between(200, 300),
      land(light, 0.14),
      mix(snow, light.far, 0.35),
    )
  peak(
    on,
    by,
    sun.x < width / 2 ? by.between(960, 1150) : by.between(450, 640),
    horizon + 20,
    by.between(1000, 1200),
    by.between(400, 470),
    land(light, 0.36),
    snow,
  )
  mist(on, by, horizon - 40, light.low, 5)
  const lake = by.chance(0.5)
  hills(on, by, light, horizon + 10, horizon + 60, 2, 0.7, 46, 0.6)
  if (lake) water(on, by, light, horizon + 110, sun, 0.5)
  const near = mix(light.near, light.green, 0.25)
  ground(on, skyline(by, height - 130, 60, 0.5), near, 0.1)
  for (let n = 0; n < 34; n++) {
    const x = by.pick([by.between(-20, 520), by.between(1080, 1620)])
    fir(on, by, x, height - by.between(10, 130), by.between(150, 330), mix(near, light.far, by.between(0.02, 0.22)))
  }
}

export const forest: Scene = (on, by) => {
  const light = by.pick([lights.fog, lights.dawn, lights.golden])
  const horizon = by.between(720, 780)
  sky(on, by, light, horizon, 0)
  for (let rank = 0; rank < 5; rank++) {
    const t = rank / 4
    const colour = mix(mix(light.far, light.green, 0.3 + t * 0.4), light.near, t * 0.78)
    const base = horizon - 60 + t * 250
    const count = 30 - rank * 5
    for (let n = 0; n < count; n++) {
      const x = (n / count) * (width + 200) - 100 + by.between(-40, 40)
      // The nearest rank leaves a clearing, or there would be no picture behind it.
      if (rank > 2 && x > 430 && x < 1140) continue
      fir(
        on,
        by,
        x,
        base + by.between(-20, 40),
        (260 + t * 640) * by.between(0.75, 1.15),
        mix(colour, light.low, by.between(0, 0.1)),
        0.05 + 0.08 * t,
      )
    }
    ground(on, skyline(by, base + 10, 14, 0.6), colour, 0.35, light.low)
    if (rank < 4) mist(on, by, base - 60, light.low, 4)
  }
  const path: Point[] = [
    [800, horizon + 60],
    [760, horizon + 150],
    [880, horizon + 230],
    [620, height + 20],
  ]
  on.path(
    `${smooth(path)}L1080 ${height + 20}${smooth([
      [1080, height + 20],
      [1010, horizon + 220],
      [800, horizon + 140],
      [812, horizon + 60],
    ]).replace('M', 'L')}z`,
    mix(light.low, light.near, 0.3),
  )
  person(on, 800, horizon + 190, 120, poses.walk, { colour: light.accent, coat: true })
}

export const wildfire: Scene = (on, by) => {
  const light = lights.ember
  const horizon = by.between(480, 560)
  sky(on, by, light, horizon, 0)
  for (let n = 0; n < 6; n++) {
    const x = by.between(0, width)
    const puffs = Array.from({ length: 14 }, (_, k) => {
      const r = 40 + k * 11
      return `M${x + k * 34 + Math.sin(k) * 40 - r} ${horizon - k * 44}a${r} ${r * 0.8} 0 0 1 ${r * 2} 0a${r} ${r * 0.8} 0 0 1 ${-r * 2} 0z`
    })
    on.path(puffs.join(''), mix(light.top, light.middle, by.between(0.1, 0.5)), 0.32)
  }
  for (let rank = 0; rank < 4; rank++) {
    const y = horizon + rank * 120
    const line = skyline(by, y, 80, 0.7)
    const from = by.whole(0, 60)
    const front = line.filter((_, i) => i % 2 === 0).slice(from / 2, from / 2 + 44)
    for (const [thick, colour, opacity] of [
      [150, light.middle, 0.16],
      [80, light.low, 0.22],
      [30, light.accent, 0.5],
    ] as const)
      on.stroke(smooth(front), colour, thick * (0.5 + rank * 0.2), opacity)
    for (const [x, fy] of front) flame(on, by, x, fy + 6, by.between(30, 90) * (0.6 + rank * 0.3), light)
    ground(on, line, mix(light.far, light.near, 0.4 + rank * 0.2), 0.2, light.middle)
    for (let n = 0; n < 16; n++)
      fir(
        on,
        by,
        by.between(0, width),
        y + 40 + by.between(0, 70),
        by.between(70, 120) * (0.6 + rank * 0.45),
        mix(light.near, light.far, 0.3 - rank * 0.1),
        0.02,
      )
  }
  for (let n = 0; n < 120; n++)
    on.disc(by.between(0, width), by.between(80, height), by.between(1, 3.4), by.pick([light.accent, light.low]), by.between(0.4, 1))
}

function flame(on: Plate, by: Dice, x: number, y: number, tall: number, light: Light): void {
  const lean = by.between(-0.2, 0.4) * tall
  for (const [scale, colour] of [
    [1, light.low],
    [0.6, light.accent],
    [0.3, '#fff3c4'],
  ] as const) {
    const [h, w] = [tall * scale, tall * 0.26 * scale]
    on.path(
      `M${x - w} ${y}C${x - w * 1.3} ${y - h * 0.4} ${x + lean * 0.2} ${y - h * 0.5} ${x + lean * scale} ${y - h}C${x + lean * 0.4 + w} ${y - h * 0.5} ${x + w * 1.5} ${y - h * 0.4} ${x + w} ${y}z`,
      colour,
      0.9,
    )
  }
}
