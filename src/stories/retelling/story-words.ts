import { stopwords } from '../stopwords.ts'
import { foldName } from '../topics/fold-name.ts'

/** The words of a text that say something, folded and cut to a plain stem, each once. */
export const storyWords = (text: string): Set<string> => {
  const words = new Set<string>()
  for (const [word] of text.slice(0, 2000).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    const low = foldName(word)
    if (low.length < 2 || stopwords.has(low)) continue
    words.add(/^\d/.test(low) ? low : low.replace(/(?:ing|ed|es|s)$/, '').slice(0, 7))
  }
  return words
}

/** In which language most titles tell a story; of as many, that of the earliest. null when none is known. */
export const mainLanguage = (tellings: readonly { language: string | null; title: string }[]): string | null => {
  const titles = new Map<string, Set<string>>()
  for (const { language, title } of tellings) if (language) titles.set(language, (titles.get(language) ?? new Set()).add(title))
  return [...titles].toSorted((a, b) => b[1].size - a[1].size)[0]?.[0] ?? null
}
