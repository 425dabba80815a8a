import type { Card as Facts } from '../reader/gather-cards.ts'
import { Card } from './card.tsx'

/** A related story with what relates it. */
export const RelatedCard = ({ card, now }: { card: Facts; now: Date }) => (
  <div class="related-card">
    <Card card={card} now={now} shape="side" />
    {card.reasons[0] && <p class="related-why">{card.reasons[0].words}</p>}
  </div>
)
