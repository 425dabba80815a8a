import { rules } from '../rules.ts'
import type { Index } from './open-index.ts'
import { firstOf, type Part } from './part.ts'
import { allLeadThere, isNear, isSure, sharedAbroad } from './shared-abroad.ts'

/** Two stories of two languages that tell one event, and the keys of the rare names that both have, rarest first. */
export type Link = { one: string; other: string; names: string[] }

type Best = { other: Part; much: number; next: number }
type Pair = { one: Part; other: Part; much: number }

const { abroad } = rules
const keyOf = ({ one, other }: Pair) => [firstOf(one), firstOf(other)].sort().join(' ')

/** Looks for the same event in other languages; what it finds on the way is held until it is let go of. Pure but for that. */
export const openFinder = (index: Index) => {
  const around = new Map<string, Part[]>()
  const bests = new Map<string, Map<string, Best>>()

  /** The stories abroad that have two of the weightiest names of this one. */
  const near = (one: Part): Part[] => {
    const had = around.get(one.id)
    if (had) return had
    const weights = [...one.names].map(([name, sure]) => [name, Math.sqrt(sure / one.tellings.length) * index.rarity(name)] as const)
    const counts = new Map<string, number>()
    for (const [name] of weights.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, abroad.findBy)) {
      const list = index.withName(name)
      if (list.size <= abroad.list) for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const found = [...counts].flatMap(([id, many]) => (many > 1 ? (index.parts.get(id) ?? []) : []))
    const others = found.filter((other) => other.language !== one.language && isNear(one, other))
    around.set(one.id, others)
    return others
  }

  /** In each other language the story that shares most with this one, and how much the next there shares. */
  const best = (one: Part): Map<string, Best> => {
    const had = bests.get(one.id)
    if (had) return had
    const found = new Map<string, Best>()
    for (const other of near(one)) {
      const shared = sharedAbroad(one, other, index.rarity)
      if (!isSure(shared)) continue
      const { much } = shared
      const before = found.get(other.language)
      const isBest = !before || much > before.much || (much === before.much && firstOf(other) < firstOf(before.other))
      if (isBest) found.set(other.language, { other, much, next: before?.much ?? 0 })
      else before.next = Math.max(before.next, much)
    }
    bests.set(one.id, found)
    return found
  }

  const isPair = (one: Part, { other, much, next }: Best): boolean => {
    const back = best(other).get(one.language)
    if (back?.other.id !== one.id || much < abroad.margin * Math.max(next, back.next)) return false
    return leadToEachOther(one, other)
  }
  const leadToEachOther = (one: Part, other: Part): boolean => {
    const rivals = (of: Part, language: string) => near(of).filter((rival) => rival.language === language)
    return (
      allLeadThere(one, other, rivals(one, other.language), index.rarity) &&
      allLeadThere(other, one, rivals(other, one.language), index.rarity)
    )
  }

  /** Pairs into groups, the nearest first. Never two of one language in a group, nor two that are apart, nor one whose nearest is another. */
  const group = (seen: Iterable<Part>, pairs: Pair[], isApart: (a: Part, b: Part) => boolean): Set<Part[]> => {
    const groupOf = new Map([...seen].map((one) => [one.id, [one]]))
    const contradicts = (x: Part, y: Part) => {
      const other = best(x).get(y.language)?.other.id
      return other !== undefined && other !== y.id
    }
    for (const pair of pairs.sort((x, y) => y.much - x.much || (keyOf(x) < keyOf(y) ? -1 : 1))) {
      const [one, other] = [groupOf.get(pair.one.id) ?? [], groupOf.get(pair.other.id) ?? []]
      const cannot = (x: Part, y: Part) => x.language === y.language || isApart(x, y) || contradicts(x, y) || contradicts(y, x)
      if (one === other || one.some((x) => other.some((y) => cannot(x, y)))) continue
      const all = [...one, ...other]
      for (const { id } of all) groupOf.set(id, all)
    }
    return new Set(groupOf.values())
  }

  return {
    /** Does what costs most for one story, so that `links` is done in a moment: the lists of its sixteen weightiest names, of at most 200 stories each. */
    look(id: string) {
      const one = index.parts.get(id)
      if (one) for (const { other } of best(one).values()) best(other)
    },
    /**
     * Which stories of different languages tell one event: two of which each is the other's nearest in its language, and nearer by far than the next: two matches of one cup share their names, and each has
     * its own report abroad. Who is so bound to one story is bound to all of its group that he shares names with. Gives the links of all that `ids` lead to (`looked`: these, and at most sixty around them), each
     * pair once; the same for the same stories, in whatever order they were made known.
     */
    links(ids: Iterable<string>, isApart: (a: Part, b: Part) => boolean = () => false): { links: Link[]; looked: Set<string> } {
      const seen = new Map([...ids].flatMap((id) => index.parts.get(id) ?? []).map((one) => [one.id, one]))
      const most = seen.size + abroad.around
      const pairs = new Map<string, Pair>()
      for (const one of seen.values())
        for (const found of best(one).values()) {
          const { other, much } = found
          if (pairs.has(keyOf({ one, other, much })) || isApart(one, other) || !isPair(one, found)) continue
          if (!seen.has(other.id) && seen.size < most) seen.set(other.id, other)
          if (seen.has(other.id)) pairs.set(keyOf({ one, other, much }), { one, other, much })
        }
      const links: Link[] = []
      for (const all of group(seen.values(), [...pairs.values()], isApart))
        for (const [n, one] of all.entries())
          for (const other of all.slice(0, n)) {
            const { names } = sharedAbroad(one, other, index.rarity)
            if (names.length >= abroad.said && leadToEachOther(one, other))
              links.push({ one: one.id, other: other.id, names: names.slice(0, abroad.kept) })
          }
      return { links, looked: new Set(seen.keys()) }
    },
  }
}
