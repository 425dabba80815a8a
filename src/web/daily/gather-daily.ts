import type { Db } from '../../base/database.ts'
import type { Daily } from '../../edition/edition.ts'
import type { Paper } from '../furniture/layout.tsx'
import { gatherUnmuted } from '../mutes/gather-unmuted.ts'
import type { DailyPiece } from './daily-page.tsx'

/**
 * The facts of an edition's pieces at once, withheld as in all lists. What was taken back since it was set has fallen out, and so has what its reader has muted since, unless
 * another title tells it.
 */
export const gatherDaily = async (db: Db, daily: Daily, paper: Pick<Paper, 'now' | 'mutes'>): Promise<DailyPiece[]> => {
  const places = daily.places.map(({ storyId, articleId }) => ({ page: 'daily', storyId, articleId, reasons: [] }))
  const { cards } = await gatherUnmuted(db, paper, places)
  const byStory = new Map(cards.map((card) => [card.storyId, card]))
  return daily.places.flatMap(({ part, storyId, because }) => {
    const card = byStory.get(storyId)
    return card ? [{ part, because, card }] : []
  })
}
