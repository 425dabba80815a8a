import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, clothes, rooms } from '../interior.ts'
import { person, poses } from '../people.ts'
import { perspective } from '../perspective.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const library: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.plum, rooms.olive, rooms.blue)
  const view = perspective(on, [by.between(720, 880), 470], 1.65, 760)
  on.sheet(darken(room.wall, 0.3))
  view.level(0, -2.4, 2.4, 1.5, 20, on.linear([0, 520], [0, height], [0, lighten(room.wood, 0.15)], [1, darken(room.wood, 0.5)]))
  view.level(4.4, -2.4, 2.4, 1.5, 20, darken(room.wall, 0.5))
  view.level(0.01, -0.8, 0.8, 1.5, 20, room.accent, 0.75)
  const spines = [
    room.accent,
    room.second,
    lighten(room.wall, 0.25),
    darken(room.accent, 0.35),
    mix(room.wood, room.second, 0.4),
    '#efe2c4',
    darken(room.second, 0.45),
  ]
  for (const x of [-2.4, 2.4]) {
    view.side(x, 0, 4.4, 1.5, 20, darken(room.wood, 0.55))
    for (let shelf = 0; shelf < 8; shelf++) {
      const low = 0.2 + shelf * 0.52
      for (let away = 1.5; away < 15; ) {
        const thick = by.between(0.05, 0.13) * (away > 8 ? 2.6 : 1)
        if (!by.chance(0.06))
          view.side(
            x * 0.997,
            low,
            low + by.between(0.3, 0.43),
            away,
            away + thick * 0.92,
            darken(by.pick(spines), Math.min(0.5, x > 0 ? 0.22 : 0.06)),
          )
        away += thick
      }
      view.side(x * 0.994, low - 0.07, low, 1.5, 20, lighten(room.wood, x < 0 ? 0.15 : 0))
    }
    for (let away = 2.6; away < 20; away += 2.6) view.side(x * 0.992, 0, 4.4, away, away + 0.14, room.wood)
  }
  view.front(-2.4, 2.4, 0, 4.4, 20, lighten(room.light, 0.1))
  for (let away = 16; away > 3; away -= 4) {
    const [lx, ly] = view.at([0, 3.3, away])
    on.disc(lx, ly, view.scale(away) * 0.6, room.light, 0.2)
    on.disc(lx, ly, view.scale(away) * 0.2, room.light)
  }
  for (const [x, away, facing] of [
    [0.5, 11, 1],
    [-1.7, 5.6, -1],
    [1.1, 4, 1],
  ] as const) {
    const [px, py] = view.at([x, 0, away])
    person(on, px, py, view.scale(away) * 1.7, by.pick([poses.stand, poses.carry]), {
      colour: by.pick(clothes(room)),
      legs: room.ink,
      facing,
      coat: by.chance(0.4),
    })
  }
}

export const books: Scene = (on, by) => {
  const room = anyRoom(by, rooms.rose, rooms.sand, rooms.mint, rooms.plum, rooms.teal)
  on.sheet(on.linear([0, 0], [width, height], [0, lighten(room.wall, 0.2)], [1, darken(room.wall, 0.15)]))
  on.disc(by.between(420, 620), 420, 360, lighten(room.light, 0.1), 0.4)
  on.poly(
    [
      [1000, -10],
      [1610, -10],
      [1200, 820],
      [420, 820],
    ],
    room.light,
    0.22,
  )
  on.rect(0, 820, width, height, on.linear([0, 820], [0, height], [0, room.wood], [1, darken(room.wood, 0.4)]))
  on.rect(0, 820, width, 8, lighten(room.wood, 0.3))
  const cloth = [room.accent, room.second, darken(room.wall, 0.5), mix(room.accent, '#f6e2b8', 0.5), darken(room.second, 0.4), '#efe2c4']
  const x = by.between(330, 460)
  let y = 850
  on.disc(x + 340, 858, 470, room.ink, 0.35, 26)
  for (let n = 0; n < 6; n++) {
    const [w, h] = [by.between(520, 720) - n * 20, by.between(56, 92)]
    y -= h
    lying(on, by, x + by.between(0, 110), y, w, h, cloth[n % cloth.length] ?? room.accent)
  }
  open(on, x + 340, y - 8, 560, room.ink)
  let at = 1190
  for (let n = 0; n < 4; n++) {
    const [w, h] = [by.between(52, 90), by.between(330, 460)]
    const colour = by.pick(cloth)
    on.group(n === 3 ? `transform="rotate(9 ${at + w} 850)"` : '', () => {
      on.rect(
        at,
        852 - h,
        w - 4,
        h,
        on.linear([at, 0], [at + w, 0], [0, lighten(colour, 0.2)], [0.4, colour], [1, darken(colour, 0.25)]),
        1,
        4,
      )
      for (const t of [0.12, 0.17, 0.8]) on.rect(at, 852 - h * (1 - t), w - 4, 8, lighten(colour, 0.5), 0.8)
    })
    at += w
  }
  on.path('M140 700h150v110q0 40 -40 40h-70q-40 0 -40 -40z', '#fbf6e8')
  on.stroke('M290 730q56 0 50 44t-56 40', '#fbf6e8', 16)
  for (const k of [0, 40]) on.stroke(`M${190 + k} 680q-22 -40 4 -76t-2 -74`, '#ffffff', 9, 0.45)
}

function lying(on: Plate, by: Dice, x: number, y: number, w: number, h: number, colour: string): void {
  on.rect(x + 10, y + h * 0.12, w - 18, h * 0.76, '#f7eed8')
  for (let n = 1; n < 6; n++) on.rect(x + 20, y + h * (0.12 + n * 0.12), w - 30, 2, '#c9b48c', 0.7)
  on.rect(x, y, w, h * 0.13, lighten(colour, 0.12), 1, 3)
  on.rect(x, y + h * 0.87, w, h * 0.13, darken(colour, 0.2), 1, 3)
  on.path(`M${x + 34} ${y}H${x + 8}q-18 ${h / 2} 0 ${h}h26q-14 ${-h / 2} 0 ${-h}z`, colour)
  if (by.chance(0.4)) on.rect(x + w * 0.7, y + h * 0.5, 16, h * 1.1, lighten(colour, 0.3))
}

function open(on: Plate, x: number, y: number, w: number, ink: string): void {
  for (const side of [-1, 1]) {
    on.path(
      `M${x} ${y}Q${x + side * w * 0.2} ${y - 66} ${x + side * w * 0.5} ${y - 34}L${x + side * w * 0.54} ${y - 14}Q${x + side * w * 0.22} ${y - 36} ${x} ${y + 14}z`,
      '#d8c59c',
    )
    on.path(
      `M${x} ${y - 8}Q${x + side * w * 0.2} ${y - 108} ${x + side * w * 0.5} ${y - 62}L${x + side * w * 0.53} ${y - 22}Q${x + side * w * 0.22} ${y - 54} ${x} ${y + 6}z`,
      side < 0 ? '#fffaf0' : '#f1e6cf',
    )
    for (let n = 0; n < 3; n++)
      on.stroke(
        `M${x + side * w * 0.07} ${y - 32 + n * 11}Q${x + side * w * 0.2} ${y - 78 + n * 13} ${x + side * w * 0.42} ${y - 60 + n * 12}`,
        ink,
        4,
        0.3,
      )
  }
}
