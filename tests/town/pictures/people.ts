import { darken } from './colour.ts'
import type { Dice } from './dice.ts'
import type { Plate, Point } from './plate.ts'

/**
 * How a figure holds itself, in degrees from straight down, forwards positive: the lean of its back, then upper and lower
 * parts of near arm, far arm, near leg, far leg. `sink` lowers the hips, in heights.
 */
export type Pose = { lean: number; arms: [number, number, number, number]; legs: [number, number, number, number]; sink?: number }

export const poses = {
  stand: { lean: 2, arms: [6, 14, -8, 4], legs: [3, 0, -4, -2] },
  walk: { lean: 5, arms: [26, 40, -24, -4], legs: [24, 6, -18, -30] },
  stride: { lean: 7, arms: [-30, 6, 32, 58], legs: [-24, -36, 28, 12] },
  hail: { lean: -3, arms: [160, 172, -10, 0], legs: [6, 0, -6, -4] },
  cheer: { lean: -4, arms: [150, 168, -156, -172], legs: [9, 2, -9, -4] },
  carry: { lean: 4, arms: [14, 78, 20, 84], legs: [10, 0, -8, -12] },
  sit: { lean: -4, arms: [24, 70, 18, 60], legs: [82, 4, 84, -2] },
  run: { lean: 16, arms: [-62, 24, 58, 140], legs: [68, -18, -34, -92] },
  sprint: { lean: 22, arms: [64, 150, -70, 14], legs: [-38, -64, 82, -28] },
  kick: { lean: -10, arms: [-64, -40, 60, 96], legs: [62, 44, -14, -6] },
  drive: { lean: 24, arms: [38, 44, 52, 40], legs: [38, -12, -30, -40] },
  bowl: { lean: 18, arms: [170, 178, -48, -70], legs: [48, 14, -44, -58] },
  serve: { lean: -14, arms: [-150, -205, 158, 166], legs: [10, -12, -16, -24] },
  forehand: { lean: 12, arms: [84, 100, -46, -30], legs: [38, -8, -42, -34] },
  pedal: { lean: 62, arms: [52, 30, 54, 26], legs: [96, 8, 46, -34] },
  crouch: { lean: 48, arms: [14, 44, 22, 50], legs: [72, -44, 40, -62], sink: 0.12 },
  fish: { lean: 3, arms: [58, 84, 46, 80], legs: [6, 2, -8, -4] },
} satisfies Record<string, Pose>

/** Skins from light to dark, dimmed a little as in room light. */
export const skins = ['#e3b08c', '#c98f68', '#a36c4b', '#744a36', '#553629'] as const

export type Dress = {
  colour: string
  skin?: string
  legs?: string
  facing?: 1 | -1
  coat?: boolean
  tool?: (hand: Point, elbow: Point) => void
}

/** A small figure with its feet about (x, y), `tall` high; a silhouette with a little cloth, never a face. */
export function person(on: Plate, x: number, y: number, tall: number, pose: Pose, dress: Dress): void {
  const facing = dress.facing ?? 1
  const trousers = dress.legs ?? darken(dress.colour, 0.45)
  const skin = dress.skin ?? darken(dress.colour, 0.3)
  const step = ([fx, fy]: Point, degrees: number, long: number): Point => {
    const turn = (degrees * Math.PI) / 180
    return [fx + Math.sin(turn) * long * tall * facing, fy + Math.cos(turn) * long * tall]
  }
  const legs = [
    [pose.legs[2], pose.legs[3]],
    [pose.legs[0], pose.legs[1]],
  ] as const
  // The lowest foot touches the ground; everything else hangs from there.
  const reach = Math.max(
    ...legs.map(([thigh, shin]) => Math.cos((thigh * Math.PI) / 180) * 0.245 + Math.cos((shin * Math.PI) / 180) * 0.245),
  )
  const hip: Point = [x, y - tall * (reach + 0.02)]
  const neck = step(hip, 180 - pose.lean, 0.33)
  const limb = (from: Point, to: Point, r1: number, r2: number, colour: string) => on.path(hull(from, r1 * tall, to, r2 * tall), colour)
  const arm = (upper: number, fore: number, colour: string): [Point, Point] => {
    const shoulder = step(neck, -pose.lean, 0.035)
    const elbow = step(shoulder, upper, 0.165)
    const hand = step(elbow, fore, 0.16)
    limb(shoulder, elbow, 0.036, 0.027, colour)
    limb(elbow, hand, 0.027, 0.017, colour)
    on.disc(hand[0], hand[1], tall * 0.022, skin)
    return [hand, elbow]
  }
  arm(pose.arms[2], pose.arms[3], darken(dress.colour, 0.16))
  for (const [i, [thigh, shin]] of legs.entries()) {
    const cloth = i === 0 ? darken(trousers, 0.18) : trousers
    const knee = step(hip, thigh, 0.245)
    const foot = step(knee, shin, 0.245)
    limb(hip, knee, 0.055, 0.037, cloth)
    limb(knee, foot, 0.036, 0.02, cloth)
    limb(foot, step(foot, 90 + Math.max(-40, shin * 0.6), 0.06), 0.02, 0.013, darken(cloth, 0.4))
  }
  const head = step(neck, 180 - pose.lean * 0.6, 0.105)
  limb(neck, head, 0.024, 0.024, skin)
  limb(step(neck, -pose.lean, 0.03), hip, 0.066, 0.056, dress.colour)
  if (dress.coat)
    on.poly(
      [
        [neck[0] - tall * 0.06, neck[1] + tall * 0.06],
        [neck[0] + tall * 0.06, neck[1] + tall * 0.06],
        [hip[0] + tall * 0.1, hip[1] + tall * 0.16],
        [hip[0] - tall * 0.1, hip[1] + tall * 0.16],
      ],
      dress.colour,
    )
  on.disc(head[0], head[1], tall * 0.05, skin, 1, tall * 0.062)
  on.path(
    `M${head[0] - tall * 0.054} ${head[1]}a${tall * 0.054} ${tall * 0.064} 0 0 1 ${tall * 0.108} 0q${-tall * 0.05} ${-tall * 0.03} ${-tall * 0.108} 0z`,
    darken(skin, 0.45),
  )
  const [hand, elbow] = arm(pose.arms[0], pose.arms[1], dress.colour)
  dress.tool?.(hand, elbow)
}

/** A round-ended limb, thicker at one end. */
function hull([x1, y1]: Point, r1: number, [x2, y2]: Point, r2: number): string {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1
  const [nx, ny] = [-(y2 - y1) / long, (x2 - x1) / long]
  const at = (value: number) => Math.round(value * 10) / 10
  return `M${at(x1 + nx * r1)} ${at(y1 + ny * r1)}L${at(x2 + nx * r2)} ${at(y2 + ny * r2)}A${at(r2)} ${at(r2)} 0 0 0 ${at(x2 - nx * r2)} ${at(y2 - ny * r2)}L${at(x1 - nx * r1)} ${at(y1 - ny * r1)}A${at(r1)} ${at(r1)} 0 0 0 ${at(x1 + nx * r1)} ${at(y1 + ny * r1)}z`
}

/** A few people about their business along a line, smaller or taller by chance. */
export function passersBy(
  on: Plate,
  by: Dice,
  y: number,
  tall: number,
  count: number,
  colours: readonly string[],
  from = 80,
  to = 1520,
): void {
  const places = Array.from({ length: count }, (_, n) => from + ((n + by.between(0.1, 0.9)) / count) * (to - from))
  for (const x of places) {
    const size = tall * by.between(0.86, 1.08)
    person(on, x, y + (size - tall) * 0.5, size, by.pick([poses.walk, poses.stride, poses.stand, poses.walk]), {
      colour: by.pick(colours),
      facing: by.pick([1, -1]),
      coat: by.chance(0.5),
    })
  }
}

/** Heads and shoulders of a crowd seen from behind, rank upon rank down to the foot of the picture. */
export function crowd(
  on: Plate,
  by: Dice,
  top: number,
  bottom: number,
  back: string,
  front: string,
  mixed: (a: string, b: string, t: number) => string,
  arms = 0,
): void {
  const ranks = 8
  for (let rank = 0; rank < ranks; rank++) {
    const t = rank / (ranks - 1)
    const [y, size] = [top + (bottom - top) * t ** 1.2, 20 + t * 66]
    for (let x = -size; x < 1600 + size; x += size * by.between(1.5, 2.3)) {
      const [cx, cy] = [x + by.between(-0.3, 0.3) * size, y + by.between(-0.3, 0.3) * size]
      const colour = mixed(back, front, Math.min(1, Math.max(0, t + by.between(-0.12, 0.12))))
      if (by.chance(arms))
        on.stroke(
          `M${cx + size * 0.6} ${cy + size}L${cx + size * 0.9} ${cy - size * 0.8}L${cx + size * 0.7} ${cy - size * 1.9}`,
          colour,
          size * 0.34,
        )
      on.path(
        `M${cx - size} ${cy + size * 3}Q${cx - size * 1.05} ${cy + size * 0.75} ${cx - size * 0.3} ${cy + size * 0.55}h${size * 0.6}Q${cx + size * 1.05} ${cy + size * 0.75} ${cx + size} ${cy + size * 3}z`,
        colour,
      )
      on.disc(cx, cy, size * 0.44, colour, 1, size * 0.54)
    }
  }
}

/** Shirts of riders, runners and those who watch them. */
export const shirts = ['#f2b441', '#2f7f86', '#f6efdf', '#35507c', '#7a2a4a', '#4f9a5f', '#d1472f', '#e8859a'] as const
