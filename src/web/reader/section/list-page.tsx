import type { ComponentChildren } from 'preact'
import { Card } from '../../furniture/card.tsx'
import type { Card as Facts } from '../gather-cards.ts'

type Shown = { head: ComponentChildren; cards: Facts[]; now: Date; why: boolean; more?: ComponentChildren; empty: ComponentChildren }

/** A page with one lead, a row under it, then everything else in order. */
export const ListPage = ({ head, cards, now, why, more, empty }: Shown) => {
  const lead = cards[0]
  const row = cards.slice(1, 5)
  const rest = cards.slice(5)
  return (
    <div class="list wide">
      {head}
      {!lead && <div class="empty">{empty}</div>}
      {lead && (
        <div class="list-lead">
          <Card card={lead} now={now} shape="lead" level={2} why={why} eager />
        </div>
      )}
      {row.length > 0 && (
        <div class="seconds">
          {row.map((card) => (
            <Card card={card} now={now} shape="tall" level={2} why={why} />
          ))}
        </div>
      )}
      {rest.length > 0 && (
        <div class="rows">
          {rest.map((card) => (
            <Card card={card} now={now} shape="side" level={2} why={why} />
          ))}
        </div>
      )}
      {more}
    </div>
  )
}

type Latest = { cards: Facts[]; now: Date; next: string | undefined; path: string; level?: 2 | 3 }

/** The newest first, for titles, and for what lies below a section's edition. */
export const LatestList = ({ cards, now, next, path, level = 2 }: Latest) => (
  <>
    <div class="rows">
      {cards.map((card) => (
        <Card card={card} now={now} shape="side" level={level} />
      ))}
    </div>
    {next && (
      <p class="older">
        <a class="button" href={`${path}?before=${next}`} rel="next">
          Older pieces
        </a>
      </p>
    )}
  </>
)
