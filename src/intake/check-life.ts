import type { FeedProblem, FeedRead } from './read-feed.ts'

type Item = FeedRead['items'][number]
/** What is told of an item only where its publisher says it; dates in ISO 8601. */
export type SaidLife = {
  status?: string
  embargoUntil?: string
  expires?: string
  revision?: number
  replaces?: string[]
  agency?: string
  correction?: string
  rights?: Item['rights']
}
export type TakenBack = { id: string | null; when: string | null; words: string | null }

const saidOnly = <T extends object>(facts: T): Partial<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>

/** What an item says of its own life and rights, for `feed check`. */
export const lifeOf = ({ status, embargoUntil, expires, revision, replaces, agency, correction, rights }: Item): SaidLife =>
  saidOnly({
    status,
    embargoUntil: embargoUntil?.toISOString(),
    expires: expires?.toISOString(),
    revision,
    replaces,
    agency,
    correction,
    rights,
  })

/** The items that the publisher has taken back. */
export const takenBack = ({ items }: FeedRead): TakenBack[] =>
  items
    .filter(({ status }) => status === 'canceled')
    .map(({ guid, updated, correction }) => ({ id: guid ?? null, when: updated?.toISOString() ?? null, words: correction ?? null }))

/** What the publisher says of the life of its items, a sentence for each kind. */
export const lifeNotes = ({ items }: FeedRead, now: Date): FeedProblem[] => {
  const note = (code: string, some: Item[] | number, words: (count: string, one: boolean) => string): FeedProblem[] => {
    const count = typeof some === 'number' ? some : some.length
    return count === 0 ? [] : [{ severity: 'note', code, message: words(count === 1 ? 'One' : String(count), count === 1) }]
  }
  const live = items.filter(({ status }) => status !== 'canceled')
  return [
    ...note(
      'items-taken-back',
      items.length - live.length,
      (n, one) => `${n} ${one ? 'item is' : 'items are'} taken back by the publisher: ${one ? 'its article goes' : 'their articles go'}.`,
    ),
    ...note(
      'items-held',
      live.filter(({ status }) => status === 'withheld'),
      (n, one) => `${n} ${one ? 'item is' : 'items are'} held by the publisher and not shown.`,
    ),
    ...note(
      'items-embargoed',
      live.filter(({ embargoUntil }) => embargoUntil && embargoUntil > now),
      (n, one) => `${n} ${one ? 'item is' : 'items are'} not to be shown yet.`,
    ),
    ...note(
      'items-expired',
      live.filter(({ expires }) => expires && expires <= now),
      (n, one) => `${n} ${one ? 'item is' : 'items are'} past the end that the publisher set, and not shown.`,
    ),
    ...note(
      'media-withheld',
      live.flatMap(({ media }) => media.filter(({ withheld }) => withheld)).length,
      (n, one) => `${n} ${one ? 'picture, sound or film' : 'pictures, sounds or films'} may not be shown here by the publisher’s own word.`,
    ),
  ]
}

/** The same in a few words behind a headline. */
export const lifeWords = ({ status, embargoUntil, expires }: SaidLife): string => {
  const day = (date: string) => date.slice(0, 16).replace('T', ' ')
  const words = [
    status === 'withheld' && 'held',
    embargoUntil && `not before ${day(embargoUntil)}`,
    expires && `until ${day(expires)}`,
  ].filter(Boolean)
  return words.length > 0 ? ` (${words.join(', ')})` : ''
}
