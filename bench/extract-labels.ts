import { wordsIn } from '../src/articles/page/shingles.ts'

/** What a passage should be judged as: the share of it that the gold has, and how much a mistake there costs. */
export type Label = { wanted: number; weight: number }

const size = 4
// What a page says beside the piece weighs at most this many pieces: one of a thousand comments must not outweigh all others.
const mostBeside = 1.5

/** Compares the passages of a page with its true text, by runs of four words; a long passage that stands twice is wanted once. Short ones must be a line of the gold. */
export const labelPassages = (texts: string[], gold: string): Label[] => {
  const left = new Map<string, number>()
  const words = wordsIn(gold)
  for (let at = 0; at + size <= words.length; at++) {
    const run = words.slice(at, at + size).join(' ')
    left.set(run, (left.get(run) ?? 0) + 1)
  }
  const lines = new Map<string, number>()
  for (const line of gold.split('\n')) {
    const plain = wordsIn(line).join(' ')
    lines.set(plain, (lines.get(plain) ?? 0) + 1)
  }
  const flat = ` ${words.join(' ')} `
  const labels = texts.map((text): Label => {
    const said = wordsIn(text)
    const weight = (said.length + 1) / Math.max(30, words.length)
    if (said.length < size) {
      const line = said.join(' ')
      const times = lines.get(line) ?? 0
      if (times > 0) lines.set(line, times - 1)
      return { wanted: times > 0 ? 1 : said.length > 1 && text.length > 8 && flat.includes(` ${line} `) ? 0.5 : 0, weight }
    }
    const runs = said.length - size + 1
    let hits = 0
    for (let at = 0; at < runs; at++) {
      const run = said.slice(at, at + size).join(' ')
      const times = left.get(run) ?? 0
      if (times > 0) hits++
      if (times > 0 && said.length >= 12) left.set(run, times - 1)
    }
    return { wanted: hits / runs, weight }
  })
  const beside = labels.reduce((sum, { wanted, weight }) => sum + weight * (1 - wanted), 0)
  const scale = beside > mostBeside ? mostBeside / beside : 1
  return labels.map(({ wanted, weight }) => ({ wanted, weight: wanted > 0.5 ? weight : weight * scale }))
}
