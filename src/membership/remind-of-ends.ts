import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { Letters } from '../letters/letters.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Rules } from './standing.ts'
import { standingEventsOfAll } from './standing-events-of.ts'
import { standingOf } from './standing-of.ts'
import { endedLetter, endsSoonLetter } from './trial-letters.ts'
import { writeOnce } from './write-once.ts'

type Kind = 'trial-ends-soon' | 'trial-ended'
type Ending = { reader_id: ReaderId; at: Date; until: string }

const soon = 3 * day
// A paper that was off for longer does not write of what everyone has forgotten.
const stale = 3 * day
const atOnce = 500

const endings = async (db: Db, kind: Kind, from: Date, to: Date): Promise<Ending[]> => {
  const { rows } = await sql<Ending>`
    select e.reader_id, e.at, e.facts ->> 'until' as until from standing_events e join readers r on r.id = e.reader_id
    where e.kind = 'trial-began' and (e.facts ->> 'until') collate "C" > ${from.toISOString()} and (e.facts ->> 'until') collate "C" <= ${to.toISOString()}
      and not exists (select 1 from reminders m where m.reader_id = e.reader_id and m.kind = ${kind})
    order by (e.facts ->> 'until') collate "C" limit ${atOnce}`.execute(db)
  return rows
}

/**
 * The round of trials: a letter three days before a trial ends and one when it has ended, each once, also when several processes go round at once.
 * None to those who are members by then, whatever way. A shorter trial than three days has the second letter only. Gives how many were written.
 */
export const remindOfEnds = async (
  db: Db,
  { letters, address, graceDays }: { letters: Pick<Letters, 'write'>; address: string } & Rules,
  now: Date,
): Promise<number> => {
  const rounds = [
    { kind: 'trial-ends-soon', from: now, to: new Date(now.getTime() + soon), letter: endsSoonLetter },
    { kind: 'trial-ended', from: new Date(now.getTime() - stale), to: now, letter: endedLetter },
  ] as const
  let written = 0
  for (const { kind, from, to, letter } of rounds) {
    const due = await endings(db, kind, from, to)
    const events = await standingEventsOfAll(
      db,
      due.map((one) => one.reader_id),
    )
    for (const { reader_id, at, until } of due) {
      const standing = standingOf(events.get(reader_id) ?? [], now, { graceDays })
      const onTrial = standing.kind === 'trial' || (standing.kind === 'lapsed' && standing.was === 'trial')
      const short = kind === 'trial-ends-soon' && new Date(until).getTime() - at.getTime() <= soon
      const wanted = onTrial && !short
      const reminder = { reader: reader_id, kind, key: '', letter: wanted ? letter(new Date(until), address) : undefined }
      if (await writeOnce(db, { letters, reminder }, now)) written++
    }
  }
  return written
}
