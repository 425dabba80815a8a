import { facades, house, towers } from '../buildings.ts'
import { darken, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { land, lights } from '../light.ts'
import { sky, stars, water } from '../nature.ts'
import { crowd, passersBy } from '../people.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const protest: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.noon, lights.golden, lights.dusk])
  const horizon = by.between(560, 620)
  sky(on, by, light, horizon)
  towers(on, by, light, horizon, 160, [0.2])
  for (let n = 0; n < 7; n++)
    house(
      on,
      by,
      n * 250 - 60,
      horizon + 60,
      250,
      by.between(220, 300),
      mix(by.pick(facades), light.far, 0.35),
      land(light, 0.5),
      light,
      true,
    )
  const boards = Array.from({ length: 17 }, () => [by.between(40, 1560), by.between(380, 760)] as const).sort((a, b) => a[1] - b[1])
  crowd(on, by, 610, 1010, land(light, 0.35), light.near, mix, 0.16)
  for (const [x, y] of boards) {
    const [w, tilt] = [60 + (y - 380) * 0.36, by.between(-12, 12)]
    const paint = by.pick([light.accent, '#f6efdf', mix(light.accent, '#f6efdf', 0.5), mix(light.top, light.near, 0.3)])
    on.group(`transform="rotate(${tilt} ${x} ${y})"`, () => {
      on.rect(x - 4, y, 8, w * 1.9, darken(lights.golden.near, 0.1))
      on.rect(x - w * 0.75, y - w * 0.5, w * 1.5, w, paint, 1, 5)
      for (let n = 0; n < 3; n++)
        on.rect(x - w * 0.58, y - w * 0.3 + n * w * 0.24, w * by.between(0.6, 1.1), w * 0.1, darken(paint, 0.6), 0.75)
    })
  }
  crowd(on, by, 830, 1030, land(light, 0.75), light.near, mix, 0.1)
}

export const market: Scene = (on, by) => {
  const light = by.pick([lights.noon, lights.golden, lights.dawn])
  const horizon = by.between(430, 470)
  sky(on, by, light, horizon)
  for (let n = 0; n < 8; n++)
    house(
      on,
      by,
      n * 220 - 80,
      horizon + 170,
      220,
      by.between(250, 330),
      mix(by.pick(facades), light.far, 0.22),
      mix('#a9533a', light.far, 0.2),
      light,
      by.chance(0.6),
    )
  on.rect(
    0,
    horizon + 160,
    width,
    height,
    on.linear([0, horizon + 160], [0, height], [0, mix(light.low, light.far, 0.5)], [1, mix(light.far, light.near, 0.4)]),
  )
  for (const [rank, y] of [horizon + 330, horizon + 560].entries()) {
    const s = 1 + rank * 0.75
    passersBy(on, by, y - 40 * s, 150 * s, 6, [light.near, light.accent, '#e9dcc0', mix(light.top, light.near, 0.4)])
    for (let x = -120 + rank * 90; x < width; x += 400 * s)
      stall(on, by, x, y, 300 * s, by.pick([light.accent, lights.noon.green, '#2f6f8f', '#d9a441']))
  }
  passersBy(on, by, height - 4, 380, 3, [light.near, land(light, 0.85), mix(light.accent, light.near, 0.5)])
}

function stall(on: Plate, by: Dice, x: number, base: number, w: number, paint: string): void {
  const h = w * 0.62
  for (const side of [0.04, 0.93]) on.rect(x + w * side, base - h, w * 0.03, h, '#5a3a2a')
  on.rect(x, base - h * 0.42, w, h * 0.42, darken(paint, 0.45))
  const fruit = ['#d1472f', '#e8b33f', '#7fa646', '#d98032', '#8a3f5c']
  for (let bin = 0; bin < 4; bin++) {
    const colour = by.pick(fruit)
    for (let n = 0; n < 22; n++)
      on.disc(
        x + w * (0.03 + bin * 0.245) + by.between(0.02, 0.2) * w,
        base - h * 0.42 - by.next() ** 1.6 * h * 0.13,
        w * 0.019,
        mix(colour, '#fff1c9', by.between(0, 0.3)),
      )
    on.rect(x + w * (0.02 + bin * 0.245), base - h * 0.42, w * 0.23, h * 0.12, '#a8744e')
  }
  for (let n = 0; n < 10; n++) {
    const [a, b] = [x - w * 0.05 + n * w * 0.11, x - w * 0.02 + n * w * 0.104]
    const strip = n % 2 ? '#f6efdf' : paint
    on.poly(
      [
        [b, base - h * 1.16],
        [b + w * 0.104, base - h * 1.16],
        [a + w * 0.11, base - h * 0.88],
        [a, base - h * 0.88],
      ],
      strip,
    )
    on.disc(a + w * 0.055, base - h * 0.88, w * 0.055, darken(strip, 0.12), 1, w * 0.04)
  }
}

export const fireworks: Scene = (on, by) => {
  const light = lights.night
  const horizon = by.between(720, 770)
  on.sheet(on.linear([0, 0], [0, horizon], [0, '#070b22'], [0.7, '#1a2454'], [1, '#473a72']))
  stars(on, by, 400, 60)
  const paints = ['#ffcf56', '#ff7a5c', '#7fd1c7', '#f7a8d8', '#fff3d6']
  for (const [x, y, r] of [
    [by.between(300, 520), by.between(260, 340), 250],
    [by.between(980, 1300), by.between(200, 300), 300],
    [by.between(700, 900), by.between(420, 480), 170],
    [by.between(120, 260), 520, 110],
  ] as const) {
    const [paint, second] = [by.pick(paints), by.pick(paints)]
    on.disc(x, y, r * 1.25, paint, 0.08)
    on.disc(x, y, r * 0.7, paint, 0.1)
    const rays = by.whole(26, 40)
    for (let n = 0; n < rays; n++) {
      const [turn, far] = [(n / rays) * 6.283 + by.between(-0.05, 0.05), r * by.between(0.8, 1.05)]
      const end = [x + Math.cos(turn) * far, y + Math.sin(turn) * far + r * 0.14] as const
      on.stroke(
        `M${x + Math.cos(turn) * r * 0.16} ${y + Math.sin(turn) * r * 0.16}Q${x + Math.cos(turn) * far * 0.7} ${y + Math.sin(turn) * far * 0.7 - r * 0.04} ${end[0]} ${end[1]}`,
        n % 3 ? paint : second,
        3.4,
        0.9,
      )
      on.disc(end[0], end[1], 5.5, second)
      on.disc(x + Math.cos(turn) * far * 0.5, y + Math.sin(turn) * far * 0.5, 2.6, '#fff8e0')
    }
  }
  towers(on, by, light, horizon, 170, [0.35, 0.65])
  water(on, by, { ...light, low: '#473a72', middle: '#2a2f66' }, horizon)
  for (let n = 0; n < 60; n++)
    on.path(
      `M${by.between(200, 1400)} ${horizon + by.between(8, 240)}h${by.between(30, 110)}v5h-90z`,
      by.pick(paints),
      by.between(0.12, 0.45),
    )
  crowd(on, by, 980, 1090, '#0a0e24', '#05070f', mix, 0.22)
}
