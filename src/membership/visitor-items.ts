import { hour } from '../base/clock.ts'
import { printOf, type Secret } from '../base/secret.ts'
import { longestWindow } from './meter-window.ts'

/** One piece that a visitor has opened: its marks, the hour in which he did, and whether by a gift (then `article` is the mark of the gift). */
export type Item = { article: string; title: string; hour: number; gift: boolean }

// A browser keeps at most 4,096 bytes of a cookie with its name and attributes (RFC 6265, 6.1): sealed, 140 items take some 3,300.
const most = 140
const bytes = 13

/** A mark of `size` bytes, as hex: it tells this browser's articles apart and says nothing to anyone else. */
export const markOf = (secret: Secret, text: string, size: 4 | 6): string =>
  Buffer.from(printOf(secret, 'visitor meter', text), 'base64url').toString('hex', 0, size)

export const hourOf = (at: Date): number => Math.floor(at.getTime() / hour)

/** What still matters at `now`, the newest last; what is of another time (the future too, which our clock never wrote) is gone, and so is the oldest of too many. */
export const keptItems = (items: readonly Item[], now: Date): Item[] =>
  items
    .filter((item) => item.hour <= hourOf(now) && item.hour > hourOf(new Date(now.getTime() - longestWindow)))
    .sort((a, b) => a.hour - b.hour)
    .slice(-most)

/** Items as text, 13 bytes each: 6 of the article, 4 of the title, 3 of the hour, whose first bit says gift. */
export const writeItems = (items: readonly Item[]): string => {
  const all = Buffer.alloc(items.length * bytes)
  for (const [n, item] of items.entries()) {
    all.write(item.article, n * bytes, 6, 'hex')
    all.write(item.title, n * bytes + 6, 4, 'hex')
    all.writeUIntBE(item.hour + (item.gift ? 0x800000 : 0), n * bytes + 10, 3)
  }
  return all.toString('base64url')
}

export const readItems = (text: string): Item[] => {
  const all = Buffer.from(text, 'base64url')
  if (all.length % bytes !== 0 || all.length > bytes * most) return []
  return Array.from({ length: all.length / bytes }, (_, n) => {
    const at = all.readUIntBE(n * bytes + 10, 3)
    return {
      article: all.toString('hex', n * bytes, n * bytes + 6),
      title: all.toString('hex', n * bytes + 6, n * bytes + 10),
      hour: at & 0x7fffff,
      gift: at >= 0x800000,
    }
  })
}
