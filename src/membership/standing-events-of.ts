import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Rules, Standing } from './standing.ts'
import type { Happening, StandingEvent, StandingEventId } from './standing-event.ts'
import { standingOf } from './standing-of.ts'

/** One event as a query gives it; `of` is whose standing it tells of. As JSON, `at` is text. */
export type StandingRow = {
  of: ReaderId
  id: StandingEventId
  reader_id: ReaderId
  kind: Happening['kind']
  at: Date | string
  facts: Happening['facts']
  key: string
}

const eventOf = (row: StandingRow): StandingEvent =>
  ({ id: row.id, reader: row.reader_id, kind: row.kind, at: new Date(row.at), facts: row.facts, key: row.key }) as StandingEvent

/**
 * The rows of the events of `readers` (SQL for an array of ids); those of whoever pays for a seat stand beside it. For a statement of one's own: what it
 * gives, `standingEventsFrom` reads.
 */
export const standingRows = (readers: RawBuilder<unknown>) => sql<StandingRow>`
  select e.reader_id as of, e.* from standing_events e where e.reader_id = any(${readers})
  union
  select s.reader_id as of, e.* from standing_events s join standing_events e on e.reader_id = s.facts ->> 'family' and e.kind = 'subscription-seen'
  where s.reader_id = any(${readers}) and s.kind = 'seat-given'`

/** The events of each reader, from such rows. */
export const standingEventsFrom = (rows: readonly StandingRow[]): Map<ReaderId, StandingEvent[]> => {
  const events = new Map<ReaderId, StandingEvent[]>()
  const families = Map.groupBy(
    rows.filter((row) => row.of !== row.reader_id),
    (row) => row.of,
  )
  for (const row of rows) {
    if (row.of !== row.reader_id) continue
    const event = eventOf(row)
    if (event.kind === 'seat-given')
      event.family = (families.get(row.of) ?? []).filter((one) => one.reader_id === event.facts.family).map(eventOf)
    events.set(row.of, [...(events.get(row.of) ?? []), event])
  }
  return events
}

/** The events of several readers at once. One query. */
export const standingEventsOfAll = async (db: Db, readers: readonly ReaderId[]): Promise<Map<ReaderId, StandingEvent[]>> => {
  const { rows } = await standingRows(sql`${[...readers]}::text[]`).execute(db)
  return standingEventsFrom(rows)
}

/** What is known of how a reader stands. One query. */
export const standingEventsOf = async (db: Db, reader: ReaderId): Promise<StandingEvent[]> =>
  (await standingEventsOfAll(db, [reader])).get(reader) ?? []

/** How a reader stands at `now`. One query. */
export const standingFor = async (db: Db, { reader }: { reader: ReaderId }, now: Date, rules: Rules): Promise<Standing> =>
  standingOf(await standingEventsOf(db, reader), now, rules)
