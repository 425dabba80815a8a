import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { ReaderId } from '../readers/readers.ts'
import { eventsOfKind, instant } from './standing-event.ts'
import { standingEventsOf } from './standing-events-of.ts'
import { tellEvent } from './tell-event.ts'

const reason = (why: string) => {
  const words = why.trim()
  if (words.length < 3 || words.length > 300)
    throw new Refusal('no-reason', 'Say why in 3 to 300 characters; whoever looks later will want to know.')
  return words
}

/**
 * Lets a reader read everything until `until` (null: until it is ended), at an operator's word. `by`: the operator's reader id or name.
 * Throws Refusal 'no-reason', 'in-the-past', 'no-such-reader'.
 */
export const giveComplimentary = async (
  db: Db,
  { reader, until, by, why }: { reader: ReaderId; until: Date | null; by: string; why: string },
  now: Date,
): Promise<void> => {
  const words = reason(why)
  if (until && until <= now) throw new Refusal('in-the-past', 'The day on which it ends has passed already.')
  const grant = newId('cg', now)
  const facts = { grant, until: until && instant(until), by, why: words }
  if (!(await tellEvent(db, { reader, key: `complimentary:${grant}`, kind: 'complimentary-given', facts }, now)))
    throw new Refusal('no-such-reader', 'There is no such reader.')
}

/** Ends whatever a reader was given to read without paying. Gives how many grants that were. Throws Refusal 'no-reason'. */
export const endComplimentary = async (
  db: Db,
  { reader, by, why }: { reader: ReaderId; by: string; why: string },
  now: Date,
): Promise<number> => {
  const words = reason(why)
  return inTransaction(db, async (tx) => {
    const events = await standingEventsOf(tx, reader)
    const ended = new Set(eventsOfKind(events, 'complimentary-ended').map(({ facts }) => facts.grant))
    let count = 0
    for (const { facts } of eventsOfKind(events, 'complimentary-given')) {
      if (ended.has(facts.grant) || (facts.until && new Date(facts.until) <= now)) continue
      const told = { grant: facts.grant, by, why: words }
      if (await tellEvent(tx, { reader, key: `complimentary-ended:${facts.grant}`, kind: 'complimentary-ended', facts: told }, now)) count++
    }
    return count
  })
}
