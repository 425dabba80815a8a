import { towers } from '../buildings.ts'
import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { land, lights } from '../light.ts'
import { ground, hills, mist, sky, skyline } from '../nature.ts'
import { passersBy } from '../people.ts'
import { fir } from '../plants.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const train: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.winter, lights.noon, lights.dusk])
  const horizon = by.between(560, 620)
  sky(on, by, light, horizon)
  hills(on, by, light, horizon - 170, horizon + 40, 4, 0.8, 150, 0.5)
  mist(on, by, horizon + 20, light.low, 4)
  const deck = by.between(560, 600)
  const stone = mix(mix('#c9a884', light.far, 0.35), light.near, light.dark ? 0.35 : 0.1)
  for (let x = -60; x < width + 60; x += 168) {
    on.path(`M${x} ${deck + 20}h168v470h-46V${deck + 140}a61 61 0 0 0 -122 0V${deck + 490}h0z`, stone)
    on.rect(x + 134, deck + 120, 34, 380, darken(stone, 0.35), 0.5)
  }
  on.rect(-10, deck, width + 20, 34, lighten(stone, 0.12))
  on.rect(-10, deck + 30, width + 20, 8, darken(stone, 0.4))
  const [paint, from] = [by.pick([light.accent, '#2f6f62', '#7a2a3a', mix(light.top, light.near, 0.5)]), by.between(220, 420)]
  for (let n = 0; n < 6; n++)
    carriage(on, by, from + n * 262, deck, 254, mix(paint, light.near, light.dark ? 0.3 : 0.04), light.lamp, light.dark ? 1 : 0.85, n === 0)
  for (let x = 20; x < width; x += 230) {
    on.rect(x, deck - 150, 5, 150, light.near)
    on.rect(x, deck - 150, 60, 4, light.near)
  }
  on.rect(-10, deck - 146, width + 20, 2.5, light.near)
  ground(on, skyline(by, height - 160, 50, 0.5), mix(mix(light.green, light.far, 0.2), light.near, 0.4), 0.2)
  for (let n = 0; n < 18; n++)
    fir(
      on,
      by,
      by.between(-20, width + 20),
      height - by.between(-20, 110),
      by.between(120, 240),
      mix(light.green, light.near, by.between(0.5, 0.7)),
    )
}

function carriage(on: Plate, by: Dice, x: number, base: number, w: number, paint: string, lamp: string, lit: number, nose: boolean): void {
  const h = 92
  on.path(
    nose
      ? `M${x + 70} ${base - h - 8}H${x + w}V${base - 10}H${x + 6}Q${x - 6} ${base - 50} ${x + 70} ${base - h - 8}z`
      : `M${x} ${base - h - 8}h${w}v${h - 2}h${-w}z`,
    on.linear([0, base - h], [0, base], [0, lighten(paint, 0.25)], [0.3, paint], [1, darken(paint, 0.4)]),
  )
  for (let n = nose ? 1 : 0; n < 5; n++) on.rect(x + 18 + n * 46, base - h + 10, 34, 34, by.chance(lit) ? lamp : darken(paint, 0.6), 1, 5)
  on.rect(x + (nose ? 20 : 0), base - 38, w - (nose ? 20 : 0), 7, '#f6efdf')
  if (nose) on.path(`M${x + 26} ${base - 54}q10 -26 36 -36v36z`, '#14202e')
  for (const at of [0.16, 0.28, 0.72, 0.84]) on.disc(x + w * at, base - 8, 10, '#14161f')
  on.rect(x + w - 2, base - h + 4, 8, h - 20, '#14161f')
}

export const airport: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.dusk, lights.golden, lights.fog, lights.noon])
  const horizon = by.between(720, 770)
  sky(on, by, light, horizon, 5)
  hills(on, by, light, horizon - 30, horizon, 2, 0.5, 50, 0.3)
  towers(on, by, light, horizon, 60, [0.16], 900, 1640)
  const wall = land(light, 0.6)
  on.path(`M-20 ${horizon + 20}V${horizon - 90}Q300 ${horizon - 170} 640 ${horizon - 84}V${horizon + 20}z`, wall)
  for (let n = 0; n < 15; n++) on.rect(10 + n * 41, horizon - 78, 30, 64, light.lamp, light.dark ? 0.95 : 0.55)
  on.poly(
    [
      [760, horizon + 10],
      [768, horizon - 250],
      [796, horizon - 250],
      [804, horizon + 10],
    ],
    wall,
  )
  on.poly(
    [
      [730, horizon - 250],
      [834, horizon - 250],
      [850, horizon - 306],
      [714, horizon - 306],
    ],
    darken(wall, 0.2),
  )
  on.rect(722, horizon - 298, 120, 30, light.lamp, 0.9)
  on.rect(738, horizon - 326, 88, 20, wall)
  on.rect(
    0,
    horizon + 10,
    width,
    height,
    on.linear([0, horizon], [0, height], [0, mix(light.far, light.near, 0.4)], [1, mix(light.far, light.near, 0.75)]),
  )
  on.poly(
    [
      [900, horizon + 30],
      [960, horizon + 30],
      [1500, height + 10],
      [200, height + 10],
    ],
    land(light, 0.85),
  )
  for (let n = 0; n < 6; n++)
    on.poly(
      [
        [926 - n * 12, horizon + 50 + n * n * 12],
        [936 - n * 12, horizon + 50 + n * n * 12],
        [940 - n * 14, horizon + 62 + n * n * 15],
        [920 - n * 18, horizon + 62 + n * n * 15],
      ],
      '#f6efdf',
    )
  for (let n = 0; n < 9; n++)
    for (const side of [-1, 1])
      on.disc(926 + side * (40 + n * n * 9) - n * 8, horizon + 36 + n * n * 5.2, 3 + n, n % 3 ? light.lamp : '#ff6b57')
  plane(
    on,
    by.between(1130, 1260),
    by.between(270, 340),
    by.between(2.1, 2.5),
    by.between(-16, -9),
    mix('#fbf8ee', light.low, 0.2),
    light.accent,
    light.near,
  )
  passersBy(on, by, height - 12, 170, 3, [light.near, light.accent], 60, 380)
}

function plane(on: Plate, x: number, y: number, s: number, turn: number, white: string, accent: string, ink: string): void {
  on.group(`transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"`, () => {
    on.path('M-10 -4L-64 -58h16L34 -6z', mix(white, ink, 0.35))
    on.path('M-118 -6L-150 -54h22L-84 -10z', accent)
    on.path(
      'M-126 2Q-120 -13 -80 -15H96Q136 -14 150 2Q140 15 96 16H-70Q-110 14 -126 2z',
      on.linear([0, -15], [0, 16], [0, white], [0.55, white], [1, mix(white, ink, 0.5)]),
    )
    on.path('M122 -8q14 2 20 7h-26z', ink)
    for (let n = 0; n < 15; n++) on.rect(-74 + n * 12, -6, 5, 6, ink, 0.8)
    on.path('M20 8L-78 78h24L70 12z', mix(white, ink, 0.18))
    on.path('M-104 4l-40 22h16l50 -20z', mix(white, ink, 0.25))
    for (const dx of [0, -34]) on.path(`M${6 + dx} ${30 - dx * 0.6}h34q8 8 0 16h-34q-6 -8 0 -16z`, accent)
  })
}
