import type { Db } from '../base/database.ts'
import { activePicks, type Shelf, shelves } from '../desk/desk.ts'
import { placesOn } from './pages.ts'
import { readPage, untilWritten, writePage } from './write-page.ts'

/** Sets the pages that editors fill by hand, in their own order; nothing is weighed and nothing held back. Who picked is in the desk’s log and on no page. Gives those that changed. */
export const setShelves = async (db: Db, now: Date): Promise<Shelf[]> => {
  const changed: Shelf[] = []
  for (const shelf of Object.keys(shelves) as Shelf[]) {
    if (await untilWritten(() => setShelf(db, shelf, now))) changed.push(shelf)
  }
  return changed
}

const setShelf = async (db: Db, shelf: Shelf, now: Date) => {
  const before = await readPage(db, shelf)
  const picks = (await activePicks(db, shelf, now)).slice(0, placesOn(shelf))
  const places = picks.map(({ storyId, articleId, line }) => ({
    ...{ storyId, articleId, line, score: 0, facts: null },
    reasons: [{ code: 'pick', words: 'An editor picked it at the desk', weight: 0 }],
  }))
  // Who took what off or put it where is in the desk's own log.
  return writePage(db, { page: shelf, before, places, moves: [] }, now)
}
