import type { Db } from '../../base/database.ts'
import { type Standing, standingEventsOf, standingOf } from '../../membership/membership.ts'
import { type Session, sessionOf } from '../../readers/readers.ts'

/** Who holds the session whose token has this print, and how he stands; undefined when nobody does any more. */
export const gatherViewer = async (
  db: Db,
  { print, graceDays }: { print: string; graceDays: number },
  now: Date,
): Promise<{ session: Session; standing: Standing } | undefined> => {
  const session = await sessionOf(db, { print }, now)
  if (!session) return undefined
  return { session, standing: standingOf(await standingEventsOf(db, session.reader), now, { graceDays }) }
}
