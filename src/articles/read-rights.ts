import { canonicalLink } from './canonical-link.ts'
import type { Item } from './item.ts'
import { cutAtSentence } from './opening.ts'
import { plainText } from './plain-text.ts'
import type { Rights } from './tables.ts'

const words = (told: string | undefined, most: number) =>
  told ? cutAtSentence(plainText(told.slice(0, 4 * most)), most) || undefined : undefined

/** What a publisher says of rights as plain, bounded words; null where he says nothing. A licence that is no web address is one of his words on use. */
export const readRights = (told: Item['rights']): Rights | null => {
  if (!told) return null
  const license = told.license ? (canonicalLink(told.license) ?? undefined) : undefined
  const rights = {
    holder: words(told.holder, 200),
    notice: words(told.notice, 500),
    usage: words([told.usage, license ? undefined : told.license].filter(Boolean).join(' '), 800),
    license,
  }
  const said = Object.entries(rights).filter(([, value]) => value)
  return said.length > 0 ? Object.fromEntries(said) : null
}
