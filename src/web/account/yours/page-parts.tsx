import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { YourKind } from '../../../edition/edition.ts'
import { Card, type Shape } from '../../furniture/card.tsx'
import { sayOf } from '../../furniture/tune.tsx'
import { type Segment, segmentOf, storedSegment } from '../../joined.ts'
import type { Card as Facts } from '../../reader/gather-cards.ts'

/** A card of the page up to the line that says why it is there, and what stands below that line: the same for everyone. */
export type Piece = { card: Segment; below: Segment }

export const whyYoursAt = (story: string) => `/yours/why/${story}`

/** What a reader can say of a piece at once. `Tune` on the page of its reasons has everything else. */
const Below = ({ card, reader }: { card: Facts; reader: boolean }) => {
  const thing = { kind: 'story', key: card.story.id, name: 'This story' } as const
  const { headline } = card.article
  return (
    <p class="mine-ways">
      <a href={whyYoursAt(card.story.id)} rel="nofollow">
        Why here?
      </a>
      {reader && (
        <>
          <button type="submit" name="say" value={sayOf('more', thing)} aria-label={`More like “${headline}”`}>
            More
          </button>
          <button type="submit" name="say" value={sayOf('less', thing)} aria-label={`Less like “${headline}”`}>
            Less
          </button>
        </>
      )}
    </p>
  )
}

type Pieces = Partial<Record<Shape, Piece>>
/** Pieces made of one card so far: for readers, and for visitors, who have nobody to tell what they want. */
export type Made = { reader?: Pieces; visitor?: Pieces }

const make = (card: Facts, shape: Shape, reader: boolean, now: Date): Piece => ({
  card: segmentOf(`<div class="mine">${renderToString(h(Card, { card, now, shape, level: 2, eager: shape === 'lead' }))}`),
  below: segmentOf(`${renderToString(<Below card={card} reader={reader} />)}</div>`),
})

/** One card in one shape as parts of a page, made once for all readers as long as its facts are held. `reader`: with what only a reader can say. */
export const pieceOf = ({ card, made }: { card: Facts; made: Made }, shape: Shape, reader: boolean, now: Date): Piece => {
  const pieces = reader ? (made.reader ??= {}) : (made.visitor ??= {})
  return (pieces[shape] ??= make(card, shape, reader, now))
}

/** Every piece that was made of a card before, made of what it is now. */
export const makeAgain = (card: Facts, made: Made, now: Date): Made => {
  const again = (pieces: Pieces | undefined, reader: boolean): Pieces =>
    Object.fromEntries(Object.keys(pieces ?? {}).map((shape) => [shape, make(card, shape as Shape, reader, now)]))
  return { reader: again(made.reader, true), visitor: again(made.visitor, false) }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => escapes[sign] as string) : text)

/** Lines that are held, at the most. */
const mostLines = 50_000

type Said = { because: string; kind: YourKind; hiddenTitles: number }

/** The one part of a piece that is the reader's alone: why it is there. Many readers' lines say the same, and are held once. */
export const openLines = () => {
  const lines = new Map<string, Segment>()
  return ({ because, kind, hiddenTitles }: Said): Segment => {
    const html = `<p class="because${kind === 'yours' ? '' : kind === 'else' ? ' else' : ' common'}">${escaped(because)}${
      hiddenTitles > 0 ? ` <span class="hidden-titles">${hiddenTitles === 1 ? '1 title' : `${hiddenTitles} titles`} hidden</span>` : ''
    }</p>`
    const had = lines.get(html)
    if (had) return had
    if (lines.size >= mostLines) lines.clear()
    const made = storedSegment(html)
    lines.set(html, made)
    return made
  }
}
