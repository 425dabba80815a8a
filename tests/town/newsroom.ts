import type { NewsEvent } from './news-form.ts'
import type { TownTitle } from './read-titles.ts'
import { type Piece, tellingAt } from './telling-at.ts'

/** What one title shows at an instant: what is out, newest first, what it has taken back, and what it has sent ahead under embargo. */
export type Shown = { out: Piece[]; withdrawn: Piece[]; embargoed: Piece[] }

/** Looks over all news of all titles; `now` is asked at every question, so that a test may move the clock. */
export function newsroom(events: NewsEvent[], titles: TownTitle[], opened: Date, now: () => Date) {
  const told = events.flatMap((event) =>
    event.tellings.flatMap((telling) => {
      const title = titles.find(({ id }) => id === telling.title)
      return title ? [{ event, telling, title }] : []
    }),
  )
  const pieces = (title: TownTitle) =>
    told
      .filter((one) => one.title === title)
      .flatMap(({ event, telling }) => tellingAt(event, telling, title, opened, now()) ?? [])
      .sort((a, b) => b.published.getTime() - a.published.getTime() || a.key.localeCompare(b.key))
  return {
    shown(title: TownTitle, section?: string): Shown {
      const all = pieces(title).filter((piece) => section === undefined || piece.section === section)
      return {
        out: all.filter((piece) => !piece.withdrawn && piece.embargoed?.over !== false),
        withdrawn: all.filter((piece) => piece.withdrawn),
        embargoed: all.filter((piece) => piece.embargoed?.over === false),
      }
    },
    piece: (title: TownTitle, key: string): Piece | undefined =>
      pieces(title).find((piece) => piece.key === key && piece.embargoed?.over !== false),
    now,
  }
}
export type Newsroom = ReturnType<typeof newsroom>

/**
 * How high the editors of a front page place a piece: many titles telling of the event and a fresh hour raise it,
 * half for every 14 hours that it is old.
 */
export function prominence(piece: Piece, now: Date): number {
  const hours = (now.getTime() - piece.published.getTime()) / 3_600_000
  return Math.log2(1.5 + piece.event.tellings.length) * 0.5 ** (hours / 14)
}
