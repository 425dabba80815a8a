import type { Newsroom } from '../newsroom.ts'
import { prominence } from '../newsroom.ts'
import type { TownTitle } from '../read-titles.ts'
import { slug } from '../slug.ts'
import type { Piece } from '../telling-at.ts'

/** One feed at one instant, before it is written in any format. */
export type FeedPage = {
  title: TownTitle
  section?: string
  /** The address of the town's root, without a slash at the end. */
  town: string
  self: string
  home: string
  pieces: Piece[]
  withdrawn: Piece[]
  /** Under embargo: for the formats that can say so, ninjs and NewsML-G2; the others keep quiet. */
  embargoed: Piece[]
  /** When anything in it last changed: an unchanged feed is the same to the byte. */
  updated: Date
}

/** How many items a feed of the town carries. */
export const feedLength = 40

/**
 * The main feed of a title, or of one section. The newest forty are chosen; the main feed then sets them as its editors
 * would, the biggest events first, a section feed by time.
 */
export function feedPage(room: Newsroom, title: TownTitle, section: string | undefined, town: string, self: string): FeedPage {
  const { out, withdrawn, embargoed } = room.shown(title, section)
  const pieces = out.slice(0, feedLength)
  const updated = Math.max(
    ...[
      0,
      ...[...pieces, ...withdrawn].map((piece) => piece.updated.getTime()),
      ...embargoed.map((piece) => piece.embargoed?.sent.getTime() ?? 0),
    ],
  )
  if (section === undefined) {
    // Ranked at the feed's own last change and not at the reader's minute, or every call would find a "new" feed.
    const at = new Date(updated)
    pieces.sort((a, b) => prominence(b, at) - prominence(a, at))
  }
  const home = section === undefined ? `${town}/${title.id}/` : `${town}/${title.id}/${slug(section)}/`
  return { title, town, self, home, pieces, withdrawn, embargoed, updated: new Date(updated), ...(section !== undefined && { section }) }
}
