const marks = /\p{M}/gu
const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }

/** A name as it is compared: lower case, without accents, dots and apostrophes: "Nicolás Maduro" and "Nicolas Maduro", "U.S." and "US" are one. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[.'’‘`]/g, '')
    .replace(/[\s‐‑-]+/g, ' ')
    .trim()
