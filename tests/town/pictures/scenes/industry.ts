import { darken, lighten, mix } from '../colour.ts'
import { anyRoom, rooms } from '../interior.ts'
import { type Light, lights } from '../light.ts'
import { ground, hills, mist, sky, skyline } from '../nature.ts'
import { person, poses } from '../people.ts'
import { perspective } from '../perspective.ts'
import { height, type Plate, smooth, straight, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const factory: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.fog])
  const horizon = 730
  sky(on, by, light, horizon)
  hills(on, by, light, horizon - 40, horizon, 2, 0.5, 60, 0.3)
  for (const [x, tall, w] of [
    [by.between(160, 260), 430, 46],
    [by.between(360, 420), 520, 54],
    [by.between(1240, 1340), 470, 50],
  ] as const) {
    const puffs = Array.from({ length: 11 }, (_, k) => {
      const r = 22 + k * 11
      return `M${x + k * k * 4 + Math.sin(k * 2) * 12 - r} ${horizon - tall - 20 - k * 30}a${r} ${r * 0.72} 0 0 1 ${r * 2} 0a${r} ${r * 0.72} 0 0 1 ${-r * 2} 0z`
    })
    on.path(puffs.join(''), mix(light.low, '#ffffff', 0.3), 0.75)
    const brick = mix('#a4533c', light.near, 0.3)
    on.poly(
      [
        [x - w * 0.36, horizon - tall],
        [x + w * 0.36, horizon - tall],
        [x + w * 0.5, horizon],
        [x - w * 0.5, horizon],
      ],
      on.linear([x - w / 2, 0], [x + w / 2, 0], [0, lighten(brick, 0.15)], [1, darken(brick, 0.3)]),
    )
    for (const t of [0.02, 0.1]) on.rect(x - w * 0.4, horizon - tall * (1 - t), w * 0.8, 14, '#efe2c8')
  }
  const wall = mix('#b9614a', light.near, 0.24)
  for (let n = 0; n < 6; n++) {
    const x = 70 + n * 190
    on.poly(
      [
        [x, horizon - 160],
        [x, horizon - 290],
        [x + 190, horizon - 160],
      ],
      on.linear([x, 0], [x + 190, 0], [0, mix(light.low, light.middle, 0.5)], [1, darken(wall, 0.45)]),
    )
    on.poly(
      [
        [x, horizon - 290],
        [x + 14, horizon - 290],
        [x + 200, horizon - 160],
        [x + 180, horizon - 160],
      ],
      darken(wall, 0.5),
    )
  }
  on.rect(60, horizon - 164, 1160, 200, on.linear([0, horizon - 160], [0, horizon + 36], [0, wall], [1, darken(wall, 0.25)]))
  for (let n = 0; n < 15; n++)
    for (const y of [horizon - 132, horizon - 56])
      on.rect(90 + n * 75, y, 46, 52, by.chance(light.dark ? 0.7 : 0.3) ? light.lamp : darken(wall, 0.6))
  on.rect(1180, horizon - 230, 330, 266, mix(light.near, light.far, 0.4))
  for (let n = 0; n < 11; n++) on.rect(1190 + n * 29, horizon - 222, 4, 250, light.near, 0.3)
  on.rect(1250, horizon - 130, 190, 166, darken(light.near, 0.2))
  on.rect(0, horizon + 30, width, height, on.linear([0, horizon + 30], [0, height], [0, mix(light.far, light.near, 0.35)], [1, light.near]))
  for (let n = 0; n < 9; n++)
    person(
      on,
      120 + n * 165 + by.between(-50, 50),
      horizon + 140 + by.between(-30, 130),
      by.between(150, 190),
      by.pick([poses.walk, poses.stride]),
      { colour: by.pick([light.accent, mix(light.near, light.far, 0.3), '#35507c']), legs: light.near, facing: 1 },
    )
}

export const mine: Scene = (on, by) => {
  const light = by.pick([lights.golden, lights.drouth, lights.dusk, lights.dawn])
  const horizon = by.between(330, 390)
  sky(on, by, light, horizon)
  hills(on, by, light, horizon - 30, horizon, 2, 0.5, 50, 0.3)
  const rock = [mix('#c98a58', light.far, 0.35), mix('#8f4a34', light.near, 0.25)] as const
  const middle = by.between(680, 920)
  for (let n = 0; n < 9; n++) {
    const t = n / 8
    const [rx, y] = [1250 * (1 - t * 0.8), horizon + 30 + t * 470]
    const wobble = Array.from({ length: 25 }, (_, k) => {
      const turn = (k / 24) * 2 * Math.PI
      return [
        middle + Math.cos(turn) * rx * by.between(0.96, 1.04),
        y + Math.sin(turn) * rx * 0.24 * by.between(0.95, 1.05) + rx * 0.2,
      ] as const
    })
    on.path(`${smooth(wobble)}z`, n % 2 ? mix(rock[0], rock[1], t) : lighten(mix(rock[0], rock[1], t), 0.2))
  }
  on.disc(middle, horizon + 590, 190, mix(light.top, light.near, 0.2), 0.95, 44)
  for (const [x, y, s] of [
    [middle - 380, horizon + 330, 0.6],
    [middle + 420, horizon + 420, 0.8],
    [by.between(250, 420), 900, 2],
  ] as const)
    truck(on, x, y, s * 90, mix('#e9a82f', light.near, 0.08), light)
  digger(on, by.between(1080, 1200), 960, 300, mix('#e9a82f', light.near, 0.08), light)
  ground(on, skyline(by, height - 70, 22, 0.7), darken(rock[1], 0.45), 0.05)
}

function truck(on: Plate, x: number, y: number, s: number, paint: string, light: Light): void {
  on.disc(x, y + s * 0.02, s * 1.1, light.near, 0.4, s * 0.1)
  on.poly(
    [
      [x - s, y - s * 0.86],
      [x + s * 0.5, y - s * 0.98],
      [x + s * 0.36, y - s * 0.4],
      [x - s * 0.74, y - s * 0.36],
    ],
    paint,
  )
  on.path(
    `M${x - s * 0.95} ${y - s * 0.87}Q${x - s * 0.3} ${y - s * 1.3} ${x + s * 0.46} ${y - s * 0.97}z`,
    mix('#8f4a34', light.near, 0.4),
  )
  on.rect(x + s * 0.4, y - s * 0.78, s * 0.42, s * 0.46, darken(paint, 0.2))
  on.rect(x + s * 0.5, y - s * 0.72, s * 0.28, s * 0.2, mix(light.low, light.top, 0.5))
  on.rect(x - s * 0.7, y - s * 0.4, s * 1.54, s * 0.16, light.near)
  for (const wheel of [-0.44, 0.56]) {
    on.disc(x + s * wheel, y - s * 0.24, s * 0.26, darken(light.near, 0.3))
    on.disc(x + s * wheel, y - s * 0.24, s * 0.1, paint)
  }
}

function digger(on: Plate, x: number, y: number, s: number, paint: string, light: Light): void {
  on.rect(x - s * 0.42, y - s * 0.18, s * 0.84, s * 0.2, darken(light.near, 0.2), 1, s * 0.1)
  on.rect(x - s * 0.3, y - s * 0.5, s * 0.66, s * 0.3, paint, 1, 8)
  on.rect(x - s * 0.26, y - s * 0.72, s * 0.26, s * 0.3, paint, 1, 6)
  on.rect(x - s * 0.23, y - s * 0.68, s * 0.18, s * 0.2, mix(light.low, light.top, 0.5))
  on.stroke(
    straight([
      [x - s * 0.1, y - s * 0.44],
      [x - s * 0.62, y - s * 1.02],
      [x - s * 1.06, y - s * 0.62],
    ]),
    paint,
    s * 0.085,
  )
  on.stroke(
    straight([
      [x - s * 0.2, y - s * 0.4],
      [x - s * 0.5, y - s * 0.82],
    ]),
    darken(paint, 0.5),
    s * 0.03,
  )
  on.path(
    `M${x - s * 1.16} ${y - s * 0.64}h${s * 0.2}l${s * 0.04} ${s * 0.24}q${-s * 0.2} ${s * 0.12} ${-s * 0.3} ${-s * 0.02}z`,
    darken(paint, 0.45),
  )
}

export const dataCentre: Scene = (on, by) => {
  const room = anyRoom(by, rooms.night, rooms.teal, rooms.blue, rooms.plum)
  const view = perspective(on, [by.between(720, 880), 500], 1.65, 760)
  on.sheet(darken(room.wall, 0.35))
  view.level(0, -1.9, 1.9, 1.4, 40, on.linear([0, 520], [0, height], [0, lighten(room.floor, 0.25)], [1, darken(room.floor, 0.4)]))
  view.level(3.1, -1.9, 1.9, 1.4, 40, darken(room.wall, 0.5))
  for (let away = 2; away < 34; away += 2.4) view.level(3.08, -0.3, 0.3, away, away + 1.5, '#f4fbff', 0.9)
  for (let away = 1.6; away < 34; away += 1.2) view.level(0.01, -1.9, 1.9, away, away + 0.04, room.ink, 0.5)
  for (const x of [-1.9, 1.9]) {
    view.side(x, 0, 2.7, 1.4, 40, darken(room.wall, 0.3))
    for (let away = 30; away > 1.2; away -= 1.1) {
      const dim = Math.min(0.5, away / 40)
      view.side(x, 0.05, 2.65, away, away + 1.02, mix(darken(room.ink, 0.1), room.wall, dim))
      for (let up = 0.25; up < 2.5; up += 0.17) {
        view.side(x * 0.998, up, up + 0.11, away + 0.1, away + 0.92, mix(room.wall, room.ink, 0.55 - dim))
        for (let k = 0; k < 3; k++)
          if (by.chance(0.55))
            view.side(
              x * 0.996,
              up + 0.03,
              up + 0.08,
              away + 0.16 + k * 0.22,
              away + 0.26 + k * 0.22,
              by.pick([room.accent, '#6fe0c8', '#6fe0c8', '#ff6b57']),
              1 - dim,
            )
      }
    }
  }
  view.front(-1.9, 1.9, 0, 3.1, 40, lighten(room.wall, 0.5))
  const [px, py] = view.at([by.between(-0.6, 0.6), 0, 5.4])
  person(on, px, py, view.scale(5.4) * 1.74, poses.walk, { colour: room.accent, legs: room.ink })
  mist(on, by, 540, room.second, 2)
}
