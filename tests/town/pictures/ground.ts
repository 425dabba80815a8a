import { darken, lighten, mix } from './colour.ts'
import type { Dice } from './dice.ts'
import { type Light, lights } from './light.ts'
import { cloud, stars } from './nature.ts'
import { type Dress, type Pose, person, skins } from './people.ts'
import { perspective, type View } from './perspective.ts'
import { height, type Plate, width } from './plate.ts'

export const kits = [
  ['#d1472f', '#f6efdf'],
  ['#f2b441', '#1f3a5f'],
  ['#2f7f86', '#f6efdf'],
  ['#f6efdf', '#7a2a4a'],
  ['#35507c', '#e9a82f'],
  ['#7a2a4a', '#9fd0d6'],
] as const

/** A ground under lights or sun: stands full of people, mown grass in bands. Gives the view of its turf. */
export function pitch(on: Plate, by: Dice, light: Light, horizon: number): View {
  on.sheet(on.linear([0, 0], [0, horizon], [0, light.top], [0.7, light.middle], [1, light.low]))
  if (light.dark) stars(on, by, 200, 40)
  else for (let n = 0; n < 3; n++) cloud(on, by, by.between(100, 1500), by.between(60, 200), by.between(200, 420), light)
  stands(on, by, light, horizon)
  for (const x of [150, 560, 1040, 1450]) floodlight(on, x, horizon - 150, light)
  const view = perspective(on, [800, horizon - 40], 2.1, 900)
  const turf = mix('#3f8f4f', light.near, light.dark ? 0.3 : 0.1)
  on.rect(0, horizon, width, height, turf)
  for (let n = 0; n < 14; n += 2) {
    const [from, to] = [2.7 * 1.3 ** n, 2.7 * 1.3 ** (n + 1)]
    view.level(0, -200, 200, from, to, lighten(turf, 0.12))
  }
  on.rect(0, horizon - 34, width, 40, darken(light.near, 0.1))
  for (let x = -20; x < width; x += 164)
    on.rect(x, horizon - 30, 156, 30, by.pick([light.accent, mix(light.near, light.far, 0.3), '#e9dcc0', mix(light.top, light.near, 0.5)]))
  return view
}

function stands(on: Plate, by: Dice, light: Light, foot: number): void {
  const shade = mix(light.near, light.far, 0.18)
  on.path(
    `M-10 ${foot - 300}Q800 ${foot - 210} ${width + 10} ${foot - 300}V${foot}H-10z`,
    on.linear([0, foot - 290], [0, foot], [0, darken(shade, 0.35)], [1, shade]),
  )
  const dots = ['#e9dcc0', light.accent, mix(light.far, '#ffffff', 0.2), mix(light.accent, light.near, 0.4), lighten(shade, 0.3)]
  for (let row = 0; row < 13; row++) {
    for (let x = (row % 2) * 9; x < width; x += 18) {
      const y = foot - 54 - row * 14 - ((x - 800) / 800) ** 2 * 52
      if (by.chance(0.86)) on.disc(x + by.between(-3, 3), y, 5.5, mix(by.pick(dots), shade, by.between(0.1, 0.6)), 1, 6.5)
    }
  }
  on.path(
    `M-10 ${foot - 340}Q800 ${foot - 244} ${width + 10} ${foot - 340}V${foot - 292}Q800 ${foot - 206} -10 ${foot - 292}z`,
    darken(light.near, 0.2),
  )
}

export function floodlight(on: Plate, x: number, base: number, light: Light): void {
  on.rect(x - 5, base - 240, 10, 200, light.near)
  if (light.dark)
    for (const [r, opacity] of [
      [170, 0.1],
      [100, 0.18],
    ] as const)
      on.disc(x, base - 250, r, light.lamp, opacity)
  for (let n = 0; n < 8; n++)
    on.disc(x - 42 + (n % 4) * 28, base - 262 + Math.floor(n / 4) * 28, 11, light.dark ? '#fffbe8' : mix('#ffffff', light.far, 0.3))
}

type Player = { x: number; away: number; pose: Pose; dress: Dress }

export function player(on: Plate, view: View, { x, away, pose, dress }: Player): void {
  const [px, py] = view.at([x, 0, away])
  const m = view.scale(away)
  on.disc(px + m * 0.3, py, m * 0.75, '#0a1a14', 0.32, m * 0.09)
  person(on, px, py, m * 1.85, pose, dress)
}

export const outdoors = (by: Dice): Light => by.pick([lights.night, lights.dusk, lights.noon, lights.golden])

export const kit = (by: Dice, [colour, legs]: readonly [string, string], facing: 1 | -1): Dress => ({
  colour,
  legs,
  facing,
  skin: by.pick(skins),
})
