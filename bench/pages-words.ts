import { readNews } from '../tests/town/read-news.ts'
import { readTitles } from '../tests/town/read-titles.ts'

/** A repeatable source of numbers in [0, 1): Mulberry32 (Tommy Ettinger, public domain). */
export const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const syllables =
  'ba bel bor bri cal cor dan del dor du el en fal fen gar gri hal har il in jor ka kel kor la lam len lo mal mar mer mon na nel nor o or pel per ra ren ri ro sal sen sol ta tel tor tri u ul va vel vin wen wor ya yel za zor'.split(
    ' ',
  )

/** Names that no text of the town has: the long tail of a newspaper's vocabulary (people, places, firms). All are different. */
const tail = (roll: () => number, count: number) => {
  const names = new Set<string>()
  while (names.size < count) {
    let name = ''
    for (let parts = 3 + Math.floor(roll() * 2); parts > 0; parts--) name += syllables[Math.floor(roll() * syllables.length)]
    names.add(name)
  }
  return [...names]
}

const wordsByUse = (texts: string[]) => {
  const uses = new Map<string, number>()
  for (const text of texts) for (const word of text.match(/\p{L}+/gu) ?? []) uses.set(word, (uses.get(word) ?? 0) + 1)
  return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
}

const capital = (word: string) => (word[0] ?? '').toUpperCase() + word.slice(1)

export type Pool = { language: string; paragraphs: string[]; headlines: string[]; names: string[] }

const sizes: Record<string, { paragraphs: number; headlines: number; names: number }> = {
  en: { paragraphs: 16_000, headlines: 4000, names: 100_000 },
}
const others = { paragraphs: 3000, headlines: 1000, names: 20_000 }
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']

/**
 * Paragraphs of about 80 words and headlines in seven languages. Their words follow Zipf's law (the r-th word comes with a chance of about 1/r): first
 * those of the town's news by their use, then a tail of invented names.
 */
export const makePools = (seed: number): Pool[] => {
  const roll = dice(seed)
  const spoken = new Map(readTitles().map((title) => [title.id, title.language.slice(0, 2)]))
  const tellings = readNews().flatMap((event) => event.tellings)
  return languages.map((language) => {
    const size = sizes[language] ?? others
    const names = tail(roll, size.names)
    const words = [
      ...wordsByUse(tellings.filter(({ title }) => spoken.get(title) === language).flatMap(({ paragraphs }) => paragraphs)),
      ...names,
    ]
    const span = Math.log(words.length)
    const word = () => words[Math.floor(Math.exp(roll() * span)) - 1] as string
    const sentence = (length: number) => capital(Array.from({ length }, word).join(' '))
    return {
      language,
      names,
      headlines: Array.from({ length: size.headlines }, () => sentence(6 + Math.floor(roll() * 4))),
      paragraphs: Array.from({ length: size.paragraphs }, () =>
        Array.from({ length: 5 }, () => `${sentence(10 + Math.floor(roll() * 13))}.`).join(' '),
      ),
    }
  })
}
