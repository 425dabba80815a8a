import { rules } from './rules.ts'

/** A telling as it is kept: term numbers, ascending, and how often each is used (damped, in 32nds). */
export type Counted = { terms: Uint32Array; counts: Uint8Array }
/** Tellings as numbers: term numbers, ascending, and their weights; a single telling's length is 1. */
export type Vector = { terms: Uint32Array; weights: Float32Array }

export type Vocabulary = {
  /** Counts a telling's terms among those seen. */
  see(terms: Map<string, number>): Counted
  /** Takes a telling's terms out of the count; a term nobody uses any more is forgotten. */
  forget(terms: Uint32Array): void
  /** tf × idf of Salton & Buckley (1988), idf = ln((N + prior) / (df + 1)), of unit length, by what has been seen up to now. */
  weigh(counted: Counted): Vector
  word(term: number): string
  size(): number
}

/** How many terms two have in common. */
export const sharedTerms = (a: Vector, b: Vector): number => {
  let n = 0
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const [x, y] = [a.terms[i] as number, b.terms[j] as number]
    if (x === y) n++
    if (x <= y) i++
    if (y <= x) j++
  }
  return n
}

/** The words of the news of a window and how many tellings use each. Memory grows with the window's words, not with the archive. */
export const openVocabulary = (): Vocabulary => {
  const numbers = new Map<string, number>()
  const words: string[] = []
  const uses: number[] = []
  const free: number[] = []
  let seen = 0
  const numberOf = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = free.pop() ?? words.length
    numbers.set(word, number)
    words[number] = word
    uses[number] = 0
    return number
  }
  return {
    see(terms) {
      seen++
      const pairs = [...terms].map(([word, tf]) => {
        const number = numberOf(word)
        uses[number] = (uses[number] ?? 0) + 1
        return [number, Math.min(255, Math.round(tf * 32))] as const
      })
      pairs.sort((a, b) => a[0] - b[0])
      return { terms: Uint32Array.from(pairs, ([number]) => number), counts: Uint8Array.from(pairs, ([, count]) => count) }
    },
    forget(terms) {
      seen--
      for (const number of terms) {
        uses[number] = (uses[number] ?? 1) - 1
        if (uses[number] > 0) continue
        numbers.delete(words[number] as string)
        free.push(number)
      }
    },
    weigh({ terms, counts }) {
      const weights = new Float32Array(terms.length)
      const all = Math.log(seen + rules.prior)
      let square = 0
      for (let i = 0; i < terms.length; i++) {
        const weight = (counts[i] as number) * Math.max(0.01, all - Math.log((uses[terms[i] as number] ?? 0) + 1))
        weights[i] = weight
        square += weight * weight
      }
      const length = Math.sqrt(square) || 1
      for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / length
      return { terms, weights }
    },
    word: (term) => words[term] ?? '',
    size: () => numbers.size,
  }
}
