import type { Db } from '../base/database.ts'
import type { Letter, Letters } from '../letters/letters.ts'
import type { ReaderId } from '../readers/readers.ts'
import { type DueLetter, lettersDue } from './letters-due.ts'
import { beginsLetter, lapsedLetter, refusedLetter } from './membership-letters.ts'
import type { Plan } from './plan.ts'
import { plansNamed } from './plans-of.ts'
import type { Rules } from './standing.ts'
import { standingEventsOfAll } from './standing-events-of.ts'
import { writeOnce } from './write-once.ts'

/** What letters about standing are written with. `address`: the paper's own, without a slash at its end. */
export type Writing = { letters: Pick<Letters, 'write'>; address: string } & Rules

const letterOf = (due: DueLetter, plan: Plan | undefined, address: string): Letter => {
  if (due.kind === 'membership-begins') return beginsLetter({ ...due, plan }, address)
  return due.kind === 'card-refused' ? refusedLetter({ ...due, plan }, address) : lapsedLetter({ ...due, plan }, address)
}

/**
 * Writes to readers whose standing has changed: that a membership has begun, that its card was refused, that it has ended because its money did not come
 * or went back. Each once, however often it is called and in however many processes. Gives how many were written.
 */
export const writeOfStanding = async (
  db: Db,
  { readers, letters, address, graceDays }: { readers: readonly ReaderId[] } & Writing,
  now: Date,
): Promise<number> => {
  const events = await standingEventsOfAll(db, readers)
  const due = [...events].flatMap(([reader, its]) => lettersDue(its, now, { graceDays }).map((one) => ({ reader, one })))
  const plans = await plansNamed(db, [...new Set(due.map(({ one }) => one.facts.plan))])
  let written = 0
  for (const { reader, one } of due) {
    const letter = one.needed ? letterOf(one, plans.get(one.facts.plan), address) : undefined
    if (await writeOnce(db, { letters, reminder: { reader, kind: one.kind, key: one.key, letter } }, now)) written++
  }
  return written
}
