/** Seeded chance: the same word throws the same numbers on every machine (sfc32). */
export type Dice = {
  next(): number
  between(low: number, high: number): number
  whole(low: number, high: number): number
  chance(of: number): boolean
  pick<T>(from: readonly T[]): T
}

export function dice(seed: string): Dice {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  for (const letter of seed) d = Math.imul(d ^ letter.charCodeAt(0), 0x01000193)
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return (t >>> 0) / 4_294_967_296
  }
  for (let n = 0; n < 15; n++) next()
  const between = (low: number, high: number) => low + (high - low) * next()
  return {
    next,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    chance: (of) => next() < of,
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
  }
}
