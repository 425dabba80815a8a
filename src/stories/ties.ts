/** An editor's word on two articles: they tell one story (`together`), or they do not. */
export type Tie = { id: string; other: string; together: boolean }

/** What has been said of pairs of articles, whether they are held or not. Memory: the ties given. */
export const openTies = () => {
  const sides = { together: new Map<string, Set<string>>(), apart: new Map<string, Set<string>>() }
  const drop = (side: Map<string, Set<string>>, one: string, other: string) => {
    side.get(one)?.delete(other)
    if (side.get(one)?.size === 0) side.delete(one)
  }
  const untie = ({ id, other }: { id: string; other: string }) => {
    for (const side of [sides.together, sides.apart]) {
      drop(side, id, other)
      drop(side, other, id)
    }
  }
  return {
    /** The last word on a pair holds. */
    tie({ id, other, together }: Tie) {
      if (id === other) return
      untie({ id, other })
      const side = together ? sides.together : sides.apart
      side.set(id, (side.get(id) ?? new Set()).add(other))
      side.set(other, (side.get(other) ?? new Set()).add(id))
    },
    untie,
    has: () => sides.together.size > 0 || sides.apart.size > 0,
    together: (id: string): Iterable<string> => sides.together.get(id) ?? [],
    apart: (id: string): Iterable<string> => sides.apart.get(id) ?? [],
    isTied: (id: string) => sides.together.has(id) || sides.apart.has(id),
    /** `id` and all that are tied to it, through others too. */
    bound(id: string): Set<string> {
      const all = new Set([id])
      for (const one of all) for (const other of sides.together.get(one) ?? []) all.add(other)
      return all
    },
  }
}
export type Ties = ReturnType<typeof openTies>
