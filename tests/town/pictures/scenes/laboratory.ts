import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, rooms } from '../interior.ts'
import { person, poses, skins } from '../people.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const laboratory: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.mint, rooms.blue, rooms.plum)
  on.sheet(on.linear([0, 0], [0, height], [0, room.wall], [1, lighten(room.wall, 0.1)]))
  for (const y of [190, 360]) {
    on.rect(60, y, 1480, 14, lighten(room.wood, 0.1))
    for (let x = 90; x < 1480; ) {
      const w = by.between(36, 74)
      bottle(
        on,
        by,
        x,
        y,
        w,
        by.between(60, 120),
        by.pick([room.accent, room.second, lighten(room.wall, 0.4), mix(room.accent, room.second, 0.5)]),
      )
      x += w + by.between(14, 60)
    }
  }
  on.poly(
    [
      [by.between(100, 500), 0],
      [by.between(700, 900), 0],
      [1500, 760],
      [700, 760],
    ],
    room.light,
    0.12,
  )
  on.rect(0, 790, width, 26, lighten(room.second, 0.25))
  on.rect(0, 814, width, height, on.linear([0, 814], [0, height], [0, darken(room.second, 0.3)], [1, darken(room.second, 0.6)]))
  const paints = ['#e8663c', '#5cc2b0', '#f2c14e', '#d96aa0', '#7fb0e0']
  flask(on, by, 300, 790, 250, by.pick(paints))
  flask(on, by, 520, 790, 180, by.pick(paints))
  on.rect(1270, 690, 240, 14, room.wood)
  on.rect(1284, 700, 12, 90, room.wood)
  on.rect(1484, 700, 12, 90, room.wood)
  for (let n = 0; n < 5; n++) {
    const paint = by.pick(paints)
    on.rect(1300 + n * 42, 620, 26, 150, '#ffffff', 0.35, 13)
    on.rect(1300 + n * 42, by.between(660, 710), 26, 60, paint, 0.95, 13)
    on.rect(1296 + n * 42, 614, 34, 9, '#ffffff', 0.7, 4)
  }
  person(on, by.between(1040, 1100), 1180, 760, poses.carry, {
    colour: '#fbf9f0',
    legs: room.ink,
    facing: -1,
    coat: true,
    skin: by.pick(skins),
  })
  microscope(on, 800, 792, 420, room.ink, room.accent)
}

function bottle(on: Plate, by: Dice, x: number, y: number, w: number, h: number, colour: string): void {
  const neck = by.between(0.25, 0.45)
  on.path(
    `M${x} ${y}v${-h * 0.62}q0 ${-h * 0.14} ${w * (0.5 - neck / 2)} ${-h * 0.18}v${-h * 0.16}h${w * neck}v${h * 0.16}q${w * (0.5 - neck / 2)} ${h * 0.04} ${w * (0.5 - neck / 2)} ${h * 0.18}v${h * 0.62}z`,
    colour,
    0.85,
  )
  on.rect(x + w * 0.14, y - h * 0.46, w * 0.72, h * 0.26, '#fbf6e8', 0.8)
  on.rect(x + w * (0.5 - neck / 2) - 3, y - h - 8, w * neck + 6, 12, darken(colour, 0.4))
}

function flask(on: Plate, by: Dice, x: number, base: number, h: number, paint: string): void {
  const cone = (t: number) => 0.07 * h + 0.34 * h * t
  const level = by.between(0.4, 0.6)
  on.path(
    `M${x - h * 0.07} ${base - h}h${h * 0.14}v${h * 0.34}L${x + h * 0.42} ${base - h * 0.06}q0 ${h * 0.06} ${-h * 0.08} ${h * 0.06}h${-h * 0.68}q${-h * 0.08} 0 ${-h * 0.08} ${-h * 0.06}L${x - h * 0.07} ${base - h * 0.66}z`,
    '#ffffff',
    0.3,
  )
  on.path(
    `M${x - cone(level)} ${base - h * 0.66 * (1 - level)}h${cone(level) * 2}L${x + h * 0.4} ${base - h * 0.07}q0 ${h * 0.05} ${-h * 0.08} ${h * 0.05}h${-h * 0.64}q${-h * 0.08} 0 ${-h * 0.08} ${-h * 0.05}z`,
    paint,
    0.95,
  )
  on.rect(x - h * 0.1, base - h - 6, h * 0.2, 14, '#ffffff', 0.7, 6)
  for (let n = 0; n < 9; n++) on.disc(x + by.between(-0.2, 0.2) * h, base - by.between(0.06, 0.3) * h, by.between(3, 9), '#ffffff', 0.6)
  on.stroke(`M${x - h * 0.26} ${base - h * 0.2}L${x - h * 0.13} ${base - h * 0.46}`, '#ffffff', 7, 0.6)
}

function microscope(on: Plate, x: number, base: number, h: number, ink: string, accent: string): void {
  const pale = '#eef0ea'
  on.path(`M${x - h * 0.34} ${base}v${-h * 0.07}q${h * 0.3} ${-h * 0.06} ${h * 0.62} 0v${h * 0.07}z`, ink)
  on.path(
    `M${x + h * 0.12} ${base - h * 0.08}q${h * 0.32} ${-h * 0.26} ${h * 0.04} ${-h * 0.62}l${-h * 0.12} ${h * 0.07}q${h * 0.18} ${h * 0.3} ${-h * 0.04} ${h * 0.52}z`,
    pale,
  )
  on.rect(x - h * 0.26, base - h * 0.28, h * 0.42, h * 0.04, ink)
  on.rect(x - h * 0.16, base - h * 0.3, h * 0.16, h * 0.02, accent)
  on.group(`transform="rotate(-22 ${x} ${base - h * 0.6})"`, () => {
    on.rect(x - h * 0.09, base - h * 0.84, h * 0.18, h * 0.36, pale, 1, 8)
    on.rect(x - h * 0.055, base - h * 1.02, h * 0.11, h * 0.2, ink)
    on.rect(x - h * 0.075, base - h * 1.06, h * 0.15, h * 0.06, ink, 1, 6)
    on.rect(x - h * 0.06, base - h * 0.49, h * 0.12, h * 0.06, accent)
    on.rect(x - h * 0.04, base - h * 0.44, h * 0.08, h * 0.1, ink)
  })
  on.disc(x + h * 0.2, base - h * 0.3, h * 0.05, ink)
}
