import { house, tower, towers } from '../buildings.ts'
import { darken, lighten, mix } from '../colour.ts'
import { land, lights } from '../light.ts'
import { ground, hills, mist, sky, skyline, water } from '../nature.ts'
import { passersBy, person, poses } from '../people.ts'
import { bareTree, fir, tree } from '../plants.ts'
import { height, type Plate, smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

const plaster = ['#efe3c8', '#e2b98a', '#d8a07a', '#cfd3c4', '#e9cfa6', '#b9c3c6'] as const

export const village: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.noon])
  const horizon = by.between(430, 500)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 120, horizon, 4, 0.6, 110, 0.4)
  const middle = sun.x < width / 2 ? by.between(940, 1100) : by.between(500, 660)
  const rise = (x: number) => Math.exp(-(((x - middle) / 420) ** 2))
  const slope = mix(mix(light.far, light.green, 0.6), light.near, 0.2)
  on.path(
    `${smooth(Array.from({ length: 21 }, (_, n) => [n * 84 - 40, horizon + 150 - rise(n * 84 - 40) * 190] as const))}L${width + 50} ${height}L-50 ${height}z`,
    slope,
  )
  church(
    on,
    middle,
    horizon - 30,
    340,
    mix('#f0e6cf', light.far, 0.15),
    mix('#8a4534', light.near, 0.2),
    light.dark ? light.lamp : light.near,
  )
  for (let rank = 0; rank < 5; rank++) {
    for (let n = 0; n < 9; n++) {
      const x = middle + (n - 4.5) * (84 + rank * 16) + by.between(-24, 24)
      const wall = mix(mix(by.pick(plaster), light.far, 0.3 - rank * 0.06), light.near, light.dark ? 0.4 : 0.04)
      house(
        on,
        by,
        x,
        horizon + 40 + rank * 58 - rise(x) * (120 - rank * 16) + 60,
        by.between(70, 110) + rank * 6,
        by.between(40, 70) + rank * 6,
        wall,
        mix(by.pick(['#b5573a', '#a04a38', '#c0694a']), light.near, light.dark ? 0.4 : 0.1),
        light,
      )
    }
    for (let n = 0; n < 3; n++)
      tree(on, by, middle + by.between(-560, 560), horizon + 130 + rank * 50, by.between(70, 120), mix(light.green, light.near, 0.35))
  }
  ground(on, skyline(by, horizon + 390, 26, 0.45), mix(slope, light.near, 0.35), 0.1)
  ground(on, skyline(by, horizon + 500, 30, 0.45), mix(slope, light.near, 0.6), 0.05)
}

function church(on: Plate, x: number, base: number, tall: number, wall: string, roof: string, bells: string): void {
  const w = tall * 0.17
  on.rect(x - w / 2, base - tall * 0.72, w, tall * 0.9, wall)
  on.rect(x + w * 0.12, base - tall * 0.72, w * 0.38, tall * 0.9, darken(wall, 0.4), 0.25)
  on.poly(
    [
      [x - w * 0.62, base - tall * 0.71],
      [x, base - tall * 1.1],
      [x + w * 0.62, base - tall * 0.71],
    ],
    roof,
  )
  on.path(`M${x - w * 0.16} ${base - tall * 0.5}v${-tall * 0.09}a${w * 0.16} ${w * 0.16} 0 0 1 ${w * 0.32} 0v${tall * 0.09}z`, bells)
}

export const snow: Scene = (on, by) => {
  const light = by.pick([lights.winter, lights.winter, lights.dusk, lights.dawn])
  const horizon = by.between(520, 580)
  sky(on, by, light, horizon, 2)
  const white = mix('#f7f5f0', light.low, 0.25)
  const shade = mix(white, light.top, 0.35)
  for (let n = 0; n < 3; n++)
    ground(on, skyline(by, horizon - 60 + n * 40, 70 - n * 14, 0.6), mix(shade, light.far, 0.5 - n * 0.18), 0.4, white)
  for (let n = 0; n < 26; n++)
    snowyFir(on, by, by.between(0, width), horizon + by.between(-10, 60), by.between(80, 170), land(light, 0.5), white)
  ground(on, skyline(by, horizon + 70, 20, 0.4), white, 0.3, shade)
  for (let n = 0; n < 4; n++) {
    const [x, w] = [120 + n * 330 + by.between(-60, 60), by.between(150, 210)]
    house(
      on,
      by,
      x,
      horizon + 150 + (n % 2) * 40,
      w,
      w * 0.44,
      mix(by.pick(['#8c4a3a', '#6b4a3c', '#a5653f', '#4f5d66']), light.near, light.dark ? 0.35 : 0.1),
      white,
      { ...light, dark: true },
      true,
    )
  }
  ground(on, skyline(by, horizon + 210, 24, 0.4), lighten(white, 0.3), 0.5, shade)
  const track = [
    [700, height],
    [820, horizon + 400],
    [720, horizon + 300],
    [780, horizon + 226],
  ] as const
  on.stroke(smooth(track), shade, 26, 0.7)
  person(on, 760, horizon + 330, 150, poses.walk, { colour: light.accent, coat: true })
  bareTree(on, by, by.pick([230, 1370]), height + 20, 680, mix(light.near, light.far, 0.12))
  for (let n = 0; n < 260; n++) on.disc(by.between(0, width), by.between(0, height), by.between(1.5, 5.5), '#ffffff', by.between(0.5, 0.95))
}

function snowyFir(on: Plate, by: Parameters<Scene>[1], x: number, y: number, tall: number, colour: string, white: string): void {
  fir(on, by, x, y, tall, colour, 0.05)
  for (const t of [0.1, 0.34, 0.58])
    on.path(
      `M${x} ${y - tall * (1 - t)}q${-tall * 0.04} ${tall * 0.1} ${-tall * 0.05 - t * tall * 0.1} ${tall * 0.15}q${tall * 0.06} ${-tall * 0.05} ${tall * 0.09 + t * tall * 0.06} ${-tall * 0.02}z`,
      white,
      0.9,
    )
}

export const heat: Scene = (on, by) => {
  const light = by.pick([lights.drouth, lights.golden])
  const horizon = by.between(610, 670)
  on.sheet(on.linear([0, 0], [0, horizon], [0, light.top], [0.6, light.middle], [1, light.low]))
  const [x, y] = [by.between(520, 1080), by.between(330, 400)]
  for (const [k, opacity] of [
    [2.9, 0.18],
    [2.2, 0.25],
    [1.55, 0.4],
  ] as const)
    on.disc(x, y, 190 * k, light.sun, opacity)
  on.disc(x, y, 190, '#fffaf0')
  for (let at = -20; at < width; ) {
    const w = by.between(60, 150)
    tower(on, by, at, horizon, w, by.between(70, 270), mix(light.far, light.near, by.between(0.05, 0.2)), light)
    at += w + by.between(-4, 20)
  }
  on.rect(
    0,
    horizon,
    width,
    height,
    on.linear([0, horizon], [0, height], [0, mix(light.low, light.far, 0.4)], [1, mix(light.far, light.near, 0.35)]),
  )
  for (let n = 0; n < 16; n++) {
    const wave = Array.from({ length: 14 }, (_, k) => [k * 130 - 40, horizon - 50 + n * 12 + Math.sin(k * 1.3 + n) * 4] as const)
    on.stroke(smooth(wave), light.low, 3, 0.35)
  }
  for (let n = 0; n < 5; n++) {
    const [px, tall] = [200 + n * 290 + by.between(-60, 60), by.between(220, 280)]
    const foot = 950 + by.between(-40, 60)
    on.path(`M${px} ${foot}l150 26l20 -12z`, light.near, 0.4)
    person(on, px, foot, tall, by.pick([poses.walk, poses.stride]), {
      colour: by.pick([light.accent, '#f3ead8', light.near]),
      facing: by.pick([1, -1]),
      coat: true,
    })
    if (n % 2 === 0) parasol(on, px + 10, foot - tall * 1.02, tall * 0.5, by.pick([light.accent, '#f6efdf']))
  }
}

function parasol(on: Plate, x: number, y: number, r: number, colour: string): void {
  on.rect(x - 2, y - r * 0.2, 4, r * 1.2, '#3a2a20')
  on.path(
    `M${x - r} ${y}Q${x} ${y - r * 1.25} ${x + r} ${y}q${-r * 0.25} ${-r * 0.12} ${-r * 0.5} 0q${-r * 0.25} ${-r * 0.12} ${-r * 0.5} 0q${-r * 0.25} ${-r * 0.12} ${-r * 0.5} 0q${-r * 0.25} ${-r * 0.12} ${-r * 0.5} 0z`,
    colour,
  )
  on.path(`M${x} ${y - r * 0.6}Q${x + r * 0.8} ${y - r * 0.5} ${x + r} ${y}q${-r * 0.25} ${-r * 0.12} ${-r * 0.5} 0z`, darken(colour, 0.3))
}

export const city: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.noon, lights.night])
  const horizon = by.between(700, 760)
  const sun = sky(on, by, light, horizon)
  towers(on, by, light, horizon, 430, [0.1, 0.3, 0.52])
  const front = by.chance(0.5)
  if (front) water(on, by, light, horizon, sun)
  else {
    ground(on, skyline(by, horizon + 30, 20, 0.4), mix(light.green, light.near, 0.35), 0.2)
    for (let n = 0; n < 16; n++)
      tree(
        on,
        by,
        by.between(-40, width + 40),
        horizon + by.between(60, 150),
        by.between(120, 210),
        mix(light.green, light.near, by.between(0.3, 0.55)),
      )
    ground(on, skyline(by, height - 140, 14, 0.3), mix(light.near, light.green, 0.25), 0.1)
  }
  on.rect(-10, height - 96, width + 20, 110, land(light, 0.92))
  for (let n = 0; n < 40; n++) on.rect(n * 42, height - 140, 6, 60, land(light, 0.97))
  on.rect(-10, height - 148, width + 20, 10, land(light, 0.97))
  passersBy(on, by, height - 30, 180, 7, [light.accent, mix(light.near, light.far, 0.4), light.near])
}

export const night: Scene = (on, by) => {
  const light = lights.night
  const horizon = by.between(640, 700)
  sky(on, by, light, horizon, 2)
  hills(on, by, light, horizon - 110, horizon - 20, 2, 0.6, 80, 0.3)
  towers(on, by, light, horizon, 260, [0.25, 0.5])
  mist(on, by, horizon, light.low, 3)
  const bank = land(light, 0.85)
  ground(on, skyline(by, horizon + 70, 16, 0.4), bank, 0.1)
  const lamps = Array.from({ length: 6 }, (_, n) => [90 + n * 290 + by.between(-30, 30), horizon + 150, by.between(250, 280)] as const)
  on.rect(0, horizon + 150, width, height, land(light, 0.92))
  for (const [x, y, tall] of lamps) {
    on.disc(x, y - tall, tall * 0.5, light.lamp, 0.12)
    on.disc(x, y - tall, tall * 0.22, light.lamp, 0.25)
    on.poly(
      [
        [x - 8, y - tall],
        [x + 8, y - tall],
        [x + tall * 0.5, y + 50],
        [x - tall * 0.5, y + 50],
      ],
      light.lamp,
      0.1,
    )
    on.disc(x, y + 50, tall * 0.5, light.lamp, 0.3, tall * 0.12)
    on.rect(x - 4, y - tall, 8, tall + 50, light.near)
    on.disc(x, y - tall, 15, '#fff6d8')
  }
  passersBy(on, by, height - 60, 250, 4, [land(light, 0.45), mix(light.accent, light.near, 0.45)])
}
