import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, clothes, rooms } from '../interior.ts'
import { outlook } from '../outlook.ts'
import { person, poses, skins } from '../people.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const school: Scene = (on, by) => {
  const room = anyRoom(by, rooms.sand, rooms.mint, rooms.teal, rooms.rose)
  on.sheet(on.linear([0, 0], [width, 0], [0, lighten(room.wall, 0.15)], [1, darken(room.wall, 0.08)]))
  outlook(on, by, 60, 130, 330, 360, lighten(room.light, 0.2), 2, true)
  const board = '#234b42'
  on.rect(470, 110, 900, 420, darken(room.wood, 0.1))
  on.rect(488, 128, 864, 384, on.linear([488, 128], [1352, 512], [0, lighten(board, 0.1)], [1, board]))
  chalk(on, by)
  on.rect(470, 530, 900, 16, lighten(room.wood, 0.2))
  on.rect(0, 690, width, height, on.linear([0, 690], [0, height], [0, room.floor], [1, darken(room.floor, 0.4)]))
  person(on, by.between(1160, 1280), 760, 500, poses.hail, { colour: room.accent, legs: room.ink, facing: -1, skin: by.pick(skins) })
  const coats = clothes(room)
  for (const [rank, y] of [800, 940, 1120].entries()) {
    const s = 62 + rank * 26
    for (let x = 130 - rank * 70; x < width; x += s * 4.1) {
      const cloth = by.pick(coats)
      const skin = by.pick(skins)
      on.path(
        `M${x - s} ${y + s * 1.6}Q${x - s * 1.05} ${y + s * 0.1} ${x} ${y}Q${x + s * 1.05} ${y + s * 0.1} ${x + s} ${y + s * 1.6}z`,
        cloth,
      )
      if (by.chance(0.3)) {
        on.stroke(`M${x + s * 0.8} ${y + s * 0.5}L${x + s * 0.98} ${y - s * 0.8}L${x + s * 0.86} ${y - s * 1.9}`, cloth, s * 0.32)
        on.disc(x + s * 0.86, y - s * 2.02, s * 0.17, skin)
      }
      on.rect(x - s * 0.16, y - s * 0.3, s * 0.32, s * 0.5, skin)
      on.disc(x, y - s * 0.55, s * 0.47, darken(skin, 0.5), 1, s * 0.56)
      on.rect(x - s * 1.5, y + s * 1.15, s * 3, s * 0.2, lighten(room.wood, 0.15))
      on.rect(x - s * 1.4, y + s * 1.35, s * 2.8, s * 0.5, darken(room.wood, 0.25))
    }
  }
}

/** Drawings on a blackboard: a triangle, a curve on its axes, a circle; never words. */
function chalk(on: Plate, by: Dice): void {
  const white = '#eef3e6'
  const draw = (d: string, thick = 4) => on.stroke(d, white, thick, 0.85)
  const x = by.between(540, 600)
  draw(`M${x} 460V190M${x} 460h300`)
  draw(`M${x + 6} 440C${x + 90} 430 ${x + 120} 220 ${x + 190} 210S${x + 260} 380 ${x + 290} 400`, 5)
  const y = by.between(190, 230)
  draw(`M930 ${y + 180}h210l-160 -${by.between(120, 160)}z`)
  draw(`M980 ${y + 30}m-70 0a70 70 0 1 0 140 0a70 70 0 1 0 -140 0`)
  for (let n = 0; n < 4; n++) draw(`M1190 ${200 + n * 44}h${by.between(60, 130)}`, 6)
}

export const kitchen: Scene = (on, by) => {
  const room = anyRoom(by, rooms.mint, rooms.sand, rooms.rose, rooms.teal)
  on.sheet(on.linear([0, 0], [0, height], [0, lighten(room.wall, 0.2)], [1, room.wall]))
  for (let row = 0; row < 5; row++)
    for (let n = 0; n < 22; n++)
      on.rect(n * 76 + (row % 2) * 38 - 40, 400 + row * 58, 72, 54, mix(room.second, room.wall, 0.55 + by.between(-0.08, 0.08)), 1, 4)
  outlook(on, by, by.pick([560, 620]), 90, 430, 280, lighten(room.light, 0.3), 2, true)
  on.rect(80, 150, 420, 12, room.ink)
  for (let n = 0; n < 5; n++)
    pan(on, 130 + n * 84, 158, by.between(30, 44), by.pick([mix('#c9743a', room.wood, 0.2), room.ink, mix(room.second, room.ink, 0.3)]))
  for (const y of [170, 310]) {
    on.rect(1100, y, 420, 16, room.wood)
    for (let x = 1116; x < 1490; ) {
      const [w, h] = [by.between(34, 60), by.between(50, 100)]
      on.rect(x, y - h, w, h, by.pick([room.accent, room.second, '#f6efdf', mix(room.wood, '#ffffff', 0.2)]), 1, by.pick([4, 14]))
      x += w + by.between(8, 24)
    }
  }
  on.rect(0, 690, width, 28, lighten(room.wood, 0.2))
  on.rect(0, 716, width, height, on.linear([0, 716], [0, height], [0, room.second], [1, darken(room.second, 0.35)]))
  for (let n = 0; n < 5; n++) {
    on.rect(30 + n * 320, 750, 292, 300, darken(room.second, 0.14), 1, 8)
    on.rect(140 + n * 320, 772, 72, 10, room.wood, 1, 5)
  }
  const x = by.between(220, 320)
  on.path(`M${x} 560h230v100q0 30 -36 30h-158q-36 0 -36 -30z`, room.accent)
  on.rect(x - 14, 544, 258, 20, darken(room.accent, 0.25), 1, 8)
  on.rect(x - 48, 588, 50, 16, room.ink, 1, 8)
  on.rect(x + 228, 588, 50, 16, room.ink, 1, 8)
  for (let n = 0; n < 4; n++) on.stroke(`M${x + 50 + n * 44} 530q-24 -44 4 -84t-4 -90`, '#ffffff', 9, 0.4)
  on.rect(880, 676, 380, 16, darken(room.wood, 0.2), 1, 6)
  for (let n = 0; n < 13; n++)
    on.disc(920 + n * 24, 660 - (n % 3) * 14, by.between(16, 26), by.pick(['#d1472f', '#e8a33f', '#7fa646', '#d98032', '#f0d9a0']))
  on.path('M1180 676q6 -120 60 -140q46 60 14 140z', mix('#6f9a4a', room.ink, 0.1))
  person(on, by.between(690, 780), 1040, 720, poses.carry, { colour: '#fbf8ee', legs: room.ink, facing: 1, skin: by.pick(skins) })
}

function pan(on: Plate, x: number, y: number, r: number, colour: string): void {
  on.rect(x - 4, y, 8, r * 1.7, colour)
  on.disc(x, y + r * 2.5, r, colour)
  on.disc(x - r * 0.15, y + r * 2.4, r * 0.74, lighten(colour, 0.16))
}
