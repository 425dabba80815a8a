import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, clothes, type Room, rooms } from '../interior.ts'
import { outlook } from '../outlook.ts'
import { person, poses, skins } from '../people.ts'
import { perspective } from '../perspective.ts'
import { height, type Plate, straight, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const office: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.sand, rooms.mint, rooms.blue)
  on.sheet(on.linear([0, 0], [0, height], [0, room.wall], [1, darken(room.wall, 0.15)]))
  outlook(on, by, 60, 90, 1480, 480, darken(room.wall, 0.45), 5)
  on.rect(0, 660, width, height, on.linear([0, 660], [0, height], [0, room.floor], [1, darken(room.floor, 0.35)]))
  for (let n = 0; n < 4; n++) lamp(on, 240 + n * 380, 0, by.between(120, 170), room)
  const coats = clothes(room)
  for (const [rank, y] of [760, 980].entries()) {
    const s = 1 + rank * 0.55
    for (let x = rank ? -160 : 60; x < width; x += 470 * s) desk(on, by, x + by.between(-20, 20), y, 380 * s, room, by.pick(coats))
  }
  person(on, by.between(640, 960), 830, 360, poses.walk, { colour: by.pick(coats), legs: room.ink, facing: by.pick([1, -1]) })
}

function lamp(on: Plate, x: number, y: number, drop: number, room: Room): void {
  on.rect(x - 2, y, 4, drop, room.ink)
  on.path(`M${x - 52} ${drop + 40}q8 -44 52 -44t52 44z`, room.accent)
  on.disc(x, drop + 42, 46, room.light, 0.9, 8)
  on.poly(
    [
      [x - 46, drop + 44],
      [x + 46, drop + 44],
      [x + 190, drop + 420],
      [x - 190, drop + 420],
    ],
    room.light,
    0.08,
  )
}

function desk(on: Plate, by: Dice, x: number, base: number, w: number, room: Room, coat: string): void {
  const top = base - w * 0.32
  const h = w * 0.3
  on.path(
    `M${x + w * 0.36} ${top + h * 0.9}Q${x + w * 0.34} ${top - h * 0.46} ${x + w * 0.5} ${top - h * 0.5}Q${x + w * 0.66} ${top - h * 0.46} ${x + w * 0.64} ${top + h * 0.9}z`,
    coat,
  )
  on.disc(x + w * 0.5, top - h * 0.78, w * 0.056, by.pick(skins), 1, w * 0.068)
  on.path(
    `M${x + w * 0.438} ${top - h * 0.8}a${w * 0.062} ${w * 0.07} 0 0 1 ${w * 0.124} 0q${-w * 0.06} ${-w * 0.04} ${-w * 0.124} 0z`,
    room.ink,
  )
  on.rect(x, top, w, w * 0.035, lighten(room.wood, 0.1))
  on.rect(x + w * 0.04, top + w * 0.03, w * 0.03, w * 0.3, darken(room.wood, 0.4))
  on.rect(x + w * 0.93, top + w * 0.03, w * 0.03, w * 0.3, darken(room.wood, 0.4))
  on.rect(x + w * 0.62, top + w * 0.034, w * 0.26, w * 0.24, darken(room.wood, 0.2))
  const screen = by.chance(0.5) ? 0.1 : 0.56
  on.rect(x + w * screen, top - w * 0.24, w * 0.34, w * 0.2, room.ink, 1, 6)
  on.rect(x + w * (screen + 0.15), top - w * 0.06, w * 0.04, w * 0.06, room.ink)
  on.rect(x + w * 0.05, top - w * 0.05, w * 0.035, w * 0.05, room.accent)
  for (let n = 0; n < 4; n++) on.rect(x + w * 0.88, top - w * 0.014 * (n + 1), w * 0.1, w * 0.011, n % 2 ? room.second : '#fbf6e8')
}

export const hospital: Scene = (on, by) => {
  const room = anyRoom(by, rooms.mint, rooms.sand, rooms.mint, rooms.blue)
  const pale = lighten(room.wall, 0.35)
  const view = perspective(on, [by.between(720, 880), 480], 1.6, 700)
  on.sheet(pale)
  view.level(0, -2.6, 2.6, 1.8, 26, on.linear([0, 500], [0, height], [0, lighten(room.floor, 0.4)], [1, room.floor]))
  view.level(3, -2.6, 2.6, 1.8, 26, lighten(pale, 0.4))
  for (let away = 2.4; away < 24; away += 3) view.level(2.98, -0.7, 0.7, away, away + 1.4, '#ffffff')
  for (const x of [-2.6, 2.6]) {
    const wall = x < 0 ? mix(pale, room.wall, 0.35) : mix(pale, room.wall, 0.75)
    view.side(x, 0, 3, 1.8, 26, wall)
    view.side(x * 0.999, 0.85, 1.05, 1.8, 26, room.second)
    view.side(x * 0.999, 0, 0.18, 1.8, 26, darken(wall, 0.4))
    for (let away = 3.2; away < 24; away += 4.2) {
      view.side(x * 0.998, 0, 2.2, away, away + 1.3, mix(room.wood, wall, 0.2))
      view.side(x * 0.996, 1.2, 1.95, away + 0.35, away + 0.95, lighten(room.light, 0.2))
    }
  }
  view.front(-2.6, 2.6, 0, 3, 26, lighten(room.light, 0.3))
  const walkers = [
    [-1.1, 17],
    [0.7, 12.5],
    [-0.5, 9],
  ] as const
  for (const [x, away] of walkers) {
    const [px, py] = view.at([x, 0, away])
    person(on, px, py, view.scale(away) * 1.7, by.pick([poses.walk, poses.stride, poses.stand]), {
      colour: by.pick(['#fbfaf4', room.second, room.second]),
      legs: room.second,
      facing: by.pick([1, -1]),
      coat: by.chance(0.5),
      skin: by.pick(skins),
    })
  }
  bed(on, by.between(840, 1000), 940, 560, room)
  const nurse = by.pick([
    { x: 700, facing: 1 as const },
    { x: 760, facing: 1 as const },
  ])
  person(on, nurse.x, 985, 560, poses.carry, {
    colour: room.second,
    legs: darken(room.second, 0.25),
    facing: nurse.facing,
    skin: by.pick(skins),
  })
}

function bed(on: Plate, x: number, y: number, w: number, room: Room): void {
  for (const at of [0.08, 0.92]) {
    on.rect(x + w * at - 6, y - w * 0.3, 12, w * 0.28, darken(room.second, 0.4))
    on.disc(x + w * at, y, 18, room.ink)
  }
  on.rect(x, y - w * 0.32, w, 18, darken(room.second, 0.2))
  on.rect(x + 10, y - w * 0.4, w - 20, w * 0.09, '#fbfaf4', 1, 14)
  on.path(
    `M${x + w * 0.26} ${y - w * 0.37}Q${x + w * 0.4} ${y - w * 0.48} ${x + w * 0.6} ${y - w * 0.42}L${x + w * 0.96} ${y - w * 0.42}V${y - w * 0.26}H${x + w * 0.28}z`,
    room.accent,
  )
  on.path(`M${x + w * 0.03} ${y - w * 0.38}q${w * 0.1} ${-w * 0.12} ${w * 0.2} 0z`, '#ffffff')
  on.stroke(
    straight([
      [x - 4, y - w * 0.3],
      [x - 4, y - w * 0.52],
      [x + 12, y - w * 0.52],
    ]),
    darken(room.second, 0.3),
    10,
  )
  on.stroke(
    straight([
      [x + w + 4, y - w * 0.3],
      [x + w + 4, y - w * 0.46],
    ]),
    darken(room.second, 0.3),
    10,
  )
  on.rect(x - 74, y - w * 0.86, 6, w * 0.86, darken(room.second, 0.4))
  on.path(`M${x - 94} ${y - w * 0.84}h46v70q-23 26 -46 0z`, lighten(room.light, 0.4), 0.9)
  on.stroke(`M${x - 71} ${y - w * 0.69}q10 120 90 150`, room.accent, 3)
}
