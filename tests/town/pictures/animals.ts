import { darken, lighten } from './colour.ts'
import type { Dice } from './dice.ts'
import { type Plate, type Point, smooth, straight } from './plate.ts'

/** A bird far off: two wings and nothing else. */
export function gull(on: Plate, x: number, y: number, span: number, colour: string): void {
  on.path(
    `M${x - span} ${y - span * 0.3}Q${x - span * 0.4} ${y - span * 0.45} ${x} ${y}Q${x + span * 0.4} ${y - span * 0.45} ${x + span} ${y - span * 0.3}Q${x + span * 0.4} ${y - span * 0.25} ${x} ${y + span * 0.14}Q${x - span * 0.4} ${y - span * 0.25} ${x - span} ${y - span * 0.3}z`,
    colour,
  )
}

/** A crane in flight, neck out and legs behind, wings up or down. */
export function flyingCrane(on: Plate, x: number, y: number, long: number, colour: string, up: boolean): void {
  const s = long / 100
  const d = (path: string) =>
    path.replace(/-?\d+(\.\d+)?,-?\d+(\.\d+)?/g, (pair) =>
      pair
        .split(',')
        .map((v, i) => Math.round(((i ? y : x) + Number(v) * s) * 10) / 10)
        .join(' '),
    )
  on.path(d('M-52,4 L-14,-2 Q4,-8 22,-3 Q40,-5 58,-9 L70,-8 L58,-5 Q40,0 24,4 Q6,10 -14,4 L-54,7z'), colour)
  const wing = up
    ? 'M-8,-2 Q-20,-34 -46,-52 Q-30,-54 -22,-50 Q-14,-58 -4,-54 Q10,-40 16,-4z'
    : 'M-8,0 Q-22,24 -50,34 Q-36,40 -26,36 Q-16,44 -4,38 Q12,24 16,0z'
  on.path(d(wing), lighten(colour, 0.12))
  on.path(
    d(
      up
        ? 'M-46,-52 Q-30,-54 -22,-50 Q-14,-58 -4,-54 L-2,-48 Q-24,-48 -42,-46z'
        : 'M-50,34 Q-36,40 -26,36 Q-16,44 -4,38 L-2,34 Q-26,34 -46,30z',
    ),
    darken(colour, 0.6),
  )
}

/** A stag standing, looking over its shoulder; `facing` 1 is to the right. */
export function stag(on: Plate, x: number, y: number, tall: number, colour: string, facing = 1): void {
  const s = tall / 100
  on.group(`transform="translate(${x} ${y}) scale(${s * facing} ${s})"`, () => {
    const body =
      'M-34 -50C-38 -60 -30 -66 -18 -64C-4 -61 8 -64 18 -68C22 -74 24 -82 28 -88C32 -91 38 -90 44 -84C46 -82 45 -79 41 -79C37 -79 35 -77 34 -72C33 -62 31 -52 24 -45C14 -40 -2 -40 -14 -42C-24 -42 -32 -44 -34 -50z'
    for (const [hip, knee, foot] of [
      [-28, -31, -26],
      [-22, -20, -22],
      [14, 13, 16],
      [21, 24, 23],
    ] as const) {
      on.path(
        `M${hip - 4} -48L${knee - 2} -24L${foot - 2} 0h4L${knee + 2.4} -24L${hip + 5} -44z`,
        hip < -25 || hip === 14 ? darken(colour, 0.3) : colour,
      )
    }
    on.path(body, colour)
    on.path('M-34 -56q-6 0 -5 8q3 -2 6 -3z', lighten(colour, 0.5))
    on.path('M29 -88q-7 -5 -9 0q4 4 9 3z', colour)
    for (const side of [0, 3.4]) {
      on.stroke(
        `M${31 + side} -89C${26 + side} -97 ${22 + side} -104 ${29 + side} -116M${27.6 + side} -95l8 -7M${26 + side} -102l9 -8M${27 + side} -109l-8 -5`,
        side ? colour : darken(colour, 0.35),
        1.9,
      )
    }
  })
}

/** An elephant walking; `facing` 1 is to the right. */
export function elephant(on: Plate, x: number, y: number, tall: number, colour: string, facing = 1): void {
  const s = tall / 100
  on.group(`transform="translate(${x} ${y}) scale(${s * facing} ${s})"`, () => {
    const back = darken(colour, 0.35)
    for (const at of [-38, 16]) on.path(`M${at} -50L${at - 2} -2q8 4 15 0L${at + 17} -50z`, back)
    on.path(
      'M-54 -60C-56 -84 -36 -98 -10 -96C4 -98 16 -96 24 -92C40 -102 60 -92 62 -72C64 -56 60 -40 63 -22C64 -10 70 -8 72 -13C74 -12 74 -6 69 -3C60 1 55 -8 54 -22C52 -36 50 -44 44 -50C38 -44 30 -38 18 -38C0 -34 -30 -34 -44 -40C-50 -44 -53 -50 -54 -60z',
      colour,
    )
    for (const at of [-50, 4]) on.path(`M${at} -56L${at + 3} -2q8 4 16 0L${at + 24} -50z`, colour)
    on.path('M28 -86C12 -88 6 -70 12 -54C16 -46 26 -46 31 -56C35 -64 36 -78 28 -86z', darken(colour, 0.18))
    on.path('M47 -52C52 -44 60 -42 68 -46C60 -38 48 -40 43 -48z', '#f3ead2')
    on.stroke('M-54 -66C-60 -56 -60 -48 -58 -38', colour, 1.8)
  })
}

/** A whale's flukes going down, with what runs off them. */
export function flukes(on: Plate, by: Dice, x: number, y: number, span: number, colour: string, foam: string): void {
  const w = span / 2
  on.path(
    `M${x - w * 0.16} ${y}C${x - w * 0.12} ${y - w * 0.5} ${x - w * 0.2} ${y - w * 0.66} ${x - w} ${y - w * 0.98}C${x - w * 0.62} ${y - w * 1.14} ${x - w * 0.2} ${y - w * 1.08} ${x} ${y - w * 0.86}C${x + w * 0.2} ${y - w * 1.08} ${x + w * 0.62} ${y - w * 1.14} ${x + w} ${y - w * 0.98}C${x + w * 0.2} ${y - w * 0.66} ${x + w * 0.12} ${y - w * 0.5} ${x + w * 0.16} ${y}z`,
    on.linear([0, y - w], [0, y], [0, lighten(colour, 0.18)], [1, colour]),
  )
  for (let n = 0; n < 26; n++) {
    const at = by.between(-0.8, 0.8)
    on.rect(x + at * w, y - w * (0.74 + Math.abs(at) * 0.2), 2.5, w * by.between(0.06, 0.4) * (1 - Math.abs(at) * 0.5), foam, 0.6)
  }
  for (let n = 0; n < 16; n++)
    on.disc(x + by.between(-0.5, 0.5) * w, y + by.between(-8, 12), by.between(6, 26), foam, 0.75, by.between(4, 12))
}

/** A cow grazing or standing. */
export function cow(on: Plate, x: number, y: number, tall: number, colour: string, patch: string, facing: number, grazing: boolean): void {
  const s = tall / 60
  on.group(`transform="translate(${x} ${y}) scale(${s * facing} ${s})"`, () => {
    for (const at of [-30, -20, 16, 25]) on.rect(at, -24, 6, 24, darken(colour, at === -20 || at === 25 ? 0.35 : 0.1))
    on.path('M-36 -46Q-38 -56 -26 -56H22Q34 -58 36 -46Q36 -26 24 -20H-26Q-36 -22 -36 -46z', colour)
    on.path('M-20 -56Q-6 -36 8 -56zM14 -30Q26 -40 34 -34Q32 -24 24 -20z', patch)
    on.path(
      grazing
        ? 'M28 -52Q44 -44 52 -16Q54 -4 46 -4Q40 -6 38 -14Q32 -28 24 -34z'
        : 'M24 -50Q34 -66 46 -68Q60 -66 62 -58Q60 -52 50 -54Q44 -42 32 -34z',
      colour,
    )
    on.stroke('M-35 -52q-5 10 -3 22', colour, 2)
  })
}

/** A line through points as an outline of wire or rope. */
export const rope = (on: Plate, points: readonly Point[], colour: string, thick: number, curved = false): void =>
  on.stroke(curved ? smooth(points) : straight(points), colour, thick)
