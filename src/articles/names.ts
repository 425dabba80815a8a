import { linkKey } from './canonical-link.ts'
import type { Prepared } from './prepared.ts'
import { printOf } from './print.ts'

/** One thing by which a title names a piece. */
export type Name = { kind: 'guid' | 'link' | 'print' | 'past'; key: string }

// B-tree entries of PostgreSQL end at 2,704 bytes.
const bounded = (key: string) => (key.length > 250 ? `#${printOf(key)}` : key)

/** The same name as text, for maps. */
export const nameText = ({ kind, key }: Name): string => `${kind} ${key}`

// Counters ("1", "2", …) name items within one feed only; two section feeds of a title would mix up their pieces.
const usable = (item: Prepared) => (item.guid && (item.guid.length > 3 || !item.link) ? item.guid : null)

/** The name of a guid, of a link's key, and a guid as one that was left behind: the piece it named was replaced by another. */
export const guidName = (guid: string): Name => ({ kind: 'guid', key: bounded(guid) })
export const linkName = (key: string): Name => ({ kind: 'link', key: bounded(key) })
export const pastName = (guid: string): Name => ({ kind: 'past', key: bounded(guid) })
/** The guid of an item if it names its piece. */
export const ownGuid = (item: Prepared): string | null => usable(item)

const repeated = (pairs: [string | null, string | null][]): Set<string> => {
  const partners = new Map<string, Set<string>>()
  for (const [name, partner] of pairs) if (name) partners.set(name, (partners.get(name) ?? new Set()).add(partner ?? ''))
  return new Set([...partners].filter(([, with_]) => with_.size > 1).map(([name]) => name))
}

/**
 * What names each item of a delivery, the most trusted name first. A guid that the feed gives to items with different links names nothing, nor does a link
 * that it gives to items with different guids; both are told in `shared`, so that no later delivery trusts them either. The headline takes part only where
 * there is neither guid nor link of any use.
 */
export const nameItems = (items: Prepared[]): { names: Name[][]; shared: Name[] } => {
  const rows = items.map((item) => {
    const link = item.link ? linkKey(item.link) : null
    return { item, guid: usable(item), link, own: link ?? item.print }
  })
  const sharedGuids = repeated(rows.map(({ guid, own }) => [guid, own]))
  const sharedLinks = repeated(rows.filter(({ guid }) => !guid || !sharedGuids.has(guid)).map(({ link, guid }) => [link, guid]))
  const names = rows.map(({ item, guid, link }): Name[] => {
    const found: Name[] = []
    if (guid && !sharedGuids.has(guid)) found.push({ kind: 'guid', key: bounded(guid) })
    if (link && !sharedLinks.has(link)) found.push({ kind: 'link', key: bounded(link) })
    else if (item.link && new URL(item.link).hash) found.push({ kind: 'link', key: bounded(linkKey(item.link, { fragment: true })!) })
    return found.length > 0 ? found : [{ kind: 'print', key: item.print }]
  })
  return {
    names,
    shared: [
      ...[...sharedGuids].map((guid): Name => ({ kind: 'guid', key: bounded(guid) })),
      ...[...sharedLinks].map((link): Name => ({ kind: 'link', key: bounded(link) })),
    ],
  }
}
