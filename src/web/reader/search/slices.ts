import { day, hour } from '../../../base/clock.ts'

/** Part of the archive. `marks`: what the word index is asked for beside the words (migrations/0002-articles.sql), as text of a tsquery; '' for nothing. */
export type Slice = { since: Date; until: Date; marks: string }

type Step = [letter: string, unit: number, back: number]
const month = 30 * day
// Each slice ends some four to eight times as far back as the one before it, so one that has not filled a page of 20 until then has few pieces more to fetch
// than the page needs; and there are few slices for words that are nowhere.
const ofAll: Step[] = [
  ['h', hour, 3 * hour],
  ['d', day, day],
  ['d', day, 4 * day],
  ['d', day, 16 * day],
  ['m', month, 60 * day],
  ['m', month, 240 * day],
  ['m', month, 800 * day],
]
const ofTitle: Step[] = [
  ['d', day, 8 * day],
  ['d', day, 30 * day],
  ['m', month, 120 * day],
  ['m', month, 800 * day],
]

const quoted = (mark: string) => `'~${mark.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The time from `from` (ms) to `to` in slices, the latest and shortest first; of one title, if one is named. The marks of a slice may take in a little more than its time. */
export const slicesOf = (from: number, to: number, title = ''): Slice[] => {
  const slices: Slice[] = []
  let until = to
  for (const [letter, unit, back] of title ? ofTitle : ofAll) {
    const since = Math.max(from, to - back)
    if (since >= until) break
    const first = Math.floor(since / unit)
    const marks = Array.from({ length: Math.floor((until - 1) / unit) - first + 1 }, (_, i) =>
      quoted(`${title ? `t${title}/` : ''}${letter}${first + i}`),
    )
    slices.push({ since: new Date(since), until: new Date(until), marks: `(${marks.join('|')})` })
    until = since
  }
  if (from < until) slices.push({ since: new Date(from), until: new Date(until), marks: title ? quoted(`t${title}`) : '' })
  return slices
}
