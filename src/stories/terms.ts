import { rules } from './rules.ts'
import { stopwords } from './stopwords.ts'

const word = /[\p{L}\p{N}][\p{L}\p{N}'.,]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu
const marks = /\p{M}/gu

/** Lower case without accents: news writes "Malmö" and "Malmo". */
const fold = (text: string) => text.normalize('NFD').replace(marks, '').replace(/[’‘]/g, "'")

const stem = (low: string) => {
  const bare = low.replace(/'s$/, '').replace(/'/g, '')
  if (/^\d/.test(bare)) return bare
  const cut = bare.length > 4 ? bare.replace(/ies$/, 'y').replace(/(?:ing|edly|ed|es|s|ly)$/, '') : bare
  return cut.slice(0, rules.letters)
}

// Scripts without spaces between words have no words to count: their pairs of letters do as well (a long-standing practice in CJK retrieval).
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const pairs = (text: string) => Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2))

const count = (terms: Map<string, number>, text: string, weight: number, isHeadline: boolean) => {
  const folded = fold(text)
  // A headline In Title Case says nothing about names.
  const capitals = folded.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0
  const titleCase = isHeadline && capitals > folded.split(/\s+/).length * 0.6
  let read = 0
  for (const match of folded.matchAll(word)) {
    if (++read > rules.words) break
    const raw = match[0]
    const low = raw.toLowerCase().replace(/[.,]/g, '')
    if (stopwords.has(low)) continue
    const opensSentence = match.index === 0 || /[.!?"“]\s*$/.test(folded.slice(Math.max(0, match.index - 3), match.index))
    const isName = !titleCase && !opensSentence && /^\p{Lu}/u.test(raw)
    for (const part of unspaced.test(low) ? pairs(low) : [stem(low)]) {
      if (part.length < 2) continue
      terms.set(part, (terms.get(part) ?? 0) + weight * (isName ? rules.name : /^\d/.test(part) ? rules.number : 1))
    }
  }
}

/** What a telling is about: its terms (stems of words, names, numbers) with a damped count each, at least 0.1. */
export const termsOf = (telling: { headline: string; text: string }): Map<string, number> => {
  const terms = new Map<string, number>()
  count(terms, telling.headline, rules.headline, true)
  count(terms, telling.text, 1, false)
  for (const [term, n] of terms) terms.set(term, Math.max(0.1, 1 + Math.log(n)))
  return terms
}
