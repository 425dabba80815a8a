import { type ArticleId, agencyCalled } from '../../articles/articles.ts'
import { hour } from '../../base/clock.ts'
import type { FirstHow } from '../tables.ts'
import { type Citation, nameKeys } from './cited-titles.ts'
import type { Retold } from './tellings-of.ts'

/** A title of the catalogue. */
export type KnownTitle = { id: string; name: string }

/** A piece that came in so long after its own date, when others had been here already, is taken to be as old as it is known. */
const lateBy = 6 * hour
const known = hour

/** When a telling counts as told: as it says, or when it came in where it came in long after both its date and the first of the others. */
const toldAt = (one: Retold, tellings: readonly Retold[]): number => {
  const [published, received] = [one.published.getTime(), one.received.getTime()]
  const others = tellings.filter(({ title }) => title !== one.title).map((other) => other.received.getTime())
  const before = Math.min(...others, Number.POSITIVE_INFINITY)
  return received - published > lateBy && before < received - known ? received : published
}

/** The title that others say was first: two titles must say so, or one in so many words. Who cites himself says nothing. */
const citedTitle = (tellings: readonly Retold[], citations: readonly Citation[], titles: readonly KnownTitle[]) => {
  const byKey = new Map<string, KnownTitle[]>()
  for (const title of titles) for (const key of nameKeys(title.name)) byKey.set(key, [...(byKey.get(key) ?? []), title])
  const said = new Map<string, { known: KnownTitle[]; sayers: Set<string>; first: boolean; cites: ArticleId[] }>()
  for (const { article, name, first } of citations) {
    const found = nameKeys(name).flatMap((key) => byKey.get(key) ?? [])
    // Regional editions of one name are one; who of them was first is told by time.
    const all = [...new Map(found.map((one) => [one.id, one])).values()].filter(
      ({ id, name: own }) => id !== article.title && !nameKeys(article.titleName).includes(nameKeys(own)[0] ?? ''),
    )
    const [one] = all
    if (!one) continue
    const key = nameKeys(one.name)[0] ?? one.name
    const had = said.get(key) ?? { known: all, sayers: new Set(), first: false, cites: [] }
    said.set(key, had)
    had.sayers.add(article.publisher)
    had.first ||= first
    if (!had.cites.includes(article.id)) had.cites.push(article.id)
  }
  const [best] = [...said.values()]
    .filter(({ sayers, first }) => first || sayers.size > 1)
    .toSorted((a, b) => Number(b.first) - Number(a.first) || b.sayers.size - a.sayers.size)
  if (!best) return
  const own = tellings.filter(({ title }) => best.known.some(({ id }) => id === title))
  return { ...best, own }
}

/**
 * Which telling was the first report, and how that is known. Copies stand behind their original. 1. Others cite a title of the catalogue: it, and its piece where it is here and was not told
 * after those that cite it. 2. The earliest is an agency's text: the agency, and its own piece where a title of that agency is here. 3. The earliest.
 */
export const firstReport = (
  tellings: readonly Retold[],
  citations: readonly Citation[],
  titles: readonly KnownTitle[],
): { id: ArticleId; how: FirstHow } | undefined => {
  const originals = tellings.filter(({ origin }) => origin === null || !tellings.some(({ id }) => id === origin))
  const timed = originals
    .map((one) => ({ one, at: toldAt(one, tellings) }))
    .toSorted((a, b) => a.at - b.at || (a.one.id < b.one.id ? -1 : 1))
  const [earliest] = timed
  if (!earliest) return
  const cited = citedTitle(tellings, citations, titles)
  if (cited) {
    const [named] = cited.known
    const citing = Math.min(...tellings.filter(({ id }) => cited.cites.includes(id)).map((one) => one.published.getTime()))
    const piece = timed.find(({ one }) => cited.own.includes(one))
    if (named && (!piece || cited.first || piece.at <= citing)) {
      const title = piece ? { id: piece.one.title, name: piece.one.titleName } : named
      return { id: (piece ?? earliest).one.id, how: { how: 'cited', by: title.id, name: title.name, cites: cited.cites.slice(0, 5) } }
    }
  }
  const agency = agencyCalled(earliest.one.titleName) ?? earliest.one.wire
  if (agency !== null && earliest.one.wire !== null) {
    const isOwn = ({ titleName }: Retold) =>
      titleName === agency || agencyCalled(titleName) === agency || nameKeys(titleName)[0] === agency.toLowerCase()
    const own = originals.filter(isOwn).toSorted((a, b) => a.published.getTime() - b.published.getTime())[0]
    return { id: (own ?? earliest.one).id, how: { how: 'wire', by: own?.title ?? null, name: agency } }
  }
  return { id: earliest.one.id, how: { how: 'time' } }
}
