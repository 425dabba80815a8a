import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import { eventsOfKind, instant } from './standing-event.ts'
import { standingEventsOf } from './standing-events-of.ts'
import { standingOf } from './standing-of.ts'
import { tellEvent } from './tell-event.ts'

type Joining = { reader: ReaderId; institution: string; name: string; until: Date | null }

/** Whether a reader belongs to an institution by what was told of him, and what that was. */
export const isIn = async (tx: Db, { reader, institution }: Pick<Joining, 'reader' | 'institution'>, now: Date) => {
  const events = (await standingEventsOf(tx, reader)).filter(
    (event) => (event.kind === 'institution-joined' || event.kind === 'institution-left') && event.facts.institution === institution,
  )
  const { kind } = standingOf(events, now, { graceDays: 0 })
  return { inside: kind === 'institution', last: eventsOfKind(events, 'institution-joined').at(-1) }
}

/** A reader belongs to an institution from `now`, until `until` (null: until he leaves). Told again while he does, it changes nothing. Gives whether it did. */
export const joinInstitution = (db: Db, { reader, institution, name, until }: Joining, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const end = until && instant(until)
    const { inside, last } = await isIn(tx, { reader, institution }, now)
    if (inside && last?.facts.until === end && last.facts.name === name) return false
    // An agreement that was made shorter must not go on by what was told before.
    if (inside) await leaveInstitution(tx, { reader, institution }, new Date(now.getTime() - 1))
    const facts = { institution, name, until: end }
    return tellEvent(tx, { reader, key: `institution:${newId('ij', now)}`, kind: 'institution-joined', facts }, now)
  })

/** A reader no longer belongs to an institution. Gives false when he did not. */
export const leaveInstitution = (db: Db, { reader, institution }: Pick<Joining, 'reader' | 'institution'>, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { inside } = await isIn(tx, { reader, institution }, now)
    if (!inside) return false
    return tellEvent(tx, { reader, key: `institution:${newId('il', now)}`, kind: 'institution-left', facts: { institution } }, now)
  })
