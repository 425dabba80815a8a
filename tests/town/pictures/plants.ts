import { darken, lighten } from './colour.ts'
import type { Dice } from './dice.ts'
import { type Plate, type Point, smooth, straight } from './plate.ts'

/** A fir from its foot upwards, lit from one side. */
export function fir(on: Plate, by: Dice, x: number, y: number, tall: number, colour: string, lit = 0.12): void {
  const tiers = Math.max(4, Math.min(9, Math.round(tall / 34)))
  const [left, right]: [Point[], Point[]] = [[], []]
  for (let n = 0; n < tiers; n++) {
    const [t, next] = [n / tiers, (n + 0.82) / tiers]
    const spread = tall * 0.2 * next * by.between(0.85, 1.15)
    left.push([x - spread * 0.45 * (n ? t / next : 0), y - tall * (1 - t)], [x - spread, y - tall * (0.94 - next * 0.94) - tall * 0.05])
    right.push([x + spread * 0.45 * (n ? t / next : 0), y - tall * (1 - t)], [x + spread, y - tall * (0.94 - next * 0.94) - tall * 0.05])
  }
  on.rect(x - tall * 0.018, y - tall * 0.1, tall * 0.036, tall * 0.1, darken(colour, 0.4))
  on.poly([[x, y - tall], ...left, [x, y - tall * 0.08]], colour)
  on.poly([[x, y - tall], ...right, [x, y - tall * 0.08]], lighten(colour, lit))
}

/** A broad tree: a trunk that forks, and a crown of overlapping discs. */
export function tree(on: Plate, by: Dice, x: number, y: number, tall: number, crown: string, trunk = darken(crown, 0.55)): void {
  const lean = by.between(-0.06, 0.06) * tall
  on.path(
    `M${x - tall * 0.035} ${y}Q${x - tall * 0.012} ${y - tall * 0.3} ${x + lean - tall * 0.012} ${y - tall * 0.55}L${x + lean + tall * 0.012} ${y - tall * 0.55}Q${x + tall * 0.016} ${y - tall * 0.3} ${x + tall * 0.035} ${y}z`,
    trunk,
  )
  for (const side of [-1, 1])
    on.stroke(
      `M${x + lean * 0.7} ${y - tall * 0.36}Q${x + side * tall * 0.08} ${y - tall * 0.5} ${x + side * tall * 0.15} ${y - tall * 0.62}`,
      trunk,
      tall * 0.016,
    )
  const blobs = Array.from({ length: 11 }, () => {
    const [turn, out] = [by.between(0, 6.28), Math.sqrt(by.next())]
    return [
      x + lean + Math.cos(turn) * out * tall * 0.25,
      y - tall * 0.68 + Math.sin(turn) * out * tall * 0.2,
      tall * by.between(0.09, 0.15),
    ] as const
  })
  for (const [bx, by_, r] of blobs) on.disc(bx, by_, r, crown)
  for (const [bx, by_, r] of blobs.slice(0, 6)) on.disc(bx + r * 0.2, by_ - r * 0.3, r * 0.62, lighten(crown, 0.14), 0.7)
}

/** A bare tree, forking until the twigs are thin. */
export function bareTree(on: Plate, by: Dice, x: number, y: number, tall: number, colour: string): void {
  const grow = (from: Point, turn: number, long: number, thick: number): void => {
    const to: Point = [from[0] + Math.cos(turn) * long, from[1] + Math.sin(turn) * long]
    on.stroke(straight([from, to]), colour, thick)
    if (thick < 1.6) return
    for (const side of [-1, 1]) grow(to, turn + side * by.between(0.22, 0.62), long * by.between(0.62, 0.82), thick * 0.62)
  }
  grow([x, y], -Math.PI / 2 + by.between(-0.1, 0.1), tall * 0.3, Math.max(5, tall * 0.05))
}

/** Tufts and blades along the foot of the picture. */
export function grass(on: Plate, by: Dice, from: number, to: number, y: number, tall: number, colour: string, count = 90): void {
  for (let n = 0; n < count; n++) {
    const [x, h, lean] = [by.between(from, to), tall * by.between(0.4, 1), by.between(-0.5, 0.5)]
    const thick = 2 + h * 0.03
    on.path(
      `${smooth([
        [x - thick, y],
        [x + lean * h * 0.2, y - h * 0.6],
        [x + lean * h * 0.6, y - h],
      ])}${smooth([
        [x + lean * h * 0.6, y - h],
        [x + thick + lean * h * 0.2, y - h * 0.5],
        [x + thick, y],
      ]).replace('M', 'L')}z`,
      colour,
    )
  }
}
