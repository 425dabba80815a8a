import { rules } from './rules.ts'

/** A telling as numbers: term numbers, ascending, and their weights; its length is 1. */
export type Vector = { terms: Uint32Array; weights: Float32Array }

export type Vocabulary = {
  /** Counts a telling's terms among those seen. */
  see(terms: Map<string, number>): void
  /** Takes a telling's terms out of the count; a term nobody uses any more is forgotten. */
  forget(terms: Uint32Array): void
  /** tf × idf of Salton & Buckley (1988), idf = ln((N + prior) / (df + 1)), of unit length. */
  weigh(terms: Map<string, number>): Vector
  word(term: number): string
  size(): number
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
      for (const word of terms.keys()) {
        const number = numberOf(word)
        uses[number] = (uses[number] ?? 0) + 1
      }
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
    weigh(terms) {
      const pairs = [...terms].map(([word, tf]) => {
        const number = numberOf(word)
        return [number, tf * Math.max(0.01, Math.log((seen + rules.prior) / ((uses[number] ?? 0) + 1)))] as const
      })
      pairs.sort((a, b) => a[0] - b[0])
      const length = Math.sqrt(pairs.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
      return { terms: Uint32Array.from(pairs, ([number]) => number), weights: Float32Array.from(pairs, ([, weight]) => weight / length) }
    },
    word: (term) => words[term] ?? '',
    size: () => numbers.size,
  }
}

/** The cosine of two tellings (both have length 1): 0 nothing in common, 1 the same words. */
export const likeness = (a: Vector, b: Vector): number => {
  let sum = 0
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const x = a.terms[i] as number
    const y = b.terms[j] as number
    if (x === y) sum += (a.weights[i++] as number) * (b.weights[j++] as number)
    else if (x < y) i++
    else j++
  }
  return sum
}
