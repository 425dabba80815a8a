import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { anyRoom, rooms } from '../interior.ts'
import { crowd, person, poses } from '../people.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const concert: Scene = (on, by) => {
  if (by.chance(0.4)) return orchestra(on, by)
  const [back, glow, second] = by.pick([
    ['#2a1250', '#ff5f8f', '#ffb84d'],
    ['#0d2a4a', '#4fd1c5', '#ffd166'],
    ['#3a0f2a', '#ff8a4d', '#ffd9a0'],
    ['#14224f', '#7aa2ff', '#ff7ab8'],
  ] as const)
  on.sheet(on.linear([0, 0], [0, height], [0, darken(back, 0.5)], [0.6, mix(back, glow, 0.35)], [1, back]))
  on.disc(800, 560, 420, glow, 0.25)
  on.disc(800, 560, 260, second, 0.35)
  for (let n = 0; n < 9; n++) {
    const x = 120 + n * 170
    on.poly(
      [
        [x - 10, 60],
        [x + 10, 60],
        [x + by.between(-260, 260) + 90, 820],
        [x + by.between(-260, 260) - 90, 820],
      ],
      n % 2 ? glow : second,
      0.2,
    )
    on.rect(x - 18, 34, 36, 34, '#0a0612', 1, 6)
    on.disc(x, 70, 14, '#fff6e0')
  }
  on.rect(0, 20, width, 16, '#0a0612')
  for (const x of [70, 1350]) {
    on.rect(x, 300, 180, 420, '#0a0612', 1, 8)
    for (let n = 0; n < 3; n++) on.disc(x + 90, 380 + n * 125, 50, mix('#0a0612', glow, 0.25))
  }
  on.rect(0, 690, width, 60, '#0a0612')
  const ink = '#0f0818'
  band(on, by, ink)
  crowd(on, by, 780, 1050, mix(back, glow, 0.35), ink, mix, 0.34)
}

function band(on: Plate, by: Dice, ink: string): void {
  for (const [x, facing] of [
    [480, 1],
    [1120, -1],
  ] as const) {
    person(on, x, 700, 270, poses.stand, {
      colour: ink,
      legs: ink,
      skin: ink,
      facing,
      tool: () => {
        on.group(`transform="rotate(${facing * -24} ${x} 560)"`, () => {
          on.disc(x - facing * 34, 566, 40, ink, 1, 32)
          on.rect(facing > 0 ? x - 10 : x - 150, 558, 160, 11, ink)
        })
      },
    })
  }
  person(on, 800, 700, 300, by.pick([poses.hail, poses.cheer]), { colour: ink, legs: ink, skin: ink })
  on.rect(846, 470, 5, 230, ink)
  for (const [dx, r] of [
    [-90, 34],
    [0, 50],
    [90, 34],
  ] as const)
    on.disc(800 + 330 * 0 + dx + 150, 640, r, ink, 1, r * 0.8)
  on.disc(860, 560, 46, ink, 1, 8)
  on.disc(1050, 556, 46, ink, 1, 8)
}

function orchestra(on: Plate, by: Dice): void {
  const room = anyRoom(by, rooms.sand, rooms.plum, rooms.olive)
  const gold = mix('#e0a93f', room.wood, 0.2)
  on.sheet(on.linear([0, 0], [0, 700], [0, darken(room.wood, 0.5)], [1, lighten(room.wood, 0.15)]))
  for (let n = 0; n < 26; n++) {
    const tall = 300 - Math.abs(n - 12.5) * 14
    on.rect(
      150 + n * 51,
      430 - tall,
      34,
      tall,
      on.linear([150 + n * 51, 0], [184 + n * 51, 0], [0, lighten(gold, 0.4)], [1, darken(gold, 0.3)]),
      1,
      16,
    )
  }
  on.rect(110, 424, 1380, 40, darken(room.wood, 0.45))
  on.disc(800, 640, 900, room.light, 0.15, 260)
  on.rect(0, 560, width, height, on.linear([0, 560], [0, height], [0, lighten(room.wood, 0.3)], [1, darken(room.wood, 0.3)]))
  for (let row = 0; row < 4; row++) {
    const count = 13 + row * 2
    for (let n = 0; n < count; n++) {
      const turn = Math.PI * (0.05 + (0.9 * n) / (count - 1))
      const [x, y, s] = [
        800 - Math.cos(turn) * (420 + row * 150),
        640 + row * 26 - Math.sin(turn) * (80 - row * 40) + row * 54,
        26 + row * 7,
      ]
      on.path(
        `M${x - s} ${y + s * 3}Q${x - s * 1.1} ${y + s * 0.6} ${x} ${y + s * 0.5}Q${x + s * 1.1} ${y + s * 0.6} ${x + s} ${y + s * 3}z`,
        mix('#14101c', room.wood, 0.08),
      )
      on.disc(x, y, s * 0.42, by.pick(['#e3b08c', '#c98f68', '#a36c4b', '#744a36']), 1, s * 0.52)
      const tilt = x < 800 ? 1 : -1
      on.disc(x + tilt * s * 0.9, y + s * 0.9, s * 0.62, mix('#9a4f22', room.wood, by.between(0, 0.5)), 1, s * 0.36)
      on.stroke(`M${x + tilt * s * 0.3} ${y + s * 1.6}L${x + tilt * s * 1.6} ${y - s * 0.5}`, '#f6e6c4', 3)
    }
  }
  on.rect(690, 900, 220, 170, darken(room.wood, 0.55))
  person(on, 800, 930, 400, poses.cheer, { colour: '#14101c', legs: '#14101c', skin: '#c98f68', coat: true })
  on.stroke('M868 520l60 -70', '#fbf6e8', 5)
}
