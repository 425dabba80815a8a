import { describePassages, type Hints } from './features.ts'
import { type Forest, type Planted, plant } from './forest.ts'
import { describeNeighbours } from './neighbours.ts'
import type { Box, Passage } from './passages.ts'

/** What bench/extract-train.ts has learnt from pages with known bodies: words of names and of short lines, and two forests. */
export type Learnt = { threshold: number; names: Record<string, number>; words: Record<string, number>; first: Forest; second: Forest }

/** Made ready once: by the order of the features, which is that of the first page's. */
const planted = new WeakMap<Forest, Planted>()
const ready = (forest: Forest, row: object): Planted => {
  const before = planted.get(forest)
  if (before) return before
  const made = plant(forest, Object.keys(row))
  planted.set(forest, made)
  return made
}

/** Judges each passage of a page twice, alone and in the company of its neighbours as judged alone; gives how likely each is part of the piece, 0 to 1. */
export const judgePassages = (passages: Passage[], root: Box, hints: Hints, learnt: Learnt): number[] => {
  if (passages.length === 0) return []
  const names = (name: string) => (Object.hasOwn(learnt.names, name) ? learnt.names[name]! : 0)
  const words = (word: string) => (Object.hasOwn(learnt.words, word) ? learnt.words[word]! : 0)
  const described = describePassages(passages, root, hints, names, words)
  const rows = described.map((row) => Object.values(row))
  const alone = rows.map(ready(learnt.first, described[0]!))
  const company = describeNeighbours(passages, alone)
  const judge = ready(learnt.second, { ...described[0], ...company[0] })
  return rows.map((row, at) => judge([...row, ...Object.values(company[at]!)]))
}

/** Which passages are the piece. What is said twice word for word (a copy for narrow screens) is taken once. */
export const choosePassages = (passages: Passage[], root: Box, hints: Hints, learnt: Learnt): boolean[] => {
  const said = new Set<string>()
  return judgePassages(passages, root, hints, learnt).map((likely, at) => {
    const { text } = passages[at]!
    if (likely <= learnt.threshold || (text.length >= 60 && said.has(text))) return false
    said.add(text)
    return true
  })
}
