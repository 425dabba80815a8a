import type { Db } from '../../base/database.ts'
import type { Paper } from '../furniture/layout.tsx'
import type { Card, Place } from '../reader/gather-cards.ts'
import { gatherUnmuted, type Unmuted } from './gather-unmuted.ts'

// Each round may bring up what is muted too; what is left of it then leaves a gap.
const rounds = 3

const piece = ({ storyId, articleId }: Place) => storyId ?? articleId
// A page has a story once, whichever title tells it there.
const spot = (place: Place) => `${place.page} ${piece(place)}`

/**
 * The cards of a page that is arranged of more places than it has room for: what mutes take away makes room for what stands next, which alone is gathered then.
 * `stand`: the places that the arranged page shows. Without mutes it gathers once.
 */
export const gatherArranged = async (db: Db, paper: Paper, places: Place[], stand: (places: Place[]) => Place[]): Promise<Unmuted> => {
  const { mutes } = paper
  if (!mutes || mutes.shows) return gatherUnmuted(db, paper, stand(places))
  const found = new Map<string, Card | undefined>()
  const titles = new Set<string>()
  let shown: Place[] = []
  for (let round = 0; round < rounds; round++) {
    shown = stand(places.filter((place) => !found.has(spot(place)) || found.get(spot(place))))
    const fresh = shown.filter((place) => !found.has(spot(place)))
    if (fresh.length === 0) break
    const { cards, titles: hidden } = await gatherUnmuted(db, paper, fresh)
    for (const title of hidden) titles.add(title)
    for (const place of fresh) found.set(spot(place), undefined)
    for (const card of cards) found.set(spot(card), card)
  }
  const cards = shown.flatMap((place) => found.get(spot(place)) ?? [])
  const there = new Set([...found.values()].flatMap((card) => (card ? [piece(card)] : [])))
  const gone = new Set([...found.keys()].map((key) => key.slice(key.indexOf(' ') + 1)).filter((key) => !there.has(key)))
  return { cards, stories: gone.size, titles }
}
