import { darken, lighten, mix } from '../colour.ts'
import { lights } from '../light.ts'
import { cloud, ground, hills, sky, skyline } from '../nature.ts'
import { person, poses, shirts, skins } from '../people.ts'
import { perspective } from '../perspective.ts'
import { fir, tree } from '../plants.ts'
import { height, type Plate, smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const athletics: Scene = (on, by) => {
  const light = by.pick([lights.golden, lights.noon, lights.dusk, lights.dawn])
  const horizon = 430
  on.sheet(on.linear([0, 0], [0, horizon], [0, light.top], [0.6, light.middle], [1, light.low]))
  for (let n = 0; n < 4; n++) cloud(on, by, by.between(60, 1540), by.between(60, 240), by.between(200, 460), light)
  const shade = mix(light.near, light.far, 0.3)
  on.poly(
    [
      [-10, horizon - 150],
      [width + 10, horizon - 110],
      [width + 10, horizon],
      [-10, horizon],
    ],
    shade,
  )
  for (let n = 0; n < 620; n++)
    on.disc(by.between(0, width), horizon - by.between(16, 106), 6, mix(by.pick(shirts), shade, by.between(0.15, 0.6)))
  on.poly(
    [
      [-10, horizon - 190],
      [width + 10, horizon - 140],
      [width + 10, horizon - 112],
      [-10, horizon - 152],
    ],
    light.near,
  )
  const view = perspective(on, [by.between(500, 600), horizon - 30], 2, 860)
  on.rect(0, horizon, width, height, mix('#4f9a5f', light.near, 0.15))
  const clay = mix('#c9523a', light.near, light.dark ? 0.25 : 0.06)
  view.level(0, -3.2, 9, 2, 140, on.linear([0, horizon], [0, height], [0, mix(clay, light.low, 0.4)], [1, clay]))
  for (let lane = 0; lane <= 8; lane++) view.level(0.01, -3.2 + lane * 1.5 - 0.04, -3.2 + lane * 1.5 + 0.04, 2, 140, '#fbf6ea', 0.9)
  for (const [lane, away] of [
    [8, 10],
    [7, 8.2],
    [1, 7],
    [6, 6.2],
    [2, 5.4],
    [3, 4.9],
    [5, 5.1],
    [4, 3.9],
  ] as const) {
    const [px, py] = view.at([-3.2 + lane * 1.5 - 0.75, 0, away])
    const m = view.scale(away)
    on.disc(px + m * 0.3, py, m * 0.8, darken(clay, 0.7), 0.35, m * 0.09)
    const shirt = by.pick(shirts)
    person(on, px, py, m * 1.85, by.pick([poses.sprint, poses.run]), { colour: shirt, legs: darken(shirt, 0.55), skin: by.pick(skins) })
  }
}

export const cycling: Scene = (on, by) => {
  const light = by.pick([lights.noon, lights.golden, lights.dawn])
  const horizon = by.between(430, 480)
  sky(on, by, light, horizon)
  hills(on, by, light, horizon - 150, horizon + 60, 4, 0.8, 150, 0.5)
  const meadow = mix(light.green, light.low, 0.15)
  ground(on, skyline(by, horizon + 120, 30, 0.4), meadow, 0.3, light.low)
  for (let n = 0; n < 12; n++)
    (by.chance(0.5) ? fir : tree)(
      on,
      by,
      by.between(0, width),
      horizon + 170 + by.between(-20, 30),
      by.between(90, 180),
      mix(light.green, light.near, 0.4),
    )
  on.path(
    `${smooth([
      [-40, 850],
      [500, 800],
      [1100, 790],
      [1660, 720],
    ])}L1660 1000${smooth([
      [1660, 1000],
      [1100, 1030],
      [500, 1040],
      [-40, 1080],
    ]).replace('M', 'L')}z`,
    on.linear([0, 740], [0, 1060], [0, mix(light.far, light.near, 0.3)], [1, mix(light.far, light.near, 0.65)]),
  )
  on.stroke(
    smooth([
      [-40, 862],
      [500, 812],
      [1100, 802],
      [1660, 732],
    ]),
    '#f6efdf',
    6,
    0.8,
  )
  for (const [rank, y] of [870, 980].entries()) {
    const s = rank ? 290 : 225
    for (let x = 1500 - rank * 120; x > 60; x -= s * by.between(0.82, 1.15))
      rider(on, x, y - (x / 1600) * 60, s, by.pick(shirts), by.pick(skins), light.near)
  }
}

function rider(on: Plate, x: number, y: number, s: number, shirt: string, skin: string, ink: string): void {
  const r = s * 0.2
  on.disc(x, y + 4, s * 0.55, '#0a1420', 0.3, s * 0.04)
  for (const side of [-1, 1]) {
    on.stroke(`M${x + side * s * 0.3 - r} ${y - r}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`, ink, s * 0.022)
    on.disc(x + side * s * 0.3, y - r, s * 0.02, ink)
  }
  on.stroke(
    `M${x - s * 0.3} ${y - r}L${x - s * 0.12} ${y - s * 0.5}L${x + s * 0.22} ${y - s * 0.5}L${x} ${y - r}zM${x - s * 0.12} ${y - s * 0.5}L${x} ${y - r}M${x + s * 0.22} ${y - s * 0.5}L${x + s * 0.3} ${y - r}M${x + s * 0.22} ${y - s * 0.5}l${s * 0.08} ${-s * 0.05}`,
    shirt,
    s * 0.026,
  )
  const [hip, shoulder, hand] = [
    [x - s * 0.13, y - s * 0.56],
    [x + s * 0.14, y - s * 0.78],
    [x + s * 0.3, y - s * 0.54],
  ] as const
  const legs = darken(ink, 0.1)
  on.stroke(`M${hip[0]} ${hip[1]}L${x + s * 0.1} ${y - s * 0.42}L${x - s * 0.02} ${y - s * 0.1}`, darken(legs, 0.3), s * 0.07)
  on.stroke(`M${hip[0]} ${hip[1]}L${x + s * 0.13} ${y - s * 0.5}`, legs, s * 0.1)
  on.stroke(`M${x + s * 0.13} ${y - s * 0.5}L${x + s * 0.05} ${y - s * 0.26}`, skin, s * 0.058)
  on.stroke(`M${hip[0]} ${hip[1]}Q${x - s * 0.04} ${y - s * 0.78} ${shoulder[0]} ${shoulder[1]}`, shirt, s * 0.14)
  on.stroke(`M${shoulder[0]} ${shoulder[1]}L${x + s * 0.2} ${y - s * 0.6}L${hand[0]} ${hand[1]}`, skin, s * 0.046)
  on.disc(x + s * 0.25, y - s * 0.86, s * 0.066, skin, 1, s * 0.075)
  on.path(
    `M${x + s * 0.13} ${y - s * 0.86}q${s * 0.05} ${-s * 0.13} ${s * 0.2} ${-s * 0.03}l${-s * 0.02} ${s * 0.02}z`,
    lighten(shirt, 0.25),
  )
}

export const tennis: Scene = (on, by) => {
  const [court, rim] = by.pick([
    ['#2f6f9a', '#3f8f6a'],
    ['#c9623f', '#a84a34'],
    ['#4f9a5f', '#2f7a55'],
  ] as const)
  const light = by.pick([lights.noon, lights.golden, lights.dusk])
  on.sheet(mix(light.near, light.far, 0.2))
  for (let row = 0; row < 12; row++)
    for (let x = (row % 2) * 14; x < width; x += 28)
      if (by.chance(0.85)) on.disc(x + by.between(-4, 4), 30 + row * 27, 10, mix(by.pick(shirts), light.near, by.between(0.2, 0.65)), 1, 12)
  on.rect(0, 345, width, 70, darken(rim, 0.45))
  const view = perspective(on, [800, 320], 3, 900)
  on.rect(0, 412, width, height, mix(rim, light.near, 0.06))
  view.level(0, -6, 6, 3.4, 28, court)
  for (const x of [-6, -4.5, 4.4, 5.9]) view.level(0.01, x, x + 0.1, 4.2, 28, '#fbf8ee')
  for (const [away, half] of [
    [27.8, 6],
    [22.5, 4.5],
    [9.7, 4.5],
    [4.2, 6],
  ] as const)
    view.level(0.01, -half, half, away, away * 1.02, '#fbf8ee')
  view.level(0.01, -0.05, 0.05, 9.7, 22.5, '#fbf8ee')
  const far = view.at([by.between(-2, 2), 0, 27])
  person(on, far[0], far[1], view.scale(27) * 1.85, poses.crouch, { colour: '#f6efdf', legs: light.near, skin: by.pick(skins), facing: -1 })
  view.face(
    [
      [-6.6, 0, 16],
      [6.6, 0, 16],
      [6.6, 1.07, 16],
      [-6.6, 1.07, 16],
    ],
    light.near,
    0.42,
  )
  view.line(
    [
      [-6.6, 1.05, 16],
      [6.6, 1.05, 16],
    ],
    '#fbf8ee',
    8,
  )
  const [px, py] = view.at([by.between(-1.7, -0.6), 0, 4.5])
  const m = view.scale(4.5)
  on.disc(px + m * 0.5, py + 4, m * 0.9, '#0a1420', 0.3, m * 0.1)
  const racket = ([hx, hy]: readonly [number, number], [ex, ey]: readonly [number, number]) => {
    const turn = Math.atan2(hy - ey, hx - ex)
    on.group(`transform="translate(${hx} ${hy}) rotate(${(turn * 180) / Math.PI + 14})"`, () => {
      on.rect(-6, -5, m * 0.28, 10, light.near)
      on.disc(m * 0.46, 0, m * 0.22, '#fbf8ee', 0.35, m * 0.15)
      on.stroke(`M${m * 0.24} 0a${m * 0.22} ${m * 0.15} 0 1 0 ${m * 0.44} 0a${m * 0.22} ${m * 0.15} 0 1 0 ${-m * 0.44} 0`, light.accent, 7)
    })
  }
  const shirt = by.pick(['#f6efdf', '#f2b441', '#e8859a'])
  person(on, px, py, m * 1.85, by.pick([poses.serve, poses.forehand]), {
    colour: shirt,
    legs: '#f6efdf',
    skin: by.pick(skins),
    tool: racket,
  })
  on.disc(px + m * by.between(1.1, 1.5), py - m * by.between(1.6, 2.2), 20, '#d8ee5a')
}
