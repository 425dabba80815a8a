import { readAddress } from '../../base/fetching.ts'
import { linksOf } from './link-header.ts'

/** Where a feed lets itself be subscribed to, and under which name. */
export type NamedHub = { hub: string; topic: string }

type Said = { hub?: string; self?: string }

// Longer ones are nobody's address, and a hub has to give the topic back in a query.
const longest = 2000

const addressIn = (text: string | undefined, base: string): string | undefined => {
  if (!text) return undefined
  const read = readAddress(text, base)
  return read.ok && read.url.href.length <= longest ? read.url.href : undefined
}

/**
 * The hub that an answer names: HTTP Link headers come before what stands in the document (WebSub, 4). The topic is the feed's own word for itself
 * (rel="self"), not the address that was called; where it says none, that address. Undefined where it names no hub.
 */
export const namedHub = (headers: Record<string, string>, document: Said, finalAddress: string): NamedHub | undefined => {
  const links = linksOf(headers.link)
  const first = (rel: string) => links.find(({ rels }) => rels.includes(rel))?.href
  const hub = addressIn(first('hub') ?? document.hub, finalAddress)
  if (!hub) return undefined
  return { hub, topic: addressIn(first('self') ?? document.self, finalAddress) ?? finalAddress }
}
