import { day, minute } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { type Standing, standingEventsOfAll, standingOf } from '../../membership/membership.ts'
import type { ReaderId } from '../../readers/readers.ts'
import { kindOf, type StandingKind } from './say-standing.ts'
import { type Asked, standsAs } from './stands-as.ts'

export type Standings = {
  at: Date
  counts: Record<StandingKind, number>
  /** Those to look at first: payments that failed, and trials that end within three days; a few of each. */
  pastDue: { reader: ReaderId; standing: Standing }[]
  ending: { reader: ReaderId; standing: Standing }[]
}

const atOnce = 1000
const few = 20

/** How all readers stand, counted from their events, a thousand readers at a time: nobody waits behind it for long. */
export const countStandings = async (db: Db, now: Date, asked: Asked): Promise<Standings> => {
  const found: Standings = {
    at: now,
    counts: { registered: 0, trial: 0, member: 0, 'past-due': 0, lapsed: 0, complimentary: 0, institution: 0 },
    pastDue: [],
    ending: [],
  }
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('readers')
      .select(['id', 'mail'])
      .where('id', '>', last as ReaderId)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const events = await standingEventsOfAll(
      db,
      rows.map(({ id }) => id),
    )
    for (const { id: reader, mail } of rows) {
      const standing = await standsAs({ standing: standingOf(events.get(reader) ?? [], now, asked), mail }, asked, now)
      const kind = kindOf(standing)
      found.counts[kind]++
      if (kind === 'past-due' && found.pastDue.length < few) found.pastDue.push({ reader, standing })
      const soon = standing.kind === 'trial' && standing.until.getTime() - now.getTime() <= 3 * day
      if (soon && found.ending.length < few) found.ending.push({ reader, standing })
    }
    if (rows.length < atOnce) return found
    last = rows.at(-1)?.id ?? ''
  }
}

/** The same, counted at most once in five minutes, however many ask. */
export const openStandings = (db: Db, asked: Asked) => {
  let counted: { at: number; standings: Promise<Standings> } | undefined
  return (now: Date): Promise<Standings> => {
    const age = counted ? now.getTime() - counted.at : Number.POSITIVE_INFINITY
    if (counted && age >= 0 && age < 5 * minute) return counted.standings
    const standings = countStandings(db, now, asked)
    counted = { at: now.getTime(), standings }
    // What could not be counted is counted again by whoever asks next.
    standings.catch(() => (counted = undefined))
    return standings
  }
}
