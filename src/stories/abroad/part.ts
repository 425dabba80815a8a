/** A telling of a story, with its `sharedNames`. */
export type PartTelling = { id: string; at: number; names: ReadonlyMap<string, number> }

/** A story, which is of one language, as it is compared with those of others. `names`: of all its tellings, each with the sum of how sure they are of it. `from`, `to`: when it was told, in ms. */
export type Part = {
  id: string
  language: string
  tellings: readonly PartTelling[]
  names: ReadonlyMap<string, number>
  from: number
  to: number
}

/** A story by its tellings, of which there is one at least. What it was called before does not matter: `key` is its first telling. */
export const partOf = (id: string, language: string, all: readonly PartTelling[]): Part => {
  const tellings = all.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const names = new Map<string, number>()
  for (const telling of tellings) for (const [name, sure] of telling.names) names.set(name, (names.get(name) ?? 0) + sure)
  return { id, language, tellings, names, from: tellings[0]?.at ?? 0, to: tellings.at(-1)?.at ?? 0 }
}

/** Its first telling, which orders stories alike whatever they are called and whenever they came. */
export const firstOf = ({ tellings }: Part): string => tellings[0]?.id ?? ''
