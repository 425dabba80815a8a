import type { ComponentChildren } from 'preact'
import type { Card as Facts } from '../reader/gather-cards.ts'
import { Card } from './card.tsx'

/** A related story with what relates it, and where a reader says that it is the same one. */
export const RelatedCard = ({ card, now, children }: { card: Facts; now: Date; children?: ComponentChildren }) => (
  <div class="related-card">
    <Card card={card} now={now} shape="side" />
    {card.reasons[0] && <p class="related-why">{card.reasons[0].words}</p>}
    {children}
  </div>
)
