import { portico, towers } from './buildings.ts'
import { darken, lighten, mix } from './colour.ts'
import type { Dice } from './dice.ts'
import { type Light, land } from './light.ts'
import { sky } from './nature.ts'
import { passersBy } from './people.ts'
import { tree } from './plants.ts'
import { height, type Plate, width } from './plate.ts'

/** A porticoed house of any kind on its square, with people going by; `dome` crowns it. */
export function publicBuilding(on: Plate, by: Dice, light: Light, dome: boolean, count: number): void {
  const horizon = 700
  sky(on, by, light, horizon)
  towers(on, by, light, horizon, 170, [0.16])
  const stone = mix('#efe4cc', light.near, light.dark ? 0.34 : 0.03)
  const shade = mix(mix(stone, light.near, 0.5), light.top, 0.15)
  for (const x of [60, 1140]) {
    on.rect(x, 470, 400, 320, mix(stone, shade, 0.3))
    for (let n = 0; n < 5; n++)
      for (const y of [510, 620]) on.rect(x + 34 + n * 72, y, 34, 74, light.dark && by.chance(0.7) ? light.lamp : shade)
    on.rect(x - 14, 452, 428, 26, stone)
  }
  if (dome) cupola(on, 800, 340, 210, mix(light.top, light.green, 0.5), stone, shade)
  portico(on, 430, 800, 740, dome ? 250 : 300, count, stone, shade)
  on.rect(
    0,
    796,
    width,
    height,
    on.linear([0, 796], [0, height], [0, mix(light.low, light.far, 0.4)], [1, mix(light.far, light.near, 0.55)]),
  )
  for (let n = 0; n < 60; n++) on.rect(by.between(-50, width), 810 + by.next() ** 1.5 * 250, by.between(40, 160), 3, light.near, 0.13)
  for (const x of [by.between(60, 180), by.between(1420, 1540)]) tree(on, by, x, 850, 330, mix(light.green, light.near, 0.35))
  passersBy(on, by, 850, 92, 6, [light.near, light.accent, land(light, 0.7)], 240, 1360)
  passersBy(on, by, 990, 230, 4, [light.near, mix(light.accent, light.near, 0.1), lighten(light.near, 0.12)])
}

function cupola(on: Plate, x: number, base: number, r: number, copper: string, stone: string, shade: string): void {
  on.rect(x - r * 0.9, base, r * 1.8, 140, stone)
  for (let n = 0; n < 11; n++) on.rect(x - r * 0.8 + n * r * 0.152, base + 24, r * 0.06, 116, shade)
  on.path(
    `M${x - r} ${base + 6}C${x - r} ${base - r * 0.9} ${x - r * 0.3} ${base - r * 1.08} ${x} ${base - r * 1.1}C${x + r * 0.3} ${base - r * 1.08} ${x + r} ${base - r * 0.9} ${x + r} ${base + 6}z`,
    on.linear([x - r, 0], [x + r, 0], [0, lighten(copper, 0.3)], [0.45, copper], [1, darken(copper, 0.4)]),
  )
  for (const k of [-0.66, -0.33, 0, 0.33, 0.66])
    on.stroke(`M${x + k * r} ${base}Q${x + k * r * 0.8} ${base - r * 0.8} ${x} ${base - r * 1.08}`, darken(copper, 0.35), 4, 0.5)
  on.rect(x - r * 0.13, base - r * 1.36, r * 0.26, r * 0.3, stone)
  on.path(`M${x - r * 0.15} ${base - r * 1.35}Q${x} ${base - r * 1.6} ${x + r * 0.15} ${base - r * 1.35}z`, copper)
  on.rect(x - 3, base - r * 1.9, 6, r * 0.42, shade)
}
