import { rules } from '../rules.ts'
import type { Part } from './part.ts'

/** The stories of a window by the names in them. Memory: the stories that it is given, which are its caller's to bound. */
export const openIndex = () => {
  const parts = new Map<string, Part>()
  const lists = new Map<string, Set<string>>()
  const drop = (id: string) => {
    for (const name of parts.get(id)?.names.keys() ?? []) {
      const list = lists.get(name)
      list?.delete(id)
      if (list?.size === 0) lists.delete(name)
    }
    parts.delete(id)
  }
  return {
    know(part: Part) {
      drop(part.id)
      parts.set(part.id, part)
      for (const name of part.names.keys()) {
        const list = lists.get(name)
        if (list) list.add(part.id)
        else lists.set(name, new Set([part.id]))
      }
    },
    drop,
    parts: parts as ReadonlyMap<string, Part>,
    /** How rare a name is among the stories of all languages: ln of one in how many. */
    rarity: (name: string): number => Math.max(0, Math.log((parts.size + rules.abroad.prior) / ((lists.get(name)?.size ?? 0) + 1))),
    /** The stories that have a name. */
    withName: (name: string): ReadonlySet<string> => lists.get(name) ?? nobody,
  }
}
const nobody: ReadonlySet<string> = new Set()
export type Index = ReturnType<typeof openIndex>
