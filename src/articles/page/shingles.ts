/** The words of a text, in any script; text without spaces between words is one word up to its next mark. */
export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []

/** Every run of `size` words of a text, in lower case. */
export const shinglesOf = (text: string, size: number): Set<string> => {
  const words = wordsIn(text.toLowerCase())
  const found = new Set<string>()
  for (let at = 0; at + size <= words.length; at++) found.add(words.slice(at, at + size).join(' '))
  return found
}

/** Which share of the runs of words (in lower case) is in the set, 0 to 1; 0 for fewer words than make a run. */
export const shareOfRuns = (words: string[], set: Set<string>, size: number): number => {
  const runs = words.length - size + 1
  let hits = 0
  for (let at = 0; at < runs; at++) {
    let run = words[at]!
    for (let next = at + 1; next < at + size; next++) run += ` ${words[next]!}`
    if (set.has(run)) hits++
  }
  return runs > 0 ? hits / runs : 0
}
