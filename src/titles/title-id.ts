import { createHash } from 'node:crypto'

// Letters that Unicode does not take apart into a base letter and a mark.
const whole: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A name as it may stand in an address: lower case letters of ASCII, digits and single hyphens, at most 60; empty when nothing of it can. */
export const nameInAddress = (name: string): string =>
  name
    .slice(0, 300)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => whole[letter] ?? '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

/** As nameInAddress, and where nothing of the name can stand in an address (毎日新聞社), a print of it: always the same for the same name. */
export const idFromName = (name: string): string => {
  const print = () => createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 12)
  return nameInAddress(name) || `n-${print()}`
}
