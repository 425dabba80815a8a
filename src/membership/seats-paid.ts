import { type Db, sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { isLive } from './ground.ts'
import type { Rules } from './standing.ts'
import { standingEventsOf } from './standing-events-of.ts'
import { lastSeen, subscriptionGrounds } from './subscription-ground.ts'

/** For how many people a reader pays now, himself included; 1 without a family's membership. */
export const seatsPaid = async (db: Db, owner: ReaderId, now: Date, rules: Rules): Promise<number> => {
  const events = await standingEventsOf(db, owner)
  const live = new Set(
    subscriptionGrounds(events, now, rules)
      .filter((ground) => isLive(ground, now))
      .flatMap(({ from }) => from),
  )
  return Math.max(
    1,
    ...lastSeen(events)
      .filter(({ id }) => live.has(id))
      .map(({ facts }) => facts.seats),
  )
}

/** Whoever changes what these readers have (seats, gifts) waits for the other who does, until the end of the transaction. */
export const alone = async (tx: Db, ...readers: ReaderId[]): Promise<void> => {
  // Always in the same order, or two could wait for each other.
  for (const reader of readers.toSorted()) await sql`select pg_advisory_xact_lock(7235814, hashtext(${reader}))`.execute(tx)
}
