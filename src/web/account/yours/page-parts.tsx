import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Card, type Shape } from '../../furniture/card.tsx'
import { sayOf } from '../../furniture/tune.tsx'
import { type Segment, segmentOf } from '../../joined.ts'
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

type Made = Partial<Record<Shape, Piece>>
const pieces = { reader: new WeakMap<Facts, Made>(), visitor: new WeakMap<Facts, Made>() }

/** One card in one shape as parts of a page, made once for all readers as long as its facts are held. `reader`: with what only a reader can say. */
export const pieceOf = (card: Facts, shape: Shape, reader: boolean, now: Date): Piece => {
  const held = reader ? pieces.reader : pieces.visitor
  const made = held.get(card) ?? {}
  const had = made[shape]
  if (had) return had
  held.set(card, made)
  const html = renderToString(h(Card, { card, now, shape, level: 2, eager: shape === 'lead' }))
  const piece = {
    card: segmentOf(`<div class="mine">${html}`),
    below: segmentOf(`${renderToString(<Below card={card} reader={reader} />)}</div>`),
  }
  made[shape] = piece
  return piece
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => escapes[sign] as string) : text)
