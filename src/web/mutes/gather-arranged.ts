import type { Db } from '../../base/database.ts'
import type { Paper } from '../furniture/layout.tsx'
import type { Card, Place } from '../reader/gather-cards.ts'
import { gatherUnmuted, type Unmuted } from './gather-unmuted.ts'

// Each round may bring up what is muted too; what is left of it then leaves a gap.
const rounds = 3

/**
 * The cards of a page that is arranged of more places than it has room for: what mutes take away makes room for what stands next. `stand`: the places that the
 * arranged page shows. Without mutes it gathers once.
 */
export const gatherArranged = async (db: Db, paper: Paper, places: Place[], stand: (places: Place[]) => Place[]): Promise<Unmuted> => {
  const gone = new Set<string>()
  const key = ({ storyId, articleId }: Place) => storyId ?? articleId
  let cards: Card[] = []
  let stories = 0
  for (let round = 0; round < rounds; round++) {
    const shown = stand(places.filter((place) => !gone.has(key(place))))
    const found = await gatherUnmuted(db, paper, shown)
    cards = found.cards
    if (found.stories === 0) break
    const there = new Set(cards.map(key))
    const taken = new Set(shown.map(key).filter((one) => !there.has(one)))
    for (const one of taken) gone.add(one)
    stories += taken.size
  }
  return { cards, stories }
}
