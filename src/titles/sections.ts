import { sectionWords } from './section-words.ts'

/** The canonical sections of a paper, in the order in which it shows them. */
export const desks = [
  'world',
  'politics',
  'business',
  'technology',
  'science',
  'health',
  'environment',
  'culture',
  'sport',
  'local',
  'opinion',
  'life',
] as const

export type Desk = (typeof desks)[number]

// Letters that Unicode does not take apart into a base letter and a mark.
const letters: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', '’': "'", ʼ: "'" }
const joiners = /\s+(and|und|et|y|e|i|en|og|och|ja|a|ve|та|и|dan)\s+/g

const plain = (word: string) =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþı’ʼ]/g, (letter) => letters[letter] ?? '')
    .replace(joiners, ' & ')
    .replace(/\s+/g, ' ')
    .trim()

const known = new Map<string, Desk>()
for (const desk of desks)
  for (const word of sectionWords[desk].split('|')) {
    const one = plain(word)
    // 'media' and the like stand under more than one desk in different languages: the first in the paper's order has it.
    if (one && !known.has(one)) known.set(one, desk)
  }

const withoutNews = (word: string) =>
  word.replace(/^(news|latest|more|all)\s+|\s+(news|nachrichten|nieuws|nyheter|nyheder|section|headlines|stories)$/g, '')

const remembered = new Map<string, Desk | null>()

const find = (section: string): Desk | null => {
  const whole = plain(section)
  const parts = whole.split(/\s*(?:[&/,;:|>·・›»+]|\s[-–—]\s)\s*/).filter(Boolean)
  for (const word of [whole, withoutNews(whole), ...parts, ...parts.map(withoutNews)]) {
    const desk = known.get(word)
    if (desk) return desk
  }
  return null
}

/**
 * The canonical section for a publisher's own word ('Wirtschaft', 'Économie', 'スポーツ', 'World / Europe'), null when it is not known.
 * Of several words in one the first that is known counts: 'Science & Environment' is science.
 */
export const deskOf = (section: string | null | undefined): Desk | null => {
  if (!section || section.length > 120) return null
  const before = remembered.get(section)
  if (before !== undefined) return before
  const desk = find(section)
  // Publishers' words come from outside: what is remembered about them must stay small.
  if (remembered.size >= 5000) remembered.clear()
  remembered.set(section, desk)
  return desk
}
