const marks = /\p{M}/gu
const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[.'’‘`]/g, '')
    .replace(/[\s‐‑-]+/g, ' ')
    .trim()

// The same words come again in every piece: folding was most of what reading names cost.
const known = new Map<string, string>()
const [most, longest] = [50_000, 40]

/** A name as it is compared: lower case, without accents, dots and apostrophes: "Nicolás Maduro" and "Nicolas Maduro", "U.S." and "US" are one. */
export const foldName = (name: string): string => {
  if (name.length > longest) return folded(name)
  const had = known.get(name)
  if (had !== undefined) return had
  const one = folded(name)
  if (known.size >= most) known.clear()
  known.set(name, one)
  return one
}
