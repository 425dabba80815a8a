import { elephant, flukes, flyingCrane, gull, stag } from '../animals.ts'
import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { land, lights } from '../light.ts'
import { ground, hills, mist, sky, skyline, water } from '../nature.ts'
import { bareTree, fir, grass, tree } from '../plants.ts'
import { height, type Plate, smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const wildlife: Scene = (on, by) => by.pick([elephants, deer, whale])(on, by)

const elephants: Scene = (on, by) => {
  const light = by.pick([lights.golden, lights.drouth, lights.dawn])
  const horizon = by.between(600, 650)
  const sun = sky(on, by, { ...light, sunHeight: [0.12, 0.3] }, horizon, 3)
  hills(on, by, light, horizon - 40, horizon, 2, 0.5, 70, 0.35)
  on.rect(
    0,
    horizon,
    width,
    height,
    on.linear([0, horizon], [0, height], [0, mix(light.far, light.low, 0.5)], [1, mix(light.far, light.near, 0.45)]),
  )
  for (const x of [sun.x < 800 ? 1340 : 260]) acacia(on, by, x, horizon + 70, 420, light.near)
  acacia(on, by, sun.x < 800 ? 980 : 640, horizon + 14, 130, land(light, 0.5))
  const skin = mix(light.near, light.far, 0.3)
  for (const [x, y, tall] of [
    [430, 800, 210],
    [700, 830, 300],
    [1060, 850, 360],
    [1330, 850, 170],
  ] as const) {
    on.disc(x, y, tall * 0.66, light.near, 0.35, tall * 0.05)
    elephant(on, x, y, tall, mix(skin, light.near, by.between(0, 0.4)), 1)
  }
  for (let n = 0; n < 5; n++) gull(on, by.between(200, 1400), by.between(140, 380), by.between(12, 24), light.near)
  grass(on, by, -20, width + 20, height + 10, 150, darken(mix(light.near, light.far, 0.2), 0.1), 200)
}

function acacia(on: Plate, by: Dice, x: number, y: number, tall: number, colour: string): void {
  on.stroke(`M${x} ${y}Q${x + tall * 0.04} ${y - tall * 0.4} ${x - tall * 0.06} ${y - tall * 0.62}`, colour, tall * 0.05)
  for (const k of [-0.42, -0.2, 0.16, 0.4])
    on.stroke(`M${x} ${y - tall * 0.45}Q${x + k * tall * 0.4} ${y - tall * 0.66} ${x + k * tall} ${y - tall * 0.8}`, colour, tall * 0.022)
  for (let n = 0; n < 13; n++)
    on.disc(
      x + by.between(-0.6, 0.6) * tall,
      y - tall * by.between(0.78, 0.92),
      tall * by.between(0.12, 0.24),
      colour,
      1,
      tall * by.between(0.035, 0.07),
    )
}

const deer: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.fog, lights.winter, lights.golden])
  const horizon = by.between(640, 700)
  sky(on, by, light, horizon, 1)
  hills(on, by, light, horizon - 160, horizon - 20, 3, 0.7, 100, 0.45)
  for (let n = 0; n < 22; n++)
    fir(
      on,
      by,
      by.pick([by.between(-40, 500), by.between(1100, 1640)]),
      horizon + by.between(0, 50),
      by.between(220, 460),
      land(light, by.between(0.4, 0.6)),
    )
  mist(on, by, horizon - 20, light.low, 6)
  const meadow = mix(mix(light.green, light.far, 0.25), light.near, 0.3)
  ground(on, skyline(by, horizon + 110, 30, 0.5), meadow, 0.25, light.low)
  stag(on, by.between(720, 880), horizon + 260, 440, mix('#6b3f2a', light.near, 0.35), by.pick([1, -1]))
  bareTree(on, by, by.pick([120, 1480]), height, 760, light.near)
  grass(on, by, -20, width + 20, height + 10, 190, mix(meadow, light.near, 0.6), 230)
}

const whale: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.dusk, lights.noon, lights.golden])
  const horizon = by.between(470, 540)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 30, horizon + 4, 2, 0.85, 110, 0.4)
  water(on, by, light, horizon, sun)
  flukes(
    on,
    by,
    sun.x < 800 ? by.between(950, 1150) : by.between(450, 650),
    860,
    520,
    mix(light.near, light.top, 0.12),
    lighten(light.low, 0.4),
  )
  for (let n = 0; n < 7; n++) gull(on, by.between(150, 1450), by.between(200, 560), by.between(16, 44), mix(light.near, light.far, 0.2))
}

export const bird: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.dusk, lights.golden, lights.fog])
  const horizon = by.between(660, 720)
  const sun = sky(on, by, { ...light, sunHeight: [0.28, 0.5] }, horizon, 2)
  on.disc(sun.x, sun.y, 150, light.sun, 0.8)
  hills(on, by, light, horizon - 90, horizon, 3, 0.6, 80, 0.4)
  water(on, by, light, horizon, sun, 0.7)
  for (const [x, side] of [
    [120, 1],
    [1480, -1],
  ] as const) {
    on.path(
      `${smooth([
        [x - side * 260, height - 190],
        [x, height - 150],
        [x + side * 240, height - 60],
        [x + side * 320, height + 20],
      ])}L${x - side * 260} ${height + 20}z`,
      land(light, 0.85),
    )
    grass(on, by, Math.min(x - 200, x + 200), Math.max(x - 200, x + 200), height - 60, 230, land(light, 0.92), 60)
  }
  const white = mix('#fbf8ee', light.low, 0.15)
  for (let n = 0; n < 9; n++) {
    const t = n / 8
    flyingCrane(
      on,
      240 + t * 1080 + by.between(-40, 40),
      520 - Math.abs(n - 5) * -26 - t * 240 + by.between(-36, 36),
      by.between(150, 200) + (n === 5 ? 110 : 0),
      n === 5 ? white : mix(white, land(light, 0.5), 0.25),
      n % 2 === 0,
    )
  }
  tree(on, by, sun.x < 800 ? 1500 : 100, height - 140, 330, land(light, 0.8))
}
