import { columns } from '../buildings.ts'
import { darken, lighten, mix } from '../colour.ts'
import { anyRoom, clothes, rooms } from '../interior.ts'
import { lights } from '../light.ts'
import { person, poses, skins } from '../people.ts'
import { height, type Plate, width } from '../plate.ts'
import { publicBuilding } from '../public-building.ts'
import type { Scene } from '../scene.ts'

export const parliament: Scene = (on, by) => {
  if (by.chance(0.45)) return publicBuilding(on, by, by.pick([lights.noon, lights.golden, lights.dusk, lights.dawn]), true, 8)
  const room = anyRoom(by, rooms.teal, rooms.plum, rooms.blue, rooms.olive)
  on.sheet(on.linear([0, 0], [0, height], [0, darken(room.wall, 0.25)], [0.5, room.wall], [1, darken(room.floor, 0.3)]))
  columns(on, 120, 430, 1360, 400, 11, mix(room.second, room.wall, 0.35))
  on.rect(0, 420, width, 40, darken(room.wood, 0.25))
  for (const x of [400, 800, 1200])
    on.poly(
      [
        [x - 30, 0],
        [x + 30, 0],
        [x + 260, 640],
        [x - 260, 640],
      ],
      room.light,
      0.1,
    )
  podium(on, 800, 560, room.wood, room.ink, room.accent)
  const seats = [clothes(room), [mix(room.ink, room.wall, 0.3), room.ink]].flat()
  for (let row = 0; row < 6; row++) {
    const [y, rx, size] = [640 + row * 74, 560 + row * 190, 24 + row * 8]
    const count = 17 + row * 2
    for (let n = 0; n < count; n++) {
      const turn = Math.PI * (0.06 + (0.88 * n) / (count - 1))
      const [x, yy] = [800 - Math.cos(turn) * rx, y + (1 - Math.sin(turn)) * -190 * (0.5 + row * 0.08) + 20]
      if (x < -60 || x > width + 60 || by.chance(0.1)) continue
      const cloth = by.pick(seats)
      on.path(
        `M${x - size * 0.9} ${yy + size * 2.4}Q${x - size} ${yy + size * 0.7} ${x} ${yy + size * 0.6}Q${x + size} ${yy + size * 0.7} ${x + size * 0.9} ${yy + size * 2.4}z`,
        cloth,
      )
      on.disc(x, yy + size * 0.1, size * 0.42, by.pick(skins), 1, size * 0.52)
    }
    const bench = Array.from({ length: 25 }, (_, n) => {
      const turn = Math.PI * (0.02 + (0.96 * n) / 24)
      return [800 - Math.cos(turn) * (rx + 30), y + (1 - Math.sin(turn)) * -190 * (0.5 + row * 0.08) + size * 1.9 + 20] as const
    })
    on.poly([...bench, ...[...bench].reverse().map(([x, yy]) => [x, yy + 34] as const)], mix(room.wood, room.ink, 0.12 + row * 0.06))
    on.poly([...bench, ...[...bench].reverse().map(([x, yy]) => [x, yy + 6] as const)], lighten(room.wood, 0.2))
  }
}

function podium(on: Plate, x: number, base: number, wood: string, ink: string, accent: string): void {
  on.rect(x - 190, base - 110, 380, 110, darken(wood, 0.3))
  on.rect(x - 200, base - 122, 400, 16, wood)
  person(on, x, base - 84, 170, poses.stand, { colour: ink, coat: true, skin: skins[3] })
  on.rect(x - 80, base - 120, 160, 130, wood)
  on.rect(x - 92, base - 132, 184, 16, lighten(wood, 0.2))
  on.disc(x, base - 56, 26, accent)
  on.stroke(`M${x - 22} ${base - 132}q4 -26 14 -34`, ink, 4)
}

export const summit: Scene = (on, by) => {
  const room = anyRoom(by, rooms.blue, rooms.teal, rooms.sand, rooms.mint)
  on.sheet(on.linear([0, 0], [0, 620], [0, darken(room.wall, 0.2)], [1, lighten(room.wall, 0.12)]))
  for (let n = 0; n < 5; n++) {
    on.rect(90 + n * 296, 60, 240, 400, on.linear([0, 60], [0, 460], [0, lighten(room.light, 0.2)], [1, mix(room.light, room.wall, 0.4)]))
    on.rect(206 + n * 296, 60, 8, 400, darken(room.wall, 0.3))
    on.rect(90 + n * 296, 240, 240, 8, darken(room.wall, 0.3))
  }
  const paints = ['#c8452f', '#e9b949', '#2f7f86', '#f3ead6', '#35507c', '#6f9a5a', '#8a4a6a']
  for (let n = 0; n < 13; n++)
    flag(on, 60 + n * 123, 540, 470, [by.pick(paints), by.pick(paints), by.pick(paints)], room.ink, by.whole(0, 2))
  on.rect(0, 530, width, height, on.linear([0, 530], [0, height], [0, room.floor], [1, darken(room.floor, 0.4)]))
  const coats = [room.ink, darken(room.wall, 0.55), mix(room.ink, room.accent, 0.35), mix(room.ink, room.second, 0.3)]
  const seat = (x: number, y: number, s: number, cloth: string) => {
    on.path(
      `M${x - s} ${y + s * 2.4}Q${x - s * 1.05} ${y + s * 0.7} ${x} ${y + s * 0.55}Q${x + s * 1.05} ${y + s * 0.7} ${x + s} ${y + s * 2.4}z`,
      cloth,
    )
    on.disc(x, y, s * 0.42, by.pick(skins), 1, s * 0.52)
  }
  for (let n = 0; n < 13; n++) {
    const turn = Math.PI * (0.04 + (0.92 * n) / 12)
    seat(800 - Math.cos(turn) * 640, 690 - Math.sin(turn) * 120, 40, by.pick(coats))
  }
  on.disc(800, 830, 790, darken(room.wood, 0.5), 1, 176)
  on.disc(800, 812, 790, on.linear([0, 640], [0, 990], [0, lighten(room.wood, 0.25)], [1, room.wood]), 1, 172)
  on.disc(800, 806, 520, darken(room.floor, 0.2), 1, 92)
  for (let n = 0; n < 22; n++) {
    const turn = (n / 22) * 6.283
    const [x, y] = [800 + Math.cos(turn) * 655, 808 + Math.sin(turn) * 130]
    on.poly(
      [
        [x - 26, y + 4],
        [x - 18, y - 9],
        [x + 24, y - 9],
        [x + 30, y + 4],
      ],
      '#fbf6e8',
    )
    on.rect(x + 36, y - 22, 9, 24, lighten(room.second, 0.4), 0.85)
  }
  for (let n = 0; n < 7; n++) seat(90 + n * 238 + by.between(-24, 24), 950 + Math.abs(n - 3) * -22, 84, by.pick(coats))
}

/** A hanging flag of no country: three stripes, upright or across. */
function flag(on: Plate, x: number, base: number, tall: number, paints: string[], pole: string, kind: number): void {
  on.rect(x - 3, base - tall, 7, tall, pole)
  on.disc(x, base - tall, 9, '#e0b24a')
  const drape = `M${x + 3} ${base - tall + 14}q40 26 78 8q6 120 -8 226q-26 22 -50 6q-14 16 -20 8z`
  on.group(on.clip(drape), () => {
    for (const [n, paint] of paints.entries()) {
      if (kind === 0) on.rect(x, base - tall + 10 + n * 88, 100, 90, paint)
      else on.rect(x + n * 28, base - tall, 30, 300, paint)
    }
    if (kind === 2) on.disc(x + 40, base - tall + 124, 20, '#f3ead6')
    on.rect(x + 26, base - tall, 12, 300, '#0b1020', 0.16)
    on.rect(x + 58, base - tall, 14, 300, '#0b1020', 0.22)
  })
}
