import { darken, lighten, mix } from '../colour.ts'
import { floodlight, kit, kits, outdoors, pitch, player } from '../ground.ts'
import { lights } from '../light.ts'
import { sky } from '../nature.ts'
import { type Dress, poses, skins } from '../people.ts'
import type { View } from '../perspective.ts'
import { tree } from '../plants.ts'
import { type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const stadium: Scene = (on, by) => {
  const light = by.pick([lights.night, lights.dusk, lights.golden])
  sky(on, by, light, 700, 3)
  const ring = (rx: number, ry: number, y: number, paint: string) => on.disc(800, y, rx, paint, 1, ry)
  for (const x of [190, 1410]) floodlight(on, x, 520, light)
  ring(800, 330, 640, darken(light.near, 0.1))
  const shade = mix(light.near, light.far, 0.22)
  ring(770, 300, 650, shade)
  const dots = ['#e9dcc0', light.accent, mix(light.far, '#ffffff', 0.2), '#d1472f', lighten(shade, 0.4)]
  for (let row = 0; row < 17; row++) {
    const [rx, ry, y] = [750 - row * 18, 286 - row * 8.4, 652 + row * 5]
    const seats = 150 - row * 3
    for (let n = 0; n < seats; n++) {
      const turn = (n / seats) * 6.283
      if (by.chance(0.8)) on.disc(800 + Math.cos(turn) * rx, y + Math.sin(turn) * ry, 6, mix(by.pick(dots), shade, by.between(0, 0.55)))
    }
  }
  const turf = mix('#3f8f4f', light.near, 0.15)
  ring(436, 140, 742, darken(light.near, 0.2))
  ring(420, 130, 744, turf)
  on.group(on.clip('M380 744a420 130 0 1 0 840 0a420 130 0 1 0 -840 0z'), () => {
    for (let n = 0; n < 10; n += 2)
      on.poly(
        [
          [420 + n * 80, 600],
          [500 + n * 80, 600],
          [470 + n * 92, 900],
          [370 + n * 92, 900],
        ],
        lighten(turf, 0.12),
      )
    on.stroke('M520 668H1080L1150 826H450zM800 668V826M800 742m-70 0a70 26 0 1 0 140 0a70 26 0 1 0 -140 0', '#f6f3e4', 3)
    for (let n = 0; n < 22; n++) on.rect(by.between(540, 1060), by.between(680, 815), 5, 11, n % 2 ? '#f6efdf' : light.accent)
  })
  on.path('M0 420Q800 250 1600 420V340Q800 180 0 340z', darken(light.near, 0.3))
  for (let n = 0; n < 36; n++) on.rect(30 + n * 44, 392 - Math.sin((n / 35) * 3.14) * 78, 18, 7, light.lamp)
}

export const football: Scene = (on, by) => {
  const light = outdoors(by)
  const view = pitch(on, by, light, 470)
  view.line(
    [
      [-200, 0, 12],
      [200, 0, 12],
    ],
    '#f6f3e4',
    6,
  )
  const [ours, theirs] = by.chance(0.5) ? [kits[0], kits[4]] : [kits[1], kits[5]]
  for (const [side, away] of [
    [-0.62, 15],
    [0.35, 18],
    [0.72, 12],
    [-0.3, 10],
  ] as const) {
    player(on, view, {
      x: (side + by.between(-0.08, 0.08)) * away,
      away,
      pose: by.pick([poses.run, poses.walk, poses.stand]),
      dress: kit(by, by.pick([ours, theirs]), by.pick([1, -1])),
    })
  }
  player(on, view, { x: by.between(1.5, 1.9), away: 5.2, pose: poses.run, dress: kit(by, theirs, -1) })
  player(on, view, { x: by.between(-1.3, -0.8), away: 3.7, pose: poses.kick, dress: kit(by, ours, 1) })
  ball(on, 800 + by.between(60, 150), by.between(740, 820), 38)
}

function ball(on: Plate, x: number, y: number, r: number): void {
  on.disc(x + 8, y + r * 1.9, r * 1.1, '#0a1a14', 0.3, r * 0.18)
  on.disc(x, y, r, '#fbf8ee')
  on.disc(x - r * 0.1, y - r * 0.1, r * 0.34, '#1a2230')
  for (let n = 0; n < 5; n++) on.disc(x + Math.cos(n * 1.257 - 0.5) * r * 0.8, y + Math.sin(n * 1.257 - 0.5) * r * 0.8, r * 0.18, '#1a2230')
}

export const rugby: Scene = (on, by) => {
  const light = outdoors(by)
  const view = pitch(on, by, light, 470)
  for (const x of [-2.8, 2.8])
    view.line(
      [
        [x, 0, 13],
        [x, 9, 13],
      ],
      '#fbf8ee',
      10,
    )
  view.line(
    [
      [-2.8, 3, 13],
      [2.8, 3, 13],
    ],
    '#fbf8ee',
    9,
  )
  view.line(
    [
      [-200, 0, 13],
      [200, 0, 13],
    ],
    '#f6f3e4',
    6,
  )
  const [ours, theirs] = by.chance(0.5) ? [kits[3], kits[2]] : [kits[0], kits[1]]
  for (const [side, away] of [
    [-0.68, 11],
    [-0.4, 9],
    [0.5, 10],
    [0.74, 12],
  ] as const) {
    player(on, view, {
      x: (side + by.between(-0.06, 0.06)) * away,
      away,
      pose: by.pick([poses.run, poses.crouch]),
      dress: kit(by, by.pick([ours, theirs]), by.pick([1, -1])),
    })
  }
  player(on, view, { x: -2.6, away: 5, pose: poses.run, dress: kit(by, theirs, 1) })
  player(on, view, { x: by.between(1.7, 2), away: 4.6, pose: poses.crouch, dress: kit(by, theirs, -1) })
  const runner = kit(by, ours, 1)
  const held = ([hx, hy]: readonly [number, number]) =>
    on.group(`transform="rotate(-30 ${hx} ${hy})"`, () => on.disc(hx + 10, hy - 14, 50, '#e9d3a0', 1, 32))
  player(on, view, {
    x: by.between(-0.7, -0.3),
    away: 3.7,
    pose: { ...poses.sprint, arms: [30, 100, -60, 10] },
    dress: { ...runner, tool: held },
  })
}

export const cricket: Scene = (on, by) => {
  const light = by.pick([lights.noon, lights.golden, lights.dawn])
  const view = pitch(on, by, light, 440)
  for (let n = 0; n < 7; n++) tree(on, by, by.between(0, width), 448, by.between(60, 110), mix(light.green, light.near, 0.35))
  view.level(0.01, -1.9, 1.9, 2.6, 17, mix('#d9c08a', light.low, 0.2))
  view.line(
    [
      [-2, 0.02, 4.7],
      [2, 0.02, 4.7],
    ],
    '#fbf8ee',
    7,
  )
  view.line(
    [
      [-2, 0.02, 14],
      [2, 0.02, 14],
    ],
    '#fbf8ee',
    4,
  )
  const white = (facing: 1 | -1): Dress => ({ colour: '#f6f1e2', legs: '#e6dec8', facing, skin: by.pick(skins) })
  for (const [side, away] of [
    [-0.66, 17],
    [-0.4, 22],
    [0.4, 20],
    [0.7, 15],
  ] as const)
    player(on, view, { x: side * away, away, pose: by.pick([poses.crouch, poses.stand]), dress: white(side < 0 ? 1 : -1) })
  stumps(view, 0, 14)
  player(on, view, { x: 1.1, away: 11.5, pose: poses.bowl, dress: white(-1) })
  stumps(view, -0.9, 3.9)
  const bat = ([hx, hy]: readonly [number, number]) =>
    on.group(`transform="rotate(${by.between(-34, -20)} ${hx} ${hy})"`, () => {
      on.rect(hx - 7, hy - 20, 14, 80, '#3a2a20')
      on.rect(hx - 19, hy + 50, 38, 190, on.linear([hx - 19, 0], [hx + 19, 0], [0, '#ecca90'], [1, '#b98a4e']), 1, 12)
    })
  player(on, view, { x: by.between(-0.4, 0), away: 3.9, pose: poses.drive, dress: { ...white(1), tool: bat } })
  on.disc(by.between(1060, 1200), by.between(620, 760), 15, '#a3242f')
}

function stumps(view: View, x: number, away: number): void {
  for (const k of [-0.12, 0, 0.12])
    view.line(
      [
        [x + k, 0, away],
        [x + k, 0.72, away],
      ],
      '#e9c98a',
      Math.max(2, view.scale(away) * 0.04),
    )
  view.line(
    [
      [x - 0.13, 0.74, away],
      [x + 0.13, 0.74, away],
    ],
    '#e9c98a',
    Math.max(2, view.scale(away) * 0.03),
  )
}
