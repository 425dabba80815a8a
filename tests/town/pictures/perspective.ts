import type { Plate, Point } from './plate.ts'

/** A place in a room or a street: to the right, upwards, and away from the reader, in metres. */
export type Place = readonly [x: number, up: number, away: number]

/** Draws in one-point perspective: straight ahead meets at `vanish`; the eye is `eye` metres up; `focal` is the lens in pixels. */
export function perspective(on: Plate, vanish: Point, eye: number, focal: number) {
  const at = ([x, up, away]: Place): Point => [vanish[0] + (x * focal) / away, vanish[1] + ((eye - up) * focal) / away]
  return {
    at,
    /** How many pixels a metre is, so far away. */
    scale: (away: number) => focal / away,
    face: (places: readonly Place[], fill: string, opacity = 1) => on.poly(places.map(at), fill, opacity),
    /** A piece of wall that runs away from the reader, at `x`. */
    side: (x: number, low: number, high: number, from: number, to: number, fill: string, opacity = 1) =>
      on.poly([at([x, low, from]), at([x, high, from]), at([x, high, to]), at([x, low, to])], fill, opacity),
    /** A piece of floor or ceiling at a height. */
    level: (up: number, left: number, right: number, from: number, to: number, fill: string, opacity = 1) =>
      on.poly([at([left, up, from]), at([right, up, from]), at([right, up, to]), at([left, up, to])], fill, opacity),
    /** An upright piece that looks at the reader. */
    front: (left: number, right: number, low: number, high: number, away: number, fill: string, opacity = 1) =>
      on.poly([at([left, low, away]), at([right, low, away]), at([right, high, away]), at([left, high, away])], fill, opacity),
    line: (places: readonly Place[], colour: string, thick: number, opacity = 1) =>
      on.stroke(
        places
          .map(
            (place, i) =>
              `${i ? 'L' : 'M'}${at(place)
                .map((v) => Math.round(v * 10) / 10)
                .join(' ')}`,
          )
          .join(''),
        colour,
        thick,
        opacity,
      ),
  }
}
export type View = ReturnType<typeof perspective>
