import type { Db } from '../base/database.ts'
import { type ActivePin, activePicks, activePins, heldEverywhere, type Shelf, shelves } from '../desk/desk.ts'
import { placesOn } from './pages.ts'
import { readPage, untilWritten, writePage } from './write-page.ts'

/** Sets the pages that editors fill by hand, in their own order; nothing is weighed, and what is held back from every page is left out. Who picked is in the desk’s log and on no page. Gives those that changed. */
export const setShelves = async (db: Db, now: Date, pins?: ActivePin[]): Promise<Shelf[]> => {
  const held = heldEverywhere(pins ?? (await activePins(db, now)))
  const changed: Shelf[] = []
  for (const shelf of Object.keys(shelves) as Shelf[]) {
    if (await untilWritten(() => setShelf(db, { shelf, held }, now))) changed.push(shelf)
  }
  return changed
}

const setShelf = async (db: Db, { shelf, held }: { shelf: Shelf; held: Set<string> }, now: Date) => {
  const before = await readPage(db, shelf)
  const picks = (await activePicks(db, shelf, now)).filter(({ storyId }) => !held.has(storyId)).slice(0, placesOn(shelf))
  const places = picks.map(({ storyId, articleId, line }) => ({
    ...{ storyId, articleId, line, score: 0, facts: null },
    reasons: [{ code: 'pick', words: 'An editor picked it at the desk', weight: 0 }],
  }))
  // Who took what off or put it where is in the desk's own log.
  return writePage(db, { page: shelf, before, places, moves: [] }, now)
}
