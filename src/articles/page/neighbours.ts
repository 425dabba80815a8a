import { pathOf } from './features.ts'
import type { Passage } from './passages.ts'

const longest = 600

/** Mean of the likelihoods of a group's passages, by length, and what the group holds of the piece. */
type Group = { likely: number; chars: number }

const groupBy = <Key>(keys: Key[], likely: number[], lengths: number[]): ((at: number) => Group) => {
  const groups = new Map<Key, Group>()
  keys.forEach((key, at) => {
    const group = groups.get(key) ?? { likely: 0, chars: 0 }
    group.likely += likely[at]! * lengths[at]!
    group.chars += lengths[at]!
    groups.set(key, group)
  })
  return (at) => groups.get(keys[at]!)!
}

/**
 * What a passage's company says of it, once each has been judged alone: the likelihoods of those before and after it, of those in the same box, and of those
 * whose boxes are called the same.
 */
export const describeNeighbours = (passages: Passage[], likely: number[]): Record<string, number>[] => {
  const lengths = passages.map(({ text }) => Math.min(longest, text.length))
  const all = Math.max(
    1,
    lengths.reduce((sum, length, at) => sum + length * likely[at]!, 0),
  )
  const inBox = groupBy(
    passages.map(({ box }) => box),
    likely,
    lengths,
  )
  const inParent = groupBy(
    passages.map(({ box }) => box.parent ?? box),
    likely,
    lengths,
  )
  const onPath = groupBy(
    passages.map(({ box }) => pathOf(box)),
    likely,
    lengths,
  )
  const mean = ({ likely, chars }: Group) => likely / Math.max(1, chars)
  const near = (from: number, to: number) => {
    let sum = 0
    let chars = 0
    for (let at = Math.max(0, from); at <= Math.min(passages.length - 1, to); at++) {
      sum += likely[at]! * Math.min(300, lengths[at]!)
      chars += Math.min(300, lengths[at]!)
    }
    return chars ? sum / chars : 0
  }
  let before = 0
  return likely.map((own, at) => {
    const said = own * lengths[at]!
    const row = {
      alone: own,
      aloneBefore: likely[at - 1] ?? 0,
      aloneAfter: likely[at + 1] ?? 0,
      aloneBefore2: likely[at - 2] ?? 0,
      aloneAfter2: likely[at + 2] ?? 0,
      near5Before: near(at - 5, at - 1),
      near5After: near(at + 1, at + 5),
      near12Before: near(at - 12, at - 1),
      near12After: near(at + 1, at + 12),
      likelyBefore: before / all,
      likelyAfter: 1 - (before + said) / all,
      boxMean: mean(inBox(at)),
      parentMean: mean(inParent(at)),
      pathMean: mean(onPath(at)),
      parentOthers: (inParent(at).likely - said) / all,
      pathOthers: (onPath(at).likely - said) / all,
      likelyAll: all / 1000,
    }
    before += said
    return row
  })
}
