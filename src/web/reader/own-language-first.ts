import { primaryLanguage } from '../../base/language.ts'

/** The same list with tellings in the language of the shown one first; within each half the order stays (oldest first). */
export const ownLanguageFirst = <One extends { language: string | null }>(tellings: One[], language: string | null): One[] => {
  const own = primaryLanguage(language)
  return [
    ...tellings.filter((one) => primaryLanguage(one.language) === own),
    ...tellings.filter((one) => primaryLanguage(one.language) !== own),
  ]
}
