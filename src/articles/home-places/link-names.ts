import { canonicalLink, linkKey } from '../canonical-link.ts'
import { guidName, linkName, type Name } from '../names.ts'

/** A link of a page as articles know it. `names`: by which of an article's names it may be known; `key`: the same for two links to one piece. */
export type LinkNames = { key: string; address: string; names: Name[] }

/** What a link of a page may be known by, undefined for a front page and for what is no http(s) address. Pure. */
export const linkNames = (href: string | undefined, base: string): LinkNames | undefined => {
  const address = canonicalLink(href, base)
  const key = address && linkKey(address)
  if (!address || !key) return undefined
  const url = new URL(address)
  url.hash = ''
  // Where a feed's links lead through a counter of clicks, its guid is often the address itself.
  return { key, address: url.href, names: [linkName(key), guidName(url.href)] }
}
