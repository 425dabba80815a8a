/** A run of parts that both texts have, that only the older has, or only the newer. */
export type Run<T> = { kind: 'same' | 'gone' | 'new'; parts: T[] }

/**
 * The shortest way from one list to another (Myers, An O(ND) Difference Algorithm, 1986), as runs. `most`: so many parts may differ before it is said that all between
 * the common beginning and end was exchanged: time and memory stay below most².
 */
export const differ = <T>(one: readonly T[], other: readonly T[], most = 600): Run<T>[] => {
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head++
  let tail = 0
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  const runs: Run<T>[] = []
  const add = (kind: Run<T>['kind'], parts: readonly T[]) => {
    if (parts.length === 0) return
    const last = runs.at(-1)
    if (last?.kind === kind) last.parts.push(...parts)
    else runs.push({ kind, parts: [...parts] })
  }
  const a = one.slice(head, one.length - tail)
  const b = other.slice(head, other.length - tail)
  add('same', one.slice(0, head))
  const ways = waysBetween(a, b, most)
  if (ways) for (const { kind, at } of ways) add(kind, [kind === 'new' ? (b[at] as T) : (a[at] as T)])
  else {
    add('gone', a)
    add('new', b)
  }
  add('same', one.slice(one.length - tail))
  return runs
}

const waysBetween = <T>(a: readonly T[], b: readonly T[], most: number): { kind: Run<T>['kind']; at: number }[] | undefined => {
  if (a.length === 0 || b.length === 0) return undefined
  const furthest: Int32Array[] = []
  let ends = new Int32Array(2 * most + 3)
  const middle = most + 1
  const deepest = Math.min(most, a.length + b.length)
  for (let depth = 0; depth <= deepest; depth++) {
    furthest.push(ends.slice(middle - depth - 1, middle + depth + 2))
    for (let k = -depth; k <= depth; k += 2) {
      const down = k === -depth || (k !== depth && (ends[middle + k - 1] as number) < (ends[middle + k + 1] as number))
      let x = down ? (ends[middle + k + 1] as number) : (ends[middle + k - 1] as number) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      ends[middle + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(furthest, a.length, b.length)
    }
    ends = ends.slice()
  }
  return undefined
}

const walkBack = <T>(furthest: Int32Array[], x: number, y: number) => {
  const ways: { kind: Run<T>['kind']; at: number }[] = []
  for (let depth = furthest.length - 1; depth >= 0; depth--) {
    const ends = furthest[depth] as Int32Array
    const at = (k: number) => ends[k + depth + 1] as number
    const k = x - y
    const down = k === -depth || (k !== depth && at(k - 1) < at(k + 1))
    const before = down ? k + 1 : k - 1
    const fromX = depth === 0 ? 0 : at(before)
    const fromY = depth === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY && (depth === 0 || x > (down ? fromX : fromX + 1) || y > (down ? fromY + 1 : fromY))) {
      x--
      y--
      ways.push({ kind: 'same', at: x })
    }
    if (depth === 0) break
    if (down) ways.push({ kind: 'new', at: --y })
    else ways.push({ kind: 'gone', at: --x })
  }
  return ways.reverse()
}
