import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, rooms } from '../interior.ts'
import { skyline } from '../nature.ts'
import { height, type Plate, type Point, straight, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const phone: Scene = (on, by) => {
  const room = anyRoom(by, rooms.night, rooms.plum, rooms.teal, rooms.rose, rooms.sand)
  on.sheet(on.linear([0, 0], [width, height], [0, lighten(room.wall, 0.1)], [1, darken(room.wall, 0.35)]))
  for (let n = 0; n < 26; n++)
    on.disc(
      by.between(0, width),
      by.between(0, 760),
      by.between(16, 70),
      by.pick([room.accent, room.second, room.light]),
      by.between(0.06, 0.2),
    )
  const [x, y, w, h] = [by.between(620, 720), 110, 350, 700]
  for (const [k, opacity] of [
    [430, 0.12],
    [300, 0.16],
  ] as const)
    on.disc(x + w / 2, y + h * 0.45, k, room.light, opacity)
  const skin = by.pick(['#e3b08c', '#c98f68', '#a36c4b', '#744a36'])
  const tilt = by.between(-9, 9)
  on.group(`transform="rotate(${tilt} ${x + w / 2} 900)"`, () => {
    on.path(`M${x + w - 60} ${y + 470}q170 -20 190 120l40 560H${x + 20}q-60 -300 -20 -420z`, darken(skin, 0.14))
    on.rect(x, y, w, h, '#0b0e1a', 1, 46)
    on.rect(
      x + 16,
      y + 16,
      w - 32,
      h - 32,
      on.linear([0, y], [0, y + h], [0, lighten(room.second, 0.55)], [1, lighten(room.light, 0.2)]),
      1,
      34,
    )
    screen(on, by, x + 40, y + 70, w - 80, room)
    on.rect(x + w / 2 - 46, y + 30, 92, 20, '#0b0e1a', 1, 10)
    for (const [n, fy] of [430, 520, 606].entries())
      on.path(`M${x + w + 26} ${y + fy}q-70 -34 -96 -16q-22 20 0 40q40 22 96 50z`, n % 2 ? skin : lighten(skin, 0.06))
    on.path(`M${x - 46} ${y + 690}q-20 -190 60 -250q46 -24 60 14q10 30 -40 66q-26 90 10 210z`, skin)
    on.path(`M${x - 80} ${y + 900}q-10 -160 60 -220l460 10q60 110 80 330H${x - 80}z`, skin)
    on.path(`M${x - 130} ${y + 860}h700l40 400H${x - 170}z`, room.ink)
  })
}

/** What a telephone shows, drawn as shapes: a picture, lines, and a row of buttons. */
function screen(
  on: Plate,
  by: Dice,
  x: number,
  y: number,
  w: number,
  room: { accent: string; second: string; ink: string; wall: string },
): void {
  on.rect(x, y, w, 170, room.wall, 1, 18)
  on.disc(x + w * 0.72, y + 60, 26, room.accent)
  on.path(`M${x} ${y + 150}l70 -70l60 50l70 -80l${w - 200} 90v12q0 18 -18 18H${x + 18}q-18 0 -18 -18z`, darken(room.wall, 0.4))
  for (let n = 0; n < 3; n++) on.rect(x, y + 196 + n * 30, w * by.between(0.6, 1), 15, room.ink, 0.55, 7)
  for (let n = 0; n < 2; n++) {
    const top = y + 310 + n * 106
    on.rect(x, top, w, 88, '#ffffff', 0.75, 16)
    on.rect(x + 14, top + 14, 60, 60, by.pick([room.accent, room.second]), 1, 12)
    for (let k = 0; k < 2; k++) on.rect(x + 90, top + 20 + k * 28, w * by.between(0.35, 0.6), 13, room.ink, 0.45, 6)
  }
}

export const robot: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.sand, rooms.blue, rooms.mint)
  on.sheet(on.linear([0, 0], [0, height], [0, darken(room.wall, 0.15)], [0.7, lighten(room.wall, 0.12)], [1, room.wall]))
  for (let n = 0; n < 6; n++) {
    on.rect(80 + n * 260, 0, 22, 720, darken(room.wall, 0.25))
    on.poly(
      [
        [150 + n * 260, 0],
        [280 + n * 260, 0],
        [360 + n * 260, 760],
        [70 + n * 260, 760],
      ],
      room.light,
      0.07,
    )
  }
  on.rect(0, 60, width, 26, darken(room.wall, 0.35))
  on.rect(0, 760, width, height, on.linear([0, 760], [0, height], [0, room.floor], [1, darken(room.floor, 0.45)]))
  const far = mix(room.accent, room.wall, 0.55)
  arm(
    on,
    330,
    770,
    0.5,
    [
      [-30, -250],
      [130, -420],
      [260, -290],
    ],
    far,
    darken(room.wall, 0.4),
    room,
  )
  arm(
    on,
    1330,
    770,
    0.5,
    [
      [40, -260],
      [-120, -430],
      [-260, -300],
    ],
    far,
    darken(room.wall, 0.4),
    room,
  )
  const belt = 900
  on.rect(0, belt, width, 34, room.ink)
  for (let n = 0; n < 28; n++) on.disc(30 + n * 60, belt + 18, 13, mix(room.ink, room.second, 0.4))
  on.rect(0, belt + 34, width, 16, darken(room.second, 0.4))
  for (let n = 0; n < 5; n++) {
    const [x, w] = [90 + n * 350 + by.between(-20, 20), by.between(120, 170)]
    on.rect(x, belt - w * 0.72, w, w * 0.72, on.linear([x, 0], [x + w, 0], [0, lighten(room.wood, 0.35)], [1, room.wood]), 1, 6)
    on.rect(x + w * 0.42, belt - w * 0.72, w * 0.16, w * 0.72, lighten(room.second, 0.25), 0.8)
  }
  const x = by.between(760, 860)
  arm(
    on,
    x,
    1000,
    1,
    [
      [-70, -390],
      [by.between(210, 260), by.between(-640, -600)],
      [by.between(400, 450), -330],
    ],
    room.accent,
    room.ink,
    room,
  )
}

function arm(on: Plate, x: number, base: number, s: number, joints: Point[], paint: string, ink: string, room: { second: string }): void {
  const at = joints.map(([dx, dy]): Point => [x + dx, base + dy])
  on.path(`M${x - 150 * s} ${base}l34 ${-90 * s}h${232 * s}l34 ${90 * s}z`, ink)
  on.rect(x - 84 * s, base - 190 * s, 168 * s, 110 * s, darken(paint, 0.25), 1, 16 * s)
  const chain: Point[] = [[x, base - 170 * s], ...at]
  for (let n = 0; n < chain.length - 1; n++) {
    const [a, b] = [chain[n] as Point, chain[n + 1] as Point]
    const thick = (96 - n * 22) * s
    on.stroke(straight([a, b]), darken(paint, 0.2), thick)
    on.stroke(
      straight([
        [a[0] - 8 * s, a[1] - 6 * s],
        [b[0] - 8 * s, b[1] - 6 * s],
      ]),
      lighten(paint, 0.12),
      thick * 0.6,
    )
  }
  for (const [n, [jx, jy]] of chain.entries()) {
    const r = (66 - n * 12) * s
    on.disc(jx, jy, r, ink)
    on.disc(jx, jy, r * 0.58, mix(ink, room.second, 0.5))
    on.disc(jx, jy, r * 0.24, ink)
  }
  const [hx, hy] = chain[chain.length - 1] as Point
  on.rect(hx - 26 * s, hy + 18 * s, 52 * s, 64 * s, ink)
  for (const side of [-1, 1])
    on.stroke(
      straight([
        [hx + side * 14 * s, hy + 80 * s],
        [hx + side * 54 * s, hy + 112 * s],
        [hx + side * 34 * s, hy + 172 * s],
      ]),
      ink,
      20 * s,
    )
}

export const coins: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.plum, rooms.sand, rooms.mint, rooms.blue)
  on.sheet(on.linear([0, 0], [width, height], [0, lighten(room.wall, 0.15)], [1, darken(room.wall, 0.25)]))
  on.disc(by.between(700, 1100), 420, 370, room.light, 0.25)
  const line = skyline(by, 520, 150, 0.9, 4).map(
    ([x, y], i, all): Point => [x, y + (by.chance(0.5) ? -1 : 1) * 0 - (i / all.length) * 160 + 60],
  )
  on.path(`${straight(line)}L${width + 40} ${height}H-40z`, room.second, 0.18)
  on.stroke(straight(line), room.accent, 9, 0.8)
  on.rect(0, 860, width, height, on.linear([0, 860], [0, height], [0, room.wood], [1, darken(room.wood, 0.4)]))
  const gold = ['#e6b24a', '#d8b98a', '#c9ccd2', '#d98f5a'] as const
  for (const [n, x] of [190, 420, 660, 910, 1170, 1410].entries()) {
    const [r, high] = [by.between(84, 104), by.whole(2 + n, 5 + n * 2)]
    const metal = by.pick(gold)
    on.disc(x + 40, 930, r * 1.3, room.ink, 0.35, 26)
    for (let k = 0; k < high; k++) coin(on, x + by.between(-7, 7), 918 - k * 27, r, metal)
  }
  for (let n = 0; n < 5; n++) coin(on, by.between(60, 1540), by.between(985, 1040), by.between(70, 96), by.pick(gold))
}

function coin(on: Plate, x: number, y: number, r: number, metal: string): void {
  on.path(
    `M${x - r} ${y - 24}v24a${r} ${r * 0.27} 0 0 0 ${r * 2} 0v-24z`,
    on.linear([x - r, 0], [x + r, 0], [0, lighten(metal, 0.3)], [0.3, metal], [0.7, darken(metal, 0.25)], [1, darken(metal, 0.5)]),
  )
  for (let n = 1; n < 12; n++)
    on.rect(x + Math.cos((n / 12) * Math.PI) * r, y - 18 + Math.sin((n / 12) * Math.PI) * r * 0.27, 2, 18, darken(metal, 0.5), 0.5)
  on.disc(x, y - 24, r, lighten(metal, 0.22), 1, r * 0.27)
  on.disc(x, y - 24, r * 0.8, darken(metal, 0.14), 1, r * 0.21)
  on.disc(x, y - 23, r * 0.76, lighten(metal, 0.08), 1, r * 0.19)
}
