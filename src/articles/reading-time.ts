import { primaryLanguage } from '../base/language.ts'

// Adults reading non-fiction silently: 238 words a minute in English (Brysbaert 2019, a meta-analysis of 190 studies). Languages that say the same in
// fewer, longer words are read in fewer words a minute; the factors are those of the IReST reading texts (Trauzettel-Klosinski and Dietz 2012).
const wordsAMinute: Record<string, number> = {
  ar: 138,
  he: 187,
  fi: 161,
  de: 179,
  pl: 166,
  ru: 184,
  sl: 180,
  tr: 166,
  it: 188,
  pt: 181,
  nl: 202,
  sv: 199,
  fr: 195,
  es: 218,
}
const english = 238
// IReST: Chinese 255 and Japanese 357 characters a minute aloud; silent reading is faster by about 1.3, as in English.
const charactersAMinute: Record<string, number> = { zh: 330, ja: 460 }

const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenters = new Map<string, Intl.Segmenter>()

const segment = (text: string, language: string) => {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter.segment(text)
}

const runs = (text: string) => {
  let count = 0
  for (const run of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(run)) count++
  return count
}

/** How many words a text has, and how many minutes it takes to read (whole, rounded up; 0 for nothing). Scripts without spaces are cut into words by ICU. */
export const readingTime = (text: string, language: string | null): { words: number; minutes: number } => {
  const primary = primaryLanguage(language) ?? 'en'
  if (!withoutSpaces.test(text)) {
    const words = runs(text)
    return { words, minutes: Math.ceil(words / (wordsAMinute[primary] ?? english)) }
  }
  let words = 0
  for (const part of segment(text, primary)) if (part.isWordLike) words++
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const pace = charactersAMinute[primary] ?? 330
  return { words, minutes: Math.ceil(characters > words / 2 ? characters / pace : words / english) }
}

/** The same text with spaces between the words of scripts that write none, so that a search index that cuts at spaces finds them. */
export const spacedWords = (text: string, language: string | null): string => {
  if (!withoutSpaces.test(text)) return text
  const words: string[] = []
  for (const part of segment(text, primaryLanguage(language) ?? 'zh')) if (part.isWordLike) words.push(part.segment)
  return words.join(' ')
}
