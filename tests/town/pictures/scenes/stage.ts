import { audience } from '../audience.ts'
import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, rooms } from '../interior.ts'
import { lights } from '../light.ts'
import { hills, sky, water } from '../nature.ts'
import { person, poses } from '../people.ts'
import { height, type Plate, smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

/** Folds of cloth hanging from the top. */
function curtain(on: Plate, by: Dice, from: number, to: number, foot: number, cloth: string): void {
  const folds = Math.round(Math.abs(to - from) / 34)
  for (let n = 0; n < folds; n++) {
    const [a, b] = [from + ((to - from) * n) / folds, from + ((to - from) * (n + 1.15)) / folds]
    on.path(
      `M${a} -10H${b}Q${b + by.between(-8, 8)} ${foot / 2} ${b} ${foot}Q${(a + b) / 2} ${foot + 18} ${a} ${foot}Q${a + by.between(-8, 8)} ${foot / 2} ${a} -10z`,
      on.linear([a, 0], [b, 0], [0, darken(cloth, 0.45)], [0.45, lighten(cloth, 0.12)], [1, darken(cloth, 0.3)]),
    )
  }
}

const beam = (on: Plate, x: number, y: number, foot: number, ground: number, wide: number, colour: string, opacity: number) => {
  on.poly(
    [
      [x - 14, y],
      [x + 14, y],
      [foot + wide, ground],
      [foot - wide, ground],
    ],
    on.linear([0, y], [0, ground], [0, colour, opacity], [1, colour, opacity * 0.3]),
  )
  on.disc(foot, ground, wide, colour, opacity * 0.9, wide * 0.16)
}

export const theatre: Scene = (on, by) => {
  const cloth = by.pick(['#a3242f', '#8c1f3f', '#1f5a5e', '#6a2a63'])
  const glow = by.pick(['#ffd9a0', '#ffe9c4', '#f7c6a0', '#cfe3ea'])
  on.sheet(on.radial([800, 620], 900, [0, mix(glow, cloth, 0.35)], [0.55, darken(cloth, 0.45)], [1, darken(cloth, 0.8)]))
  on.disc(by.between(700, 900), 420, 190, lighten(glow, 0.3), 0.55)
  const [trunk, hill] = [darken(cloth, 0.7), darken(cloth, 0.6)]
  on.path(
    `${smooth([
      [200, 720],
      [480, 640],
      [800, 690],
      [1130, 620],
      [1420, 720],
    ])}V800H200z`,
    hill,
  )
  for (const x of [430, 1180]) {
    on.rect(x - 12, 300, 24, 430, trunk)
    for (const k of [-1, 1])
      on.stroke(`M${x} ${440}Q${x + k * 60} 380 ${x + k * 120} 350M${x} 500Q${x + k * 40} 470 ${x + k * 90} 460`, trunk, 9)
  }
  on.rect(0, 720, width, height, on.linear([0, 720], [0, 860], [0, mix('#b9793f', glow, 0.3)], [1, darken('#8a5230', 0.4)]))
  beam(on, 260, 0, 640, 770, 150, glow, 0.4)
  beam(on, 1340, 0, 960, 770, 150, glow, 0.4)
  const dress = by.pick(['#e9dcc0', '#d9a441', '#2f7f86'])
  person(on, by.between(600, 680), 790, 360, by.pick([poses.hail, poses.carry]), {
    colour: dress,
    legs: darken(dress, 0.5),
    coat: true,
    skin: '#c98f68',
  })
  person(on, by.between(920, 1000), 785, 370, by.pick([poses.stand, poses.hail]), {
    colour: darken(cloth, 0.2),
    legs: '#1a1020',
    facing: -1,
    skin: '#a36c4b',
  })
  curtain(on, by, -20, 330, 800, cloth)
  curtain(on, by, width + 20, width - 330, 800, cloth)
  for (let n = 0; n < 5; n++)
    on.path(
      `M${n * 330 - 30} -10H${n * 330 + 320}Q${n * 330 + 145} ${250} ${n * 330 - 30} -10z`,
      on.linear([0, 0], [0, 130], [0, darken(cloth, 0.5)], [1, lighten(cloth, 0.05)]),
    )
  on.rect(0, 0, width, 22, '#d9a441')
  audience(on, by, 860, darken(cloth, 0.55), '#0d0610')
}

export const cinema: Scene = (on, by) => {
  const room = anyRoom(by, rooms.night, rooms.plum, rooms.teal)
  on.sheet(darken(room.wall, 0.6))
  for (const side of [0, 1])
    for (let n = 0; n < 4; n++) on.rect(side ? width - 60 - n * 46 : 24 + n * 46, 120, 30, 560, darken(room.wall, 0.42 + n * 0.05))
  const [x, y, w, h] = [250, 120, 1100, 500]
  on.rect(x - 24, y - 24, w + 48, h + 48, '#05060c')
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.noon])
  on.group(on.clip(`M${x} ${y}h${w}v${h}h${-w}z`), () => {
    on.group(`transform="translate(${x} ${y}) scale(${w / width} ${h / 740})"`, () => {
      const sun = sky(on, by, light, 480)
      hills(on, by, light, 430, 560, 3, 0.6, 90, 0.6)
      if (by.chance(0.5)) water(on, by, light, 560, sun)
      for (const [k, pose] of [poses.walk, poses.stride].entries())
        person(on, 700 + k * 170, 730, 330, pose, { colour: k ? light.near : light.accent, legs: light.near, coat: true })
    })
  })
  for (const [k, opacity] of [
    [1, 0.13],
    [0.6, 0.12],
  ] as const)
    on.poly(
      [
        [800, -60],
        [x + w / 2 - (w / 2) * k, y + h],
        [x + w / 2 + (w / 2) * k, y + h],
      ],
      light.low,
      opacity,
    )
  on.disc(800, 700, 760, light.low, 0.16, 90)
  audience(on, by, 770, mix(darken(room.wall, 0.5), light.low, 0.08), '#05060c')
}
