import { hour } from '../base/clock.ts'
import { cookieIn } from '../base/cookie.ts'
import { type Secret, seal, unseal } from '../base/secret.ts'
import type { Terms } from '../titles/titles.ts'
import type { Opened } from './decision.ts'
import { longestWindow, windowBegan } from './meter-window.ts'
import { openedFrom } from './opened-of.ts'
import { hourOf, type Item, keptItems, markOf, readItems, writeItems } from './visitor-items.ts'

/**
 * What a visitor without an account has opened, in one cookie that only this paper can read or write. No title's pages, no script and no other paper can tell
 * from it what was read elsewhere; the same visitor with an emptied browser begins anew, which no cookie can hinder.
 */
export type VisitorMeter = {
  /** What the cookies of a request tell of a piece under its title's meter. To the hour: a rolling window gives a piece back up to an hour late. */
  opened(cookies: string | undefined, piece: { article: string; title: string; terms: Terms; gift?: boolean }, now: Date): Opened
  /** Whether this visitor has opened this gift before: it was counted then. */
  hasOpenedGift(cookies: string | undefined, gift: string, now: Date): boolean
  /** The whole Set-Cookie to send with the piece, when it counts on the meter (`gift` undefined) or was opened by a gift. Under 3.5 KB whatever was read. */
  record(cookies: string | undefined, piece: { article: string; title: string; gift?: string }, now: Date): string
}

const purpose = 'visitor meter'

/** `secure`: whether the paper is served over https. */
export const openVisitorMeter = ({ secret, secure }: { secret: Secret; secure: boolean }): VisitorMeter => {
  // RFC 6265bis, 4.1.3.2: a browser takes a __Host- cookie only from this host over https, so that no neighbour can plant one.
  const name = `${secure ? '__Host-' : ''}masthead-opened`
  const itemsIn = (cookies: string | undefined, now: Date): Item[] => {
    const value = cookieIn(cookies, name)
    if (!value || value.length > 4000) return []
    const text = unseal(secret, purpose, value)
    return text === undefined ? [] : keptItems(readItems(text), now)
  }
  const gifted = (gift: string) => markOf(secret, `gift ${gift}`, 6)
  return {
    opened(cookies, { article, title, terms, gift = false }, now) {
      const began = hourOf(windowBegan(terms.meter, now))
      const mark = markOf(secret, `title ${title}`, 4)
      const counted = itemsIn(cookies, now).filter((item) => !item.gift && item.title === mark && item.hour >= began)
      const first = counted[0] ? new Date((counted[0].hour + 1) * hour) : null
      const piece = markOf(secret, `article ${article}`, 6)
      return openedFrom({ counted: counted.length, opened: counted.some((item) => item.article === piece), first }, terms.meter, gift)
    },
    hasOpenedGift: (cookies, gift, now) => itemsIn(cookies, now).some((item) => item.gift && item.article === gifted(gift)),
    record(cookies, { article, title, gift }, now) {
      const item: Item = {
        article: gift === undefined ? markOf(secret, `article ${article}`, 6) : gifted(gift),
        title: markOf(secret, `title ${title}`, 4),
        hour: hourOf(now),
        gift: gift !== undefined,
      }
      const others = itemsIn(cookies, now).filter((one) => one.gift !== item.gift || one.article !== item.article)
      const value = seal(secret, purpose, writeItems(keptItems([...others, item], now)))
      return `${name}=${value}; Max-Age=${longestWindow / 1000}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    },
  }
}
