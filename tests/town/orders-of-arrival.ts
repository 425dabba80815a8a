import { openGrouper, type Telling } from '../../src/stories/grouper.ts'

/** `list` in another order, the same for the same seed. */
export const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  let state = seed
  const roll = (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % n
  }
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = roll(i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed
}

/** Places in the order given and mends until nothing changes, or ten times. Each telling's story, and how often was mended. */
export const groupedInOrder = (order: Telling[]): { stories: Map<string, string>; mended: number } => {
  let named = 0
  const grouper = openGrouper(() => `s${named++}`)
  for (const one of order) grouper.place(one)
  let mended = 0
  for (; mended < 10; mended++) {
    const { joins, moves } = grouper.mend()
    if (joins.length + moves.length === 0) break
  }
  return { stories: new Map(order.map(({ id }) => [id, grouper.storyOf(id) ?? 'nowhere'])), mended }
}

/**
 * The share of tellings that stand elsewhere: stories of one grouping are set against those of the other, each with the one that it shares most with (largest overlaps first), and whoever is not
 * in an overlap of such a pair has moved.
 */
export const movedShare = (one: Map<string, string>, other: Map<string, string>): number => {
  const overlaps = new Map<string, { a: string; b: string; n: number }>()
  for (const [id, a] of one) {
    const b = other.get(id) as string
    const had = overlaps.get(`${a} ${b}`) ?? { a, b, n: 0 }
    overlaps.set(`${a} ${b}`, { ...had, n: had.n + 1 })
  }
  const [left, right] = [new Set<string>(), new Set<string>()]
  let stay = 0
  for (const { a, b, n } of [...overlaps.values()].sort((x, y) => y.n - x.n)) {
    if (left.has(a) || right.has(b)) continue
    left.add(a)
    right.add(b)
    stay += n
  }
  return (one.size - stay) / one.size
}
