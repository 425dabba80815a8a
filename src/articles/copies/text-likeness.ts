/** So much of the shorter text stands in the longer where one is a copy: measured by `bench:copies`. */
export const copyLikeness = 0.45
/** And so many shingles at least: two briefs that quote one statement share fewer. */
const fewestShared = 24

/** How many numbers two ascending lists share. */
const shared = (one: Uint32Array, other: Uint32Array): number => {
  let [i, j, found] = [0, 0, 0]
  while (i < one.length && j < other.length) {
    const difference = one[i]! - other[j]!
    if (difference === 0) found++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return found
}

/**
 * The part of the shorter text's shingles that stand in the longer (containment, Broder 1997): 1 for a text that was cut or had paragraphs put in, 0 for another text. 0 too
 * where what is shared is no more than a quotation.
 */
export const textLikeness = (one: Uint32Array, other: Uint32Array): number => {
  const least = Math.min(one.length, other.length)
  const found = least === 0 ? 0 : shared(one, other)
  return found < fewestShared ? 0 : found / least
}
