import { hour, minute, second } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { LetterId } from './tables.ts'

export type Taken = {
  id: LetterId
  kind: string
  sealed: string | null
  written_at: Date
  good_until: Date | null
  tries: number
}

/** How long a taken letter is nobody else's: longer than the slowest mail server may take over all that one process takes at once. */
const held = 10 * minute

/**
 * Takes up to `most` letters whose time has come. Whoever takes one moves its next try on in the same statement, so that no other process sends it, and
 * so that one taken by a process that was killed is tried again.
 */
export const takeDue = async (db: Db, { most }: { most: number }, now: Date): Promise<Taken[]> => {
  const { rows } = await sql<Taken>`
    with due as materialized (
      select id from letters where sent_at is null and given_up_at is null and due_at <= ${now}
      order by due_at limit ${most} for update skip locked
    )
    update letters set tries = tries + 1, due_at = ${new Date(now.getTime() + held)}
    where id in (select id from due)
    returning id, kind, sealed, written_at, good_until, tries`.execute(db)
  return rows
}

/** When a letter that could not be sent is tried again: after 30 seconds, then twice as long each time, two hours at most. */
export const nextTry = (tries: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(2 * hour, 30 * second * 2 ** Math.min(tries - 1, 12)))
