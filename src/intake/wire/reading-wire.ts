import type { Item } from '../../articles/articles.ts'
import type { Setting } from '../reading.ts'

/** What the readers of wire formats need beside the text. `against`: the version that publisher and paper agreed on ("1.1"), which then counts for more than what the document says of itself. */
export type WireSetting = { address?: string; now: Date; complain: Setting['complain']; against?: string }

/** Why a document, or one of its items, is not taken: `message` is one sentence for its publisher. */
export type Refused = { code: string; message: string }

/**
 * What a wire document says. `refused` without any item of use: the document is invalid. Even then `items` may name pieces that it takes back or holds: a kill
 * with a spelling mistake is still a kill.
 */
export type WireRead = {
  format: 'ninjs' | 'newsml' | 'nitf'
  title?: string
  language?: string
  items: Item[]
  refused: Refused[]
  /** Where the next of a long list is. */
  next?: string
}

/** The item of a document that is refused, if it must not stay in print for that: its life is all that is taken of it. */
export const lifeOnly = (item: Item): Item[] =>
  item.guid && (item.status === 'canceled' || item.status === 'withheld')
    ? [{ guid: item.guid, title: '', authors: [], categories: [], media: [], status: item.status }]
    : []
