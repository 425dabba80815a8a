import type { Bulk, Judge } from './judge.ts'
import { rules } from './rules.ts'
import { sharedTerms, type Vector } from './vocabulary.ts'

/** What is arranged: one telling, or several that are not parted here. */
export type Piece = Bulk & { vector: Vector; language: string | null }
type Asked = {
  judge: Judge
  together?: [number, number][]
  isApart?: ((a: number, b: number) => boolean) | undefined
  /** Told before two are united: how alike the judge finds them, and the groups as they stand. */
  watch?: (alike: number, group: number[]) => void
}

export const speaksAlike = (one: string | null, other: string | null) => one === null || other === null || one === other

/** Products of all pairs of vectors, as the rows of a square. */
export const products = (pieces: { vector: Vector }[]): Float32Array => {
  const n = pieces.length
  const dots = new Float32Array(n * n)
  const lists = new Map<number, number[]>()
  for (let i = 0; i < n; i++) {
    const { terms, weights } = (pieces[i] as { vector: Vector }).vector
    for (let t = 0; t < terms.length; t++) {
      const weight = weights[t] as number
      const list = lists.get(terms[t] as number)
      if (!list) {
        lists.set(terms[t] as number, [i, weight])
        continue
      }
      for (let k = 0; k < list.length; k += 2) {
        const at = i * n + (list[k] as number)
        dots[at] = (dots[at] as number) + weight * (list[k + 1] as number)
      }
      list.push(i, weight)
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) dots[j * n + i] = dots[i * n + j] as number
  return dots
}

const merge = (a: Piece, b: Piece, dot: number): Piece => {
  const n = a.n + b.n
  return {
    n,
    square: a.square + b.square + 2 * Math.max(0, dot),
    at: Number.isNaN(a.at) ? b.at : Number.isNaN(b.at) ? a.at : (a.at * a.n + b.at * b.n) / n,
    days: (a.days * a.n + b.days * b.n) / n,
    length: (a.length * a.n + b.length * b.n) / n,
    vector: a.vector,
    language: a.language ?? b.language,
  }
}

const never = -1e9

/** Whether two share enough words to be compared at all: asked of single tellings only, as many together have words enough. */
export const shareEnough = (a: Piece, b: Piece): boolean =>
  a.n > 1 ||
  b.n > 1 ||
  sharedTerms(a.vector, b.vector) >= rules.shared.short + (rules.shared.long - rules.shared.short) * Math.min(a.length, b.length)

/**
 * Sets pieces that tell one story together: again and again the two that the judge finds most alike, while it finds them alike at all (agglomerative
 * grouping, with each piece's nearest kept: Müllner, arXiv 1109.2378). Gives each piece's group, named by its first piece. Whatever order the pieces
 * come in, the result is the same but for ties. Cost and memory: the square of their number.
 */
export const arrange = (given: Piece[], { judge, together = [], isApart, watch }: Asked): number[] => {
  const n = given.length
  const pieces = [...given]
  const dots = products(given)
  if (isApart) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j && isApart(i, j)) dots[i * n + j] = never
  const alive = Array.from(given, (_, i) => i)
  const group = Array.from(given, (_, i) => i)
  const nearest = new Int32Array(n).fill(-1)
  const alike = new Float64Array(n).fill(never)
  const compare = (i: number, j: number) => {
    const dot = dots[i * n + j] as number
    const [a, b] = [pieces[i] as Piece, pieces[j] as Piece]
    if (dot < 1e-4 || !speaksAlike(a.language, b.language)) return never
    const judged = judge(a, b, dot)
    return judged < 0 || shareEnough(a, b) ? judged : never
  }
  // Each pair is judged once, and again when one of it has grown.
  const judged = new Float32Array(n * n)
  const judgeAll = (i: number, others: number[]) => {
    for (const j of others) {
      if (j === i) continue
      const value = compare(i, j)
      judged[i * n + j] = value
      judged[j * n + i] = value
    }
  }
  const seek = (i: number) => {
    nearest[i] = -1
    alike[i] = never
    for (const j of alive) {
      if (j === i) continue
      const value = judged[i * n + j] as number
      if (value <= (alike[i] as number)) continue
      alike[i] = value
      nearest[i] = j
    }
  }
  const unite = (a: number, b: number) => {
    const [stays, goes] = a < b ? [a, b] : [b, a]
    pieces[stays] = merge(pieces[stays] as Piece, pieces[goes] as Piece, dots[a * n + b] as number)
    alive.splice(alive.indexOf(goes), 1)
    for (let i = 0; i < n; i++) if (group[i] === goes) group[i] = stays
    for (const j of alive) {
      if (j === stays) continue
      const sum = (dots[stays * n + j] as number) + (dots[goes * n + j] as number)
      dots[stays * n + j] = sum
      dots[j * n + stays] = sum
    }
    return stays
  }
  for (const [a, b] of together) if (group[a] !== group[b]) unite(group[a] as number, group[b] as number)
  for (const [at, i] of alive.entries()) judgeAll(i, alive.slice(0, at))
  for (const i of alive) seek(i)
  for (;;) {
    let a = -1
    for (const i of alive) if ((alike[i] as number) >= 0 && (a < 0 || (alike[i] as number) > (alike[a] as number))) a = i
    if (a < 0) return group
    watch?.(alike[a] as number, group)
    const b = nearest[a] as number
    const stays = unite(a, b)
    judgeAll(stays, alive)
    seek(stays)
    for (const j of alive) {
      if (j === stays) continue
      if (nearest[j] === a || nearest[j] === b) seek(j)
      else {
        const value = judged[j * n + stays] as number
        if (value <= (alike[j] as number)) continue
        alike[j] = value
        nearest[j] = stays
      }
    }
  }
}
