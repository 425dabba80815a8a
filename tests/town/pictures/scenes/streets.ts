import { facades } from '../buildings.ts'
import { darken, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { type Light, lights } from '../light.ts'
import { hills, sky } from '../nature.ts'
import { person, poses } from '../people.ts'
import { perspective, type View } from '../perspective.ts'
import { tree } from '../plants.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

/** One side of a street: houses of several widths running away, with windows and a shop below. */
function terrace(view: View, by: Dice, x: number, light: Light, shaded: boolean): void {
  const houses: { from: number; to: number; tall: number; paint: string }[] = []
  for (let away = 5; away < 90; ) {
    const long = by.between(5, 9)
    houses.push({
      from: away,
      to: away + long,
      tall: by.between(9, 15),
      paint: mix(by.pick(facades), light.near, light.dark ? 0.55 : shaded ? 0.38 : 0.06),
    })
    away += long
  }
  for (const { from, to, tall, paint } of houses.reverse()) {
    const hazy = mix(paint, light.low, Math.min(0.72, from / 90))
    view.side(x, 0, tall, from, to, hazy)
    view.side(x, tall - 0.5, tall, from, to, darken(hazy, 0.3))
    view.side(x, 0, 3.3, from, to, darken(hazy, 0.36))
    const across = Math.round((to - from) / 2)
    for (let k = 0; k < across; k++) {
      const [a, b] = [from + ((k + 0.28) * (to - from)) / across, from + ((k + 0.72) * (to - from)) / across]
      view.side(x, 0.4, 2.7, a, b, by.chance(light.dark ? 0.8 : 0.3) ? light.lamp : darken(hazy, 0.6))
      for (let up = 4.2; up < tall - 2.2; up += 3)
        view.side(x, up, up + 1.9, a, b, by.chance(light.dark ? 0.5 : 0.1) ? light.lamp : darken(hazy, 0.55))
    }
    if (by.chance(0.5))
      view.face(
        [
          [x, 3.2, from + 0.5],
          [x, 3.2, to - 0.5],
          [x - Math.sign(x) * 1.3, 2.6, to - 0.5],
          [x - Math.sign(x) * 1.3, 2.6, from + 0.5],
        ],
        mix(by.pick([light.accent, lights.noon.green, '#e9dcc0']), light.near, light.dark ? 0.4 : 0.1),
      )
  }
}

export const street: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.noon, lights.fog])
  const vanish = [by.between(700, 900), by.between(560, 610)] as const
  sky(on, by, { ...light, sunHeight: [0.1, 0.3] }, vanish[1] + 40, 3)
  const view = perspective(on, vanish, 1.7, 640)
  view.level(0, -60, 60, 2, 400, mix(light.near, light.far, light.dark ? 0.25 : 0.5))
  terrace(view, by, -7, light, by.chance(0.5))
  terrace(view, by, 7, light, true)
  for (const x of [-7, 4.4]) view.level(0.02, x, x + 2.6, 2, 90, mix(light.low, light.near, light.dark ? 0.6 : 0.3))
  for (let away = 3; away < 60; away += 6) view.level(0.03, -0.1, 0.1, away, away + 2.6, light.low, 0.75)
  for (let away = 44; away > 8; away -= 9) {
    for (const x of [-4.6, 4.7]) {
      const [px, py] = view.at([x, 0, away])
      tree(on, by, px, py, view.scale(away) * 5.4, mix(mix(light.green, light.near, 0.3), light.low, away / 80))
    }
  }
  for (const away of [34, 24, 17, 12, 9, 7]) {
    const [px, py] = view.at([by.pick([by.between(-6, -4.4), by.between(4.6, 6), by.between(-2.5, 2.5)]), 0, away])
    person(on, px, py, view.scale(away) * 1.72, by.pick([poses.walk, poses.stride]), {
      colour: mix(by.pick([light.accent, light.near, '#e9dcc0']), light.low, away / 70),
      facing: by.pick([1, -1]),
      coat: true,
    })
  }
}

export const road: Scene = (on, by) => {
  const light = by.pick([lights.dusk, lights.golden, lights.dawn, lights.storm])
  const horizon = by.between(470, 540)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 70, horizon, 3, 0.6, 80, 0.45)
  on.rect(
    0,
    horizon,
    width,
    height,
    on.linear(
      [0, horizon],
      [0, height],
      [0, mix(mix(light.far, light.green, 0.4), light.low, 0.3)],
      [1, mix(light.green, light.near, 0.6)],
    ),
  )
  const view = perspective(on, [mix3(sun.x), horizon - 4], 5, 700)
  view.level(0, -9.5, 9.5, 3, 900, mix(light.near, light.far, 0.3))
  for (const x of [-9, -0.6, 0.3, 8.7]) view.level(0.02, x, x + 0.3, 3, 500, light.low, 0.8)
  for (const lane of [-4.9, 4.6])
    for (let away = 6; away < 200; away += 14) view.level(0.02, lane, lane + 0.25, away, away + 6, light.low, 0.7)
  for (const away of [120, 84, 60, 44, 31, 22, 16]) {
    const lane = by.pick([-7, -2.7, 2.7, 6.8])
    car(on, view, lane, away, by.pick([light.accent, light.near, '#e9dcc0', mix(light.top, light.near, 0.4)]), light, lane < 0)
  }
  for (let away = 150; away > 9; away *= 0.74) {
    for (const side of [-1, 1]) {
      view.line(
        [
          [side * 11.5, 0, away],
          [side * 11.5, 9, away],
          [side * 8.6, 9.5, away],
        ],
        light.near,
        Math.max(1.5, view.scale(away) * 0.2),
      )
      const [lx, ly] = view.at([side * 8.6, 9.4, away])
      on.disc(lx, ly, view.scale(away) * 0.4, light.lamp, light.dark ? 1 : 0.7)
    }
  }
}

const mix3 = (x: number) => Math.min(1000, Math.max(600, x))

/** A car from behind or from the front. */
export function car(on: Plate, view: View, x: number, away: number, paint: string, light: Light, coming: boolean): void {
  const [px, py] = view.at([x, 0, away])
  const m = view.scale(away)
  on.disc(px, py, m * 1.25, light.near, 0.5, m * 0.16)
  on.rect(px - m * 0.95, py - m * 0.95, m * 1.9, m * 0.75, paint, 1, m * 0.16)
  on.poly(
    [
      [px - m * 0.82, py - m * 0.9],
      [px - m * 0.6, py - m * 1.5],
      [px + m * 0.6, py - m * 1.5],
      [px + m * 0.82, py - m * 0.9],
    ],
    darken(paint, 0.15),
  )
  on.poly(
    [
      [px - m * 0.68, py - m * 0.92],
      [px - m * 0.5, py - m * 1.4],
      [px + m * 0.5, py - m * 1.4],
      [px + m * 0.68, py - m * 0.92],
    ],
    mix(light.middle, light.near, 0.5),
  )
  for (const side of [-1, 1]) {
    on.rect(px + side * m * 0.72 - m * 0.16, py - m * 0.28, m * 0.32, m * 0.3, light.near)
    on.disc(px + side * m * 0.72, py - m * 0.62, m * 0.14, coming ? '#fff3cf' : '#e0402f')
    if (coming) on.disc(px + side * m * 0.72, py - m * 0.62, m * 0.5, '#fff3cf', 0.25)
  }
}
