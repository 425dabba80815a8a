import { boat, crane, fishingBoat, ship, yacht } from '../boats.ts'
import { quayPaints, quayside, towers } from '../buildings.ts'
import { darken, mix } from '../colour.ts'
import { lights } from '../light.ts'
import { hills, mist, sky, water } from '../nature.ts'
import { person, poses } from '../people.ts'
import { height, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const harbour: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.noon])
  const horizon = by.between(430, 500)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 20, horizon + 6, 2, 0.5, 60, 0.4)
  const quay = horizon + 40
  const [from, to] = sun.x < width / 2 ? [by.between(640, 800), width + 60] : [-80, by.between(800, 960)]
  quayside(on, by, light, quay, from, to, by.between(120, 170), quayPaints)
  water(on, by, light, quay, sun)
  on.rect(from - 30, quay - 2, to - from + 60, 22, mix(light.near, light.far, 0.25))
  for (let n = 0; n < 3; n++) boat(on, by, by.between(120, 1480), quay + by.between(70, 190), by.between(110, 170), light)
  fishingBoat(on, by, sun.x < width / 2 ? by.between(260, 620) : by.between(980, 1300), by.between(800, 880), by.between(380, 460), light)
}

export const bridge: Scene = (on, by) => {
  const light = by.pick([lights.dusk, lights.dawn, lights.fog, lights.golden])
  const horizon = by.between(640, 700)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 50, horizon, 2, 0.5, 70, 0.35)
  towers(on, by, light, horizon + 4, 150, [0.3])
  water(on, by, light, horizon, sun)
  const [colour, deck] = [mix(light.near, light.accent, by.pick([0, 0.7])), horizon - 130]
  const posts = [by.between(360, 440), by.between(1160, 1240)] as const
  const top = deck - 390
  const cable = (x1: number, y1: number, x2: number, y2: number, sag: number) => {
    on.stroke(`M${x1} ${y1}Q${(x1 + x2) / 2} ${Math.max(y1, y2) * 2 - (y1 + y2) / 2 + sag} ${x2} ${y2}`, colour, 8)
    for (let t = 0.04; t < 1; t += 26 / Math.abs(x2 - x1)) {
      const y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * (Math.max(y1, y2) * 2 - (y1 + y2) / 2 + sag) + t * t * y2
      if (y < deck) on.rect(x1 + (x2 - x1) * t, y, 2, deck - y, colour, 0.8)
    }
  }
  cable(posts[0], top + 20, posts[1], top + 20, 620)
  cable(-200, deck + 10, posts[0], top + 20, 60)
  cable(posts[1], top + 20, width + 200, deck + 10, 60)
  for (const x of posts) {
    for (const side of [-26, 18]) on.rect(x + side, top, 15, horizon - top + 90, colour)
    for (const y of [top + 40, top + 170, top + 300]) on.rect(x - 24, y, 52, 14, colour)
    on.rect(x - 56, horizon + 40, 112, 70, darken(colour, 0.35), 1, 8)
  }
  on.rect(-20, deck, width + 40, 24, colour)
  on.rect(-20, deck + 24, width + 40, 10, darken(colour, 0.5))
  for (let x = 20; x < width; x += 118) on.disc(x, deck - 16, 5, light.lamp, light.dark ? 1 : 0.6)
  boat(on, by, by.between(560, 1040), by.between(860, 950), 210, light)
}

export const portCranes: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.golden, lights.dusk, lights.noon])
  const horizon = by.between(650, 700)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 30, horizon, 1, 0.5, 50, 0.3)
  const back = mix(light.far, light.near, 0.4)
  for (let n = 0; n < 3; n++) crane(on, 220 + n * 300 + by.between(-40, 40), horizon + 4, 360, back, back)
  water(on, by, light, horizon, sun)
  ship(on, by, by.between(120, 260), horizon + 130, 1000, light)
  crane(on, by.between(1130, 1240), horizon + 170, 700, mix(light.near, light.accent, 0.75), light.near)
  on.rect(980, horizon + 160, 700, height, mix(light.near, light.far, 0.08))
  on.rect(980, horizon + 160, 700, 14, light.accent, 0.6)
  for (let n = 0; n < 3; n++)
    person(on, 1120 + n * 120 + by.between(-20, 20), horizon + 240 + n * 34, 96, by.pick([poses.stand, poses.walk]), {
      colour: light.accent,
      legs: light.near,
      facing: by.pick([1, -1]),
    })
}

export const fishing: Scene = (on, by) => {
  const light = by.pick([lights.dawn, lights.fog, lights.dusk, lights.golden])
  const horizon = by.between(430, 520)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 14, horizon + 4, 2, 0.7, 90, 0.35)
  water(on, by, light, horizon, sun)
  for (let n = 0; n < 3; n++) fishingBoat(on, by, by.between(150, 1450), horizon + by.between(30, 90), by.between(90, 140), light)
  fishingBoat(on, by, sun.x > width / 2 ? by.between(420, 620) : by.between(940, 1140), by.between(790, 850), by.between(560, 640), light)
  mist(on, by, horizon + 20, light.low, 3)
}

export const sailing: Scene = (on, by) => {
  const light = by.pick([lights.noon, lights.dawn, lights.golden])
  const horizon = by.between(560, 640)
  const sun = sky(on, by, light, horizon)
  hills(on, by, light, horizon - 10, horizon + 4, 2, 0.6, 60, 0.3)
  water(on, by, light, horizon, sun)
  const paint = ['#f8f3e6', light.accent, mix(light.top, light.near, 0.4), '#efe2c4']
  for (let n = 0; n < 5; n++)
    yacht(on, by, 140 + n * 330 + by.between(-60, 60), horizon + by.between(16, 60), by.between(90, 150), by.pick(paint), light)
  yacht(on, by, by.between(980, 1160), 880, 560, light.accent, light)
  yacht(on, by, by.between(380, 560), 950, 720, '#f8f3e6', light)
}
