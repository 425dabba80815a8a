import './tables.ts'

export { dropLettersAbout } from './drop-letters-about.ts'
export { forgetLetters } from './forget-letters.ts'
export { knowSecret } from './know-secret.ts'
export type { Letter } from './letter.ts'
export { type Letters, type OutboxLetter, openLetters } from './open-letters.ts'
