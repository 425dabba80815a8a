import { foldName } from './fold-name.ts'
import { storyLanguages } from './known-places.ts'

// English, French … are written with a capital in English only, and "in English" is no place.
const tongues = 'en fr de es it pt nl ru zh ja ar hi ko tr pl uk el he fa ur la sv da no fi hu cs ro bg sr hr ca eu ga cy vi th id'.split(
  ' ',
)

let words: Set<string> | undefined
const build = (): Set<string> => {
  const found = new Set<string>()
  for (const language of storyLanguages) {
    for (let i = 0; i < 12; i++)
      for (const month of ['long', 'short'] as const)
        found.add(foldName(new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(Date.UTC(2024, i, 15))))
    for (let i = 1; i < 8; i++)
      for (const weekday of ['long', 'short'] as const)
        found.add(foldName(new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, i))))
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })
    for (const tongue of tongues) found.add(foldName(names.of(tongue) ?? ''))
  }
  return found
}

/** Whether a word is a month, a weekday or a language in one of the seven languages: written with a capital, and the name of nobody. */
export const isCalendarWord = (word: string): boolean => (words ??= build()).has(foldName(word))
