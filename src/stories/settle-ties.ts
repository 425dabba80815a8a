import { openTies, type Tie } from './ties.ts'

/**
 * What an editor says of pairs of articles, against what was said before: the later word holds. Two groups of articles that are tied together cannot be apart in part, and two articles apart cannot both
 * be tied to a third, so earlier words that cannot hold beside a later one are let go: `released`. Of articles said to be apart, the first named is the one that leaves its group. Pure.
 */
export const settleTies = (held: Tie[], said: Tie[]): { ties: Tie[]; released: Tie[] } => {
  const ties = openTies()
  const keyOf = ({ id, other }: Tie) => [id, other].sort().join(' ')
  const before = new Map(held.map((tie) => [keyOf(tie), tie]))
  for (const tie of held) ties.tie(tie)
  const written = new Map<string, Tie>()
  const released = new Map<string, Tie>()
  const letGo = (tie: Tie) => {
    ties.untie(tie)
    written.delete(keyOf(tie))
    const was = before.get(keyOf(tie))
    if (was) released.set(keyOf(tie), was)
  }
  for (const tie of said) {
    const { id, other, together } = tie
    if (id === other) continue
    ties.untie(tie)
    if (together) {
      const others = ties.bound(other)
      for (const one of ties.bound(id))
        for (const far of [...ties.apart(one)]) if (others.has(far)) letGo({ id: one, other: far, together: false })
    } else {
      for (const near of [...ties.together(id)]) {
        ties.untie({ id, other: near })
        if (ties.bound(near).has(other)) letGo({ id, other: near, together: true })
        else ties.tie({ id, other: near, together: true })
      }
    }
    ties.tie(tie)
    released.delete(keyOf(tie))
    written.set(keyOf(tie), tie)
  }
  return { ties: [...written.values()], released: [...released.values()] }
}
