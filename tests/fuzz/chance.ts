/** Chance that can be had again: the same numbers draw the same things. */
export type Chance = {
  /** A whole number from 0 to below `most`. */
  below(most: number): number
  /** True once in `times`. */
  once(times: number): boolean
  of<T>(list: readonly T[]): T
}

/** Mulberry32 (Tommy Ettinger, public domain), started from two numbers. */
export const chanceOf = (seed: number, turn: number): Chance => {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(turn + 1, 0xc2b2ae35)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number) => Math.floor(next() * most)
  return { below, once: (times) => below(times) === 0, of: (list) => list[below(list.length)]! }
}
