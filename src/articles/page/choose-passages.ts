import { describePassages, type Hints, type Lexicon } from './features.ts'
import { type Forest, type Planted, plant } from './forest.ts'
import { describeNeighbours } from './neighbours.ts'
import { pageCue } from './page-cues.ts'
import type { Box, Passage } from './passages.ts'

const lists = /^(?:ul|ol|dl|table)$/
const mostLinked = 0.4
const leastLikely = 0.05

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

const lexicons = new WeakMap<object, Lexicon>()
const lexiconOf = (scores: Record<string, number>): Lexicon => {
  const before = lexicons.get(scores)
  if (before) return before
  const known = new Map(Object.entries(scores))
  const made = (word: string) => known.get(word) ?? 0
  lexicons.set(scores, made)
  return made
}

/** Judges each passage of a page twice, alone and in the company of its neighbours as judged alone; gives how likely each is part of the piece, 0 to 1. */
export const judgePassages = (passages: Passage[], root: Box, hints: Hints, learnt: Learnt): number[] => {
  if (passages.length === 0) return []
  const names = lexiconOf(learnt.names)
  const words = lexiconOf(learnt.words)
  const described = describePassages(passages, root, hints, names, words)
  const rows = described.map((row) => Object.values(row))
  const alone = rows.map(ready(learnt.first, described[0]!))
  const company = describeNeighbours(passages, alone)
  const judge = ready(learnt.second, { ...described[0], ...company[0] })
  return rows.map((row, at) => judge(row.concat(Object.values(company[at]!))))
}

const outermostList = (box: Box): Box | undefined => {
  let list: Box | undefined
  for (let one: Box | undefined = box; one; one = one.parent) if (lists.test(one.tag)) list = one
  return list
}

/**
 * Lists and tables that stand between two chosen paragraphs, in the same box as these, and that nothing speaks clearly against: their short lines look like those
 * of menus when judged one by one. Whole or not at all.
 */
const addLists = (passages: Passage[], likely: number[], chosen: boolean[]): void => {
  for (let from = 0; from < passages.length; from++) {
    const list = chosen[from] ? undefined : outermostList(passages[from]!.box)
    if (!list) continue
    let to = from
    let [sum, chars, linked] = [0, 0, 0]
    for (; to < passages.length && outermostList(passages[to]!.box) === list; to++) {
      sum += likely[to]! * passages[to]!.chars
      chars += passages[to]!.chars
      linked += passages[to]!.linked * passages[to]!.chars
    }
    const [before, after] = [passages[from - 1], passages[to]]
    if (
      chosen[from - 1] &&
      chosen[to] &&
      before!.box.parent === list.parent &&
      after!.box.parent === list.parent &&
      linked < chars * mostLinked &&
      sum > chars * leastLikely
    )
      chosen.fill(true, from, to)
    from = to - 1
  }
}

/**
 * Which passages are the piece. Lines that belong to the page stay out however they stand; what is said twice word for word (a copy for narrow screens) is taken
 * once.
 */
export const choosePassages = (passages: Passage[], root: Box, hints: Hints, learnt: Learnt): boolean[] => {
  const likely = judgePassages(passages, root, hints, learnt)
  const said = new Set<string>()
  const chosen = passages.map(({ text }, at) => {
    if (likely[at]! <= learnt.threshold || (text.length < 300 && pageCue.test(text)) || (text.length >= 60 && said.has(text))) return false
    said.add(text)
    return true
  })
  addLists(passages, likely, chosen)
  return chosen
}
