import { addUpBoxes, isRunning, type Sums } from './box-sums.ts'
import { pageCue } from './page-cues.ts'
import type { Box, Passage } from './passages.ts'
import { shareOfRuns, shinglesOf, wordsIn } from './shingles.ts'

/** What the page says elsewhere of its piece: in meta tags and JSON-LD. */
export type Hints = { title?: string; description?: string; linkedBody?: string }
/** How much a word speaks for the piece (above 0) or against it (below); 0 for one that is not known. */
export type Lexicon = (word: string) => number

const bool = (value: boolean) => (value ? 1 : 0)
const log = (value: number) => Math.log1p(value)
/** Steps between two places, forwards above 0. */
const steps = (from: number, to: number) => Math.sign(to - from) * log(Math.abs(to - from))
const none: Sums = { chars: 0, linked: 0, running: 0, passages: 0 }

/** Which words of names stand on the box, on the one around it, anywhere around: the worst and the best of each. */
const readNames = (names: Lexicon) => {
  type Names = { low: number; high: number; allLow: number; allHigh: number }
  const found = new Map<Box, Names>()
  const read = (box: Box): Names => {
    const before = found.get(box)
    if (before) return before
    const above = box.parent ? read(box.parent) : { low: 0, high: 0, allLow: 0, allHigh: 0 }
    const scores = box.names.map(names)
    const low = Math.min(0, ...scores)
    const high = Math.max(0, ...scores)
    const own = { low, high, allLow: Math.min(above.allLow, low), allHigh: Math.max(above.allHigh, high) }
    found.set(box, own)
    return own
  }
  return read
}

/** Where in the page a box stands: its own names and those of the box around. Passages of one kind share it. */
export const pathOf = (box: Box): string => `${box.parent?.names.join('.')}>${box.names.join('.')}`

/**
 * What can be said of each passage of a page in numbers, the same ones in the same order for each. Everything is linear in the length of the page.
 */
export const describePassages = (
  passages: Passage[],
  root: Box,
  hints: Hints,
  names: Lexicon,
  words: Lexicon,
): Record<string, number>[] => {
  const { sumsOf, top } = addUpBoxes(passages, root)
  const sums = (box: Box | undefined): Sums => (box && sumsOf.get(box)) ?? none
  const all = Math.max(1, sums(root).running)
  const namesOf = readNames(names)
  const aroundTop = new Map<Box, number>()
  for (let box: Box | undefined = top, step = 0; box; box = box.parent, step++) aroundTop.set(box, step)
  // How many boxes up from the passage one meets the boxes around the top, and how many further out than the top that is.
  const toTop = (from: Box) => {
    let box: Box | undefined = from
    let up = 0
    for (; box && !aroundTop.has(box); box = box.parent) up++
    return { up, out: box ? aroundTop.get(box)! : 9 }
  }
  const places = passages.map(({ box }) => toTop(box))
  const first = places.findIndex(({ out }) => out === 0)
  const last = places.findLastIndex(({ out }) => out === 0)
  const paths = passages.map(({ box }) => pathOf(box))
  const running = passages.map((passage) => (isRunning(passage) ? passage.chars * (1 - passage.linked) : 0))
  const pathRunning = new Map<string, number>()
  const times = new Map<string, number>()
  passages.forEach(({ text }, index) => {
    pathRunning.set(paths[index]!, (pathRunning.get(paths[index]!) ?? 0) + running[index]!)
    times.set(text, (times.get(text) ?? 0) + 1)
  })
  const lineOf = (text: string) => wordsIn(text).join(' ').toLowerCase()
  const title = lineOf(hints.title ?? '')
  const description = hints.description ? shinglesOf(hints.description, 2) : undefined
  const linked = hints.linkedBody && hints.linkedBody.length > 200 ? shinglesOf(hints.linkedBody, 3) : undefined
  const [linkedPairs, linkedWords] = linked ? [shinglesOf(hints.linkedBody!, 2), shinglesOf(hints.linkedBody!, 1)] : []
  const h1 = passages.findIndex(({ box }) => box.tag === 'h1')
  const isTitle = (text: string) => title !== '' && Math.abs(text.length - hints.title!.length) < 20 && lineOf(text) === title
  const told = passages.findIndex(({ text }) => isTitle(text))
  const heading = told < 0 ? h1 : told
  let runBefore = 0
  return passages.map((passage, index) => {
    const { box, text, chars } = passage
    const said = wordsIn(text)
    const lower = said.map((word) => word.toLowerCase())
    const parent = box.parent
    const grand = parent?.parent
    const [here, around, beyond, far] = [sums(box), sums(parent), sums(grand), sums(grand?.parent)]
    const name = namesOf(box)
    const outer = parent ? namesOf(parent) : name
    const scores = chars < 250 ? lower.slice(0, 40).map(words) : []
    const { up, out } = places[index]!
    const [before2, before, after, after2] = [passages[index - 2], passages[index - 1], passages[index + 1], passages[index + 2]]
    const row = {
      chars: log(chars),
      words: log(said.length),
      linked: passage.linked,
      bold: passage.bold,
      ends: bool(/[.!?…。؟।]["”’»)\]]{0,3}$/.test(text)),
      marks: (text.match(/[,.;。、،]/g)?.length ?? 0) / Math.max(1, said.length),
      capital: said.filter((word) => /^\p{Lu}/u.test(word)).length / Math.max(1, said.length),
      digits: (text.match(/\d/g)?.length ?? 0) / text.length,
      quoted: bool(/["“”«»„]/.test(text)),
      cue: bool(text.length < 400 && pageCue.test(text)),
      paragraph: bool(box.tag === 'p'),
      heading: /^h[1-6]$/.test(box.tag) ? Number(box.tag[1]) : 0,
      item: bool(box.tag === 'li'),
      article: bool(box.marks.article),
      figure: bool(box.marks.figure),
      list: bool(box.marks.list),
      hidden: bool(box.marks.hidden),
      body: bool(box.marks.body),
      nameLow: name.low,
      nameHigh: name.high,
      outerNameLow: outer.low,
      outerNameHigh: outer.high,
      allNamesLow: name.allLow,
      allNamesHigh: name.allHigh,
      wordMean: scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length),
      wordLow: Math.min(0, ...scores),
      description: description ? shareOfRuns(lower, description, 2) : -1,
      title: bool(isTitle(text)),
      linkedBody: linked
        ? shareOfRuns(
            lower,
            said.length > 2 ? linked : said.length > 1 ? linkedPairs! : linkedWords!,
            Math.min(3, Math.max(1, said.length)),
          )
        : -1,
      fromHeading: heading < 0 ? -9 : steps(heading, index),
      fromH1: h1 < 0 ? -9 : steps(h1, index),
      place: index / passages.length,
      runBefore: runBefore / all,
      fromTop: steps(first, index),
      toTopEnd: steps(index, last),
      upToTop: up,
      outOfTop: out,
      depth: box.depth,
      pathShare: pathRunning.get(paths[index]!)! / all,
      boxShare: here.running / all,
      parentShare: around.running / all,
      grandShare: beyond.running / all,
      farShare: far.running / all,
      parentLinked: around.linked / Math.max(1, around.chars),
      grandLinked: beyond.linked / Math.max(1, beyond.chars),
      farLinked: far.linked / Math.max(1, far.chars),
      parentRunning: around.running / Math.max(1, around.chars),
      grandRunning: beyond.running / Math.max(1, beyond.chars),
      parentChars: log(around.chars),
      grandChars: log(beyond.chars),
      parentPassages: log(around.passages),
      grandPassages: log(beyond.passages),
      pageRunning: log(all),
      topShare: sums(top).running / all,
      times: Math.min(3, times.get(text)!),
      charsBefore: log(before?.chars ?? 0),
      charsAfter: log(after?.chars ?? 0),
      charsBefore2: log(before2?.chars ?? 0),
      charsAfter2: log(after2?.chars ?? 0),
      linkedBefore: before?.linked ?? 1,
      linkedAfter: after?.linked ?? 1,
      besideBefore: bool(before?.box.parent === parent),
      besideAfter: bool(after?.box.parent === parent),
    }
    runBefore += running[index]!
    return row
  })
}
