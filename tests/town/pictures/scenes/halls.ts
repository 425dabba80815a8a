import { columns } from '../buildings.ts'
import { darken, lighten, mix } from '../colour.ts'
import { anyRoom, clothes, rooms } from '../interior.ts'
import { lights } from '../light.ts'
import { person, poses } from '../people.ts'
import { perspective } from '../perspective.ts'
import { height, width } from '../plate.ts'
import { publicBuilding } from '../public-building.ts'
import type { Scene } from '../scene.ts'

export const court: Scene = (on, by) => {
  if (by.chance(0.4)) return publicBuilding(on, by, by.pick([lights.dawn, lights.golden, lights.storm]), false, 6)
  const room = anyRoom(by, rooms.sand, rooms.teal, rooms.plum, rooms.mint)
  on.sheet(on.linear([0, 0], [width, height], [0, lighten(room.wall, 0.15)], [1, darken(room.wall, 0.3)]))
  columns(on, -60, 860, 1720, 860, 6, mix(room.wall, room.second, 0.4))
  on.poly(
    [
      [by.between(200, 500), 0],
      [by.between(700, 860), 0],
      [1700, 1000],
      [1000, 1000],
    ],
    room.light,
    0.22,
  )
  on.rect(0, 850, width, 30, darken(room.wood, 0.3))
  on.rect(0, 878, width, 200, on.linear([0, 878], [0, height], [0, room.wood], [1, darken(room.wood, 0.5)]))
  const [x, tilt] = [by.between(640, 960), by.between(-9, 9)]
  const brass = mix('#e0a93f', room.wood, 0.12)
  const dark = darken(brass, 0.4)
  on.disc(x + 30, 884, 260, room.ink, 0.4, 22)
  on.path(`M${x - 150} 880q0 -34 50 -44h200q50 10 50 44z`, dark)
  on.rect(x - 13, 270, 26, 580, on.linear([x - 13, 0], [x + 13, 0], [0, lighten(brass, 0.35)], [0.5, brass], [1, dark]))
  on.path(`M${x - 46} 846q34 -30 34 -120h24q0 90 34 120z`, brass)
  on.disc(x, 262, 28, brass)
  const turn = (tilt * Math.PI) / 180
  const arm = 330
  for (const side of [-1, 1]) {
    const [ex, ey] = [x + side * arm * Math.cos(turn), 300 + side * arm * Math.sin(turn)]
    on.path(`M${x} 285Q${(x + ex) / 2} ${(285 + ey) / 2 - 34} ${ex} ${ey - 8}v16Q${(x + ex) / 2} ${(300 + ey) / 2 - 2} ${x} 315z`, brass)
    for (const k of [-1, 1]) on.stroke(`M${ex} ${ey}L${ex + k * 118} ${ey + 270}`, dark, 4)
    on.path(
      `M${ex - 134} ${ey + 268}h268q-20 92 -134 92t-134 -92z`,
      on.linear([ex - 134, 0], [ex + 134, 0], [0, lighten(brass, 0.3)], [0.5, brass], [1, dark]),
    )
    on.disc(ex, ey, 13, dark)
  }
}

export const bank: Scene = (on, by) =>
  publicBuilding(on, by, by.pick([lights.dawn, lights.noon, lights.golden, lights.winter, lights.dusk]), false, by.pick([6, 8, 10]))

export const ballot: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.sand, rooms.rose, rooms.mint, rooms.blue)
  on.sheet(on.linear([0, 0], [0, height], [0, lighten(room.wall, 0.12)], [1, room.wall]))
  const view = perspective(on, [800, 380], 1.6, 700)
  view.level(0, -20, 20, 2, 30, room.floor)
  for (const n of [-2, -1, 0, 1, 2]) {
    const x = n * 2.3
    view.front(x - 0.85, x + 0.85, 0, 2.1, 9, darken(room.wall, 0.28))
    view.front(x - 0.75, x + 0.75, 0.7, 2, 8.95, darken(room.wall, 0.5))
    if (by.chance(0.7)) {
      const [px, py] = view.at([x, 0, 8.8])
      person(on, px, py, view.scale(8.8) * 1.7, poses.stand, { colour: by.pick(clothes(room)), legs: room.ink, coat: true })
    }
    view.front(x - 0.85, x + 0.85, 0.5, 1.15, 8.5, lighten(room.second, 0.2))
  }
  on.rect(0, 880, width, 200, on.linear([0, 880], [0, height], [0, room.wood], [1, darken(room.wood, 0.4)]))
  on.rect(0, 872, width, 14, lighten(room.wood, 0.25))
  const x = by.between(560, 700)
  on.disc(x + 260, 906, 330, room.ink, 0.35, 20)
  on.poly(
    [
      [x, 560],
      [x + 420, 560],
      [x + 420, 905],
      [x, 905],
    ],
    on.linear([x, 0], [x + 420, 0], [0, lighten(room.second, 0.45)], [1, lighten(room.second, 0.15)]),
  )
  on.poly(
    [
      [x + 420, 560],
      [x + 520, 520],
      [x + 520, 868],
      [x + 420, 905],
    ],
    darken(room.second, 0.3),
  )
  on.poly(
    [
      [x, 560],
      [x + 100, 520],
      [x + 520, 520],
      [x + 420, 560],
    ],
    lighten(room.second, 0.6),
  )
  on.poly(
    [
      [x + 150, 546],
      [x + 172, 536],
      [x + 372, 536],
      [x + 352, 546],
    ],
    room.ink,
  )
  on.disc(x + 210, 735, 74, room.accent)
  on.stroke(`M${x + 172} 738l28 30l52 -62`, '#fffaf0', 18)
  on.group(`transform="rotate(${by.between(-9, -3)} ${x + 260} 400)"`, () => {
    on.poly(
      [
        [x + 170, 250],
        [x + 356, 250],
        [x + 356, 541],
        [x + 170, 541],
      ],
      '#fffaf0',
    )
    for (let n = 0; n < 4; n++) {
      on.rect(x + 194, 330 + n * 46, 24, 24, room.ink, 0.75)
      on.rect(x + 234, 336 + n * 46, by.between(60, 96), 11, room.ink, 0.35)
    }
    on.stroke(`M${x + 196} 376l9 11l18 -26`, room.accent, 7)
  })
  const sleeve = room.ink
  on.path(
    `M${x + 330} 262C${x + 420} 170 ${x + 620} 20 ${x + 780} -60L${x + 980} 120C${x + 760} 180 ${x + 560} 300 ${x + 430} 330z`,
    sleeve,
  )
  on.path(
    `M${x + 318} 300C${x + 330} 250 ${x + 380} 222 ${x + 414} 214L${x + 452} 300C${x + 420} 318 ${x + 392} 340 ${x + 352} 352C${x + 322} 352 ${x + 312} 322 ${x + 318} 300z`,
    '#b9775a',
  )
}

export const museum: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.rose, rooms.sand, rooms.plum)
  const view = perspective(on, [by.between(700, 900), 520], 1.7, 720)
  on.sheet(room.wall)
  view.level(0, -7, 7, 2, 22, on.linear([0, 560], [0, height], [0, lighten(room.wood, 0.1)], [1, darken(room.wood, 0.35)]))
  view.level(7, -7, 7, 2, 22, lighten(room.light, 0.1))
  for (let away = 4; away < 22; away += 3) view.level(6.98, -4, 4, away, away + 1.6, '#ffffff', 0.8)
  for (const x of [-7, 7]) {
    view.side(x, 0, 7, 2, 22, x < 0 ? darken(room.wall, 0.12) : darken(room.wall, 0.3))
    view.side(x * 0.998, 0, 0.35, 2, 22, darken(room.wall, 0.55))
    for (let away = 5; away < 20; away += 4.4) {
      view.side(x * 0.99, 1.2, 4.2, away, away + 3, mix('#d9a441', room.ink, 0.25))
      const art = [room.accent, room.second, lighten(room.wood, 0.2), mix(room.accent, room.ink, 0.5)]
      view.side(x * 0.985, 1.4, 4, away + 0.2, away + 2.8, by.pick(art))
      view.side(x * 0.984, 1.4, by.between(2, 3), away + 0.2, away + 2.8, by.pick(art))
      view.side(x * 0.983, by.between(2.2, 2.6), by.between(2.9, 3.6), away + 0.9, away + 2, by.pick(art))
    }
  }
  view.front(-7, 7, 0, 7, 22, lighten(room.wall, 0.16))
  view.front(-3, 3, 0.9, 5, 21.8, mix('#d9a441', room.ink, 0.2))
  view.front(-2.7, 2.7, 1.2, 4.7, 21.7, room.accent)
  view.front(-2.7, 2.7, 1.2, 2.6, 21.6, room.second)
  for (const away of [17, 13, 9.5, 6.4, 4.3]) {
    const [px, py] = view.at([by.between(-2.6, 2.6) * Math.min(1.6, away / 6), 0, away])
    on.disc(px, py, view.scale(away) * 0.5, room.ink, 0.3, view.scale(away) * 0.07)
    person(on, px, py, view.scale(away) * 1.7, by.pick([poses.stand, poses.walk]), {
      colour: by.pick(clothes(room)),
      legs: room.ink,
      facing: by.pick([1, -1]),
      coat: by.chance(0.5),
    })
  }
}
