import { darken, lighten, mix } from '../colour.ts'
import type { Dice } from '../dice.ts'
import { lights } from '../light.ts'
import { ground, hills, skyline, stars } from '../nature.ts'
import { person, poses } from '../people.ts'
import { height, type Plate, smooth, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

const deep = ['#060a1f', '#101a45', '#2a2360'] as const

/** A round world with bands or craters and a shadow over one side. */
function world(on: Plate, by: Dice, x: number, y: number, r: number, paint: string, second: string, ringed: boolean): void {
  on.disc(x, y, r * 1.12, lighten(paint, 0.3), 0.12)
  on.group(on.clip(`M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0z`), () => {
    on.disc(x, y, r, paint)
    if (ringed)
      for (let n = 0; n < 9; n++)
        on.path(
          `${smooth([
            [x - r, y - r + n * r * 0.24],
            [x - r * 0.3, y - r + n * r * 0.24 + by.between(-12, 12)],
            [x + r * 0.3, y - r + n * r * 0.24 + by.between(-12, 12)],
            [x + r, y - r + n * r * 0.24],
          ])}v${r * 0.1}H${x - r}z`,
          n % 2 ? second : lighten(paint, 0.2),
          0.6,
        )
    else
      for (let n = 0; n < 26; n++) {
        const [cx, cy, cr] = [x + by.between(-0.95, 0.95) * r, y + by.between(-0.95, 0.95) * r, by.next() ** 2 * r * 0.16 + r * 0.02]
        on.disc(cx, cy, cr, darken(paint, 0.2), 0.7, cr * 0.9)
        on.disc(cx + cr * 0.14, cy + cr * 0.14, cr * 0.8, lighten(paint, 0.08), 0.8, cr * 0.7)
      }
    on.disc(x + r * 0.62, y + r * 0.34, r * 1.28, '#050818', 0.32)
    on.disc(x + r * 0.95, y + r * 0.5, r * 1.25, '#050818', 0.42)
  })
  if (!ringed) return
  on.group(`transform="rotate(-16 ${x} ${y})"`, () => {
    on.group(on.clip(`M${x - r * 3} ${y}H${x + r * 3}V${y + r}H${x - r * 3}z`), () =>
      on.stroke(
        `M${x - r * 1.8} ${y}a${r * 1.8} ${r * 0.36} 0 1 0 ${r * 3.6} 0a${r * 1.8} ${r * 0.36} 0 1 0 ${-r * 3.6} 0`,
        lighten(second, 0.35),
        r * 0.11,
        0.9,
      ),
    )
  })
}

export const space: Scene = (on, by) => {
  on.sheet(on.linear([0, 0], [width, height], [0, deep[0]], [0.6, deep[1]], [1, deep[2]]))
  stars(on, by, height, 240)
  const paint = by.pick(['#c9a27a', '#b9c3d0', '#d98a5f', '#7fa8b8'])
  if (by.chance(0.5)) return lander(on, by, paint)
  world(on, by, by.between(1050, 1200), by.between(620, 720), by.between(380, 460), paint, by.pick(['#e8c49a', '#8a5a6a']), by.chance(0.6))
  world(on, by, by.between(760, 860), by.between(170, 240), 50, '#d8dbe2', '#d8dbe2', false)
  const [x, y] = [by.between(360, 480), by.between(430, 560)]
  on.group(`transform="rotate(${by.between(-28, -8)} ${x} ${y})"`, () => {
    for (const side of [-1, 1]) {
      on.rect(side > 0 ? x + 60 : x - 320, y - 46, 260, 92, '#2a4f9a')
      for (let n = 0; n < 8; n++) on.rect((side > 0 ? x + 60 : x - 320) + n * 32.5, y - 46, 3, 92, '#9fc0f0')
      on.rect(side > 0 ? x + 60 : x - 320, y - 2, 260, 4, '#9fc0f0')
      on.rect(side > 0 ? x + 40 : x - 64, y - 5, 26, 10, '#d8dbe2')
    }
    on.rect(x - 46, y - 70, 92, 140, on.linear([x - 46, 0], [x + 46, 0], [0, '#f7e3b4'], [0.5, '#d9a441'], [1, '#7a5420']), 1, 8)
    on.path(`M${x - 60} ${y - 78}q60 -64 120 0z`, '#eef0f4')
    on.rect(x - 3, y - 150, 6, 46, '#eef0f4')
    on.disc(x, y - 152, 9, '#ff6b57')
  })
}

function lander(on: Plate, by: Dice, paint: string): void {
  world(on, by, by.between(260, 420), by.between(220, 300), 150, '#5f93b8', '#e9f0f0', false)
  const grey = mix(paint, '#8a8f9c', 0.6)
  for (let n = 0; n < 3; n++) ground(on, skyline(by, 690 + n * 90, 70 - n * 10, 0.7), mix(darken(grey, 0.45), grey, n * 0.42), 0.1, grey)
  for (let n = 0; n < 16; n++) {
    const [x, y] = [by.between(0, width), 880 + by.next() * 180]
    const r = (y - 820) * by.between(0.2, 0.5)
    on.disc(x, y, r, darken(grey, 0.35), 0.8, r * 0.26)
    on.disc(x, y + r * 0.07, r * 0.9, darken(grey, 0.12), 0.9, r * 0.2)
  }
  const [x, y] = [by.between(940, 1120), 900]
  const ink = '#1a1d2e'
  on.disc(x, y + 6, 260, ink, 0.5, 26)
  for (const side of [-1, 1]) {
    on.stroke(
      `M${x + side * 90} ${y - 150}L${x + side * 200} ${y - 4}M${x + side * 90} ${y - 80}L${x + side * 170} ${y - 50}`,
      '#d9dde6',
      12,
    )
    on.rect(x + side * 200 - 34, y - 8, 68, 14, '#d9dde6', 1, 7)
  }
  on.path(
    `M${x - 120} ${y - 190}h240l26 46v70H${x - 146}v-70z`,
    on.linear([x - 140, 0], [x + 140, 0], [0, '#f7dd9e'], [0.5, '#d9a441'], [1, '#74501e']),
  )
  for (let n = 0; n < 9; n++) on.stroke(`M${x - 130 + n * 32} ${y - 180}l${by.between(-14, 14)} 100`, '#8a621f', 2, 0.6)
  on.path(`M${x - 86} ${y - 300}l44 -50h84l44 50v112H${x - 86}z`, on.linear([x - 90, 0], [x + 90, 0], [0, '#fbfbf6'], [1, '#8d94a6']))
  on.disc(x - 26, y - 262, 26, ink)
  on.path(`M${x - 34} ${y - 74}h68l26 50h-120z`, ink)
  on.stroke(`M${x + 60} ${y - 350}l30 -70`, '#d9dde6', 6)
  on.path(`M${x + 50} ${y - 440}q50 60 100 20q-20 -60 -100 -20z`, '#eef0f4')
}

export const telescope: Scene = (on, by) => {
  on.sheet(on.linear([0, 0], [0, 820], [0, deep[0]], [0.55, deep[1]], [0.85, '#4a3a7a'], [1, '#d98a7a']))
  const turn = by.between(-34, -20)
  on.group(`transform="rotate(${turn} 800 400)"`, () => {
    for (const [h, colour, opacity] of [
      [330, '#5a4a9a', 0.2],
      [200, '#8a6ab0', 0.2],
      [90, '#d9a8c8', 0.22],
    ] as const)
      on.disc(800, 380, 1250, colour, opacity, h / 2)
    for (let n = 0; n < 420; n++)
      on.disc(
        by.between(-300, 1900),
        380 + (by.next() + by.next() + by.next() - 1.5) * 190,
        by.between(0.8, 2.6),
        '#fff6e6',
        by.between(0.3, 0.9),
      )
    for (let n = 0; n < 10; n++)
      on.disc(by.between(0, 1600), 380 + by.between(-50, 50), by.between(60, 150), deep[1], 0.35, by.between(10, 26))
  })
  stars(on, by, 760, 160)
  hills(on, by, { ...lights.night, far: '#6a4f86', low: '#d98a7a' }, 760, 850, 3, 0.75, 80, 0.8)
  ground(on, skyline(by, 950, 30, 0.5), '#0a0d24', 0.02)
  dome(on, by.between(380, 520), 960, 250, by.between(18, 40))
  dome(on, by.between(1130, 1280), 930, 130, by.between(-40, -20))
  person(on, by.between(780, 900), 980, 120, poses.hail, { colour: '#0a0d24', legs: '#0a0d24', skin: '#0a0d24' })
}

function dome(on: Plate, x: number, base: number, r: number, slit: number): void {
  on.rect(x - r, base - r * 0.72, r * 2, r * 0.8, on.linear([x - r, 0], [x + r, 0], [0, '#c9c3d6'], [0.4, '#8f8aa8'], [1, '#3a3560']))
  on.path(
    `M${x - r * 1.06} ${base - r * 0.7}a${r * 1.06} ${r * 1.06} 0 0 1 ${r * 2.12} 0z`,
    on.linear([x - r, 0], [x + r, 0], [0, '#f0ecf4'], [0.4, '#b0a9c8'], [1, '#46406e']),
  )
  on.group(`transform="rotate(${slit} ${x} ${base - r * 0.7})"`, () => {
    on.path(`M${x - r * 0.17} ${base - r * 1.1}V${base - r * 1.76}h${r * 0.34}V${base - r * 1.1}z`, '#14122e')
    on.rect(x - r * 0.1, base - r * 1.94, r * 0.2, r * 0.8, '#d9a441')
    on.rect(x - r * 0.13, base - r * 2, r * 0.26, r * 0.1, '#f2d08a')
  })
  on.rect(x - r * 1.1, base - r * 0.74, r * 2.2, r * 0.08, '#2a2650')
  on.rect(x - r * 0.14, base - r * 0.36, r * 0.28, r * 0.44, '#14122e')
  on.rect(x + r * 0.4, base - r * 0.5, r * 0.26, r * 0.16, '#ffd885')
}
