/**
 * Text as muted words are looked for in: compatibility forms made plain (Unicode NFKC), lower case, without the accents of European scripts, and a single space for
 * all that is neither letter nor digit, one at each end. Signs that carry vowels elsewhere (Hindi, Thai, Arabic) stay.
 */
export const foldText = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `

// Written without spaces between words, so that a word is found wherever its signs stand in a row.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** A muted word, or a few in a row, as it is looked for in folded text with `includes`; undefined for what has no letter. */
export const foldWord = (word: string): string | undefined => {
  const folded = foldText(word)
  if (folded.trim() === '') return undefined
  return unspaced.test(folded) ? folded.trim() : folded
}
