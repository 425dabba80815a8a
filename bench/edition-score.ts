/** Discounted gain of Järvelin & Kekäläinen (2002): a place is worth 1 / log2(1 + place), counted from 1. */
const gained = (gains: number[], places: number): number => {
  let sum = 0
  for (let i = 0; i < Math.min(places, gains.length); i++) sum += (gains[i] as number) / Math.log2(i + 2)
  return sum
}

/** nDCG of a page: its gains in the order shown, against the best that the pool held. 0 to 1; a pool in which nothing is of use gives undefined. */
export const ndcg = (shown: number[], pool: number[], places = 10): number | undefined => {
  const ideal = gained(
    pool.toSorted((a, b) => b - a),
    places,
  )
  return ideal === 0 ? undefined : gained(shown, places) / ideal
}

/** A mean that is added to as one goes. */
export const openMean = () => {
  let sum = 0
  let count = 0
  return {
    add(value: number | undefined) {
      if (value === undefined) return
      sum += value
      count++
    },
    get value() {
      return count === 0 ? Number.NaN : sum / count
    },
    get count() {
      return count
    },
  }
}

export type Mean = ReturnType<typeof openMean>
