import type { Db } from '../../base/database.ts'
import { activePins, heldEverywhere } from '../../desk/desk.ts'
import type { Daily } from '../../edition/edition.ts'
import type { Paper } from '../furniture/layout.tsx'
import { gatherUnmuted } from '../mutes/gather-unmuted.ts'
import type { DailyPiece } from './daily-page.tsx'

/**
 * The facts of an edition's pieces at once, withheld as in all lists. What was taken back since it was set has fallen out, and so has what editors hold back from every page, and what its reader
 * has muted since, unless another title tells it.
 */
export const gatherDaily = async (db: Db, daily: Daily, paper: Pick<Paper, 'now' | 'mutes'>): Promise<DailyPiece[]> => {
  const held = heldEverywhere(await activePins(db, paper.now))
  const kept = daily.places.filter(({ storyId }) => !held.has(storyId))
  const places = kept.map(({ storyId, articleId }) => ({ page: 'daily', storyId, articleId, reasons: [] }))
  const { cards } = await gatherUnmuted(db, paper, places)
  const byStory = new Map(cards.map((card) => [card.storyId, card]))
  return kept.flatMap(({ part, storyId, because }) => {
    const card = byStory.get(storyId)
    return card ? [{ part, because, card }] : []
  })
}
