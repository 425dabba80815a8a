import type { Db } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { ReaderId } from '../readers/readers.ts'
import { explainStanding } from './explain-standing.ts'
import { giftsBy } from './gifts-by.ts'
import { seatIn, seatsOf } from './seats-of.ts'
import type { Rules } from './standing.ts'
import { standingEventsOf } from './standing-events-of.ts'

/** What this room knows of how a reader stands, for his own export: plain data. */
export const exportStanding = async (
  db: Db,
  { reader }: { reader: ReaderId },
  now: Date,
  { secret, graceDays }: { secret: Secret } & Rules,
): Promise<object> => {
  const events = await standingEventsOf(db, reader)
  const { standing } = explainStanding(events, now, { graceDays })
  return {
    standing,
    // As it was written, without the names of whoever else is in it: the operator who gave, the family that pays.
    history: events
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ kind, at, facts }) => {
        const { by: _by, family: _family, ...own } = facts as Record<string, unknown>
        return { at, kind, ...(kind === 'subscription-seen' ? facts : own) }
      }),
    family: (await seatsOf(db, { owner: reader }, now, { graceDays })).seats,
    seat: (await seatIn(db, { reader })) ?? null,
    giftsGiven: await giftsBy(db, { giver: reader }, { secret }),
  }
}
