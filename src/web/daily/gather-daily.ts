import type { Db } from '../../base/database.ts'
import type { Daily } from '../../edition/edition.ts'
import { gatherCards } from '../reader/gather-cards.ts'
import type { DailyPiece } from './daily-page.tsx'

/** The facts of an edition's pieces at once, withheld as in all lists. What was taken back since it was set has fallen out. */
export const gatherDaily = async (db: Db, daily: Daily, now: Date): Promise<DailyPiece[]> => {
  const places = daily.places.map(({ storyId, articleId }) => ({ page: 'daily', storyId, articleId, reasons: [] }))
  const cards = new Map((await gatherCards(db, places, now)).map((card) => [card.article.id, card]))
  return daily.places.flatMap(({ part, articleId, because }) => {
    const card = cards.get(articleId)
    return card ? [{ part, because, card }] : []
  })
}
