import { namedWords } from './named-words.ts'

const most = 48

/** What a telling says that papers of other languages say with the same letters, by its key, each with how sure it is that it is a name: 0.5 to 1. At most 48. */
export const sharedNames = ({ headline, text }: { headline: string; text: string }): Map<string, number> => {
  const names = new Map<string, number>()
  for (const words of [namedWords(headline, { headline: true }), namedWords(text)])
    for (const { key, sure } of words) if (names.size < most || names.has(key)) names.set(key, Math.max(sure, names.get(key) ?? 0))
  return names
}
