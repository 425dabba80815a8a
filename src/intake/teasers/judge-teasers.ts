/**
 * A piece as a feed told it. `most`: the words of its body at their most; `latest`: this time; `isOpen`: it ended with "read more"; `known`: the words that we
 * have of it from wherever; `isNew`: it came with this call, or since the alarm.
 */
export type Told = { most: number; latest: number; isOpen: boolean; known: number; isNew: boolean }

/** A feed whose pieces have fewer words than these never carried full text. */
const fullFrom = 120
/** With fewer pieces than these behind it nobody can say what a feed used to carry. */
const fewest = 5

const medianOf = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** How many words a feed's pieces used to have: the median of its last 30 days, of what was there before. undefined where that says nothing, or where they were never full. */
export const fullWordsOf = (told: Told[]): number | undefined => {
  const before = told.filter(({ isNew }) => !isNew).map(({ most }) => most)
  const median = medianOf(before)
  return before.length >= fewest && median >= fullFrom ? median : undefined
}

const isThin = ({ latest }: Told, full: number) => latest < full * 0.5
// Told by this very feed with at least so many words before, and now with half of them or less.
const hasShrunk = ({ most, latest, isNew }: Told) => !isNew && most >= fullFrom && latest <= most * 0.5
const isWhole = ({ most, latest, isNew }: Told) => !isNew && most >= fullFrom && latest >= most * 0.8

/** How far one new thin piece shows that it was cut off: it says so, there is a fuller text of it, or it has no body at all (which a film may have none of either). */
const evidenceOf = ({ latest, isOpen, known }: Told): number => {
  if (isOpen || (latest > 0 && known > latest * 2)) return 1
  return latest === 0 ? 0.65 : 0
}

/**
 * Whether a feed that carried full text has turned to openings, by what it tells in this call (`now`) and what else it has told (`all`, `now` with it). Either it now tells pieces with
 * half their words that it had told whole; or all its new pieces are thin and at least two of them were cut off, which was rare before. One short piece
 * among long ones, a row of briefs and films without text are no alarm.
 */
export const turnedToTeasers = (now: Told[], all: Told[]): boolean => {
  const full = fullWordsOf(all)
  if (full === undefined) return false
  const shrunk = now.filter(hasShrunk).length
  if (shrunk >= 2 && shrunk > now.filter(isWhole).length) return true
  const fresh = now.filter(({ isNew }) => isNew)
  if (fresh.length === 0 || !fresh.every((one) => isThin(one, full))) return false
  const before = all.filter(({ isNew }) => !isNew)
  const usual = before.filter(({ most, isOpen }) => most < full * 0.5 && (isOpen || most === 0)).length / before.length
  if (usual > 0.2) return false
  const cut = fresh.filter(({ isOpen, latest }) => isOpen && latest < full * 0.25).length
  // A single one that says that it is cut off, in a feed where that has never been.
  if (fresh.length === 1 && cut === 1) return usual === 0 && before.length >= 2 * fewest && !before.some(({ isOpen }) => isOpen)
  return fresh.reduce((sum, one) => sum + evidenceOf(one), 0) >= Math.max(1.8, fresh.length * 0.6)
}

/** Whether a feed in alarm carries full text again: nothing of what it tells is cut short, and something that could be is whole. `full`: the words that its pieces had. */
export const turnedBack = (now: Told[], full: number): boolean => {
  if (now.some(hasShrunk)) return false
  const fresh = now.filter(({ isNew }) => isNew)
  if (fresh.some(({ isOpen, latest }) => isOpen && latest < full * 0.5)) return false
  const whole = fresh.filter((one) => !isThin(one, full)).length
  return fresh.length > 0 ? whole >= 2 && whole >= fresh.length * 0.6 : now.filter(isWhole).length >= 2
}
