import { type Db, sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Rules, Standing } from './standing.ts'
import type { Happening, StandingEvent, StandingEventId } from './standing-event.ts'
import { standingOf } from './standing-of.ts'

type Row = {
  of: ReaderId
  id: StandingEventId
  reader_id: ReaderId
  kind: Happening['kind']
  at: Date
  facts: Happening['facts']
  key: string
}

const eventOf = (row: Row): StandingEvent =>
  ({ id: row.id, reader: row.reader_id, kind: row.kind, at: row.at, facts: row.facts, key: row.key }) as StandingEvent

/** The events of several readers at once; those of whoever pays for a seat stand beside it. One query. */
export const standingEventsOfAll = async (db: Db, readers: readonly ReaderId[]): Promise<Map<ReaderId, StandingEvent[]>> => {
  const { rows } = await sql<Row>`
    select e.reader_id as of, e.* from standing_events e where e.reader_id = any(${[...readers]})
    union
    select s.reader_id as of, e.* from standing_events s join standing_events e on e.reader_id = s.facts ->> 'family' and e.kind = 'subscription-seen'
    where s.reader_id = any(${[...readers]}) and s.kind = 'seat-given'`.execute(db)
  const events = new Map<ReaderId, StandingEvent[]>(readers.map((reader) => [reader, []]))
  const families = Map.groupBy(
    rows.filter((row) => row.of !== row.reader_id),
    (row) => row.of,
  )
  for (const row of rows) {
    if (row.of !== row.reader_id) continue
    const event = eventOf(row)
    if (event.kind === 'seat-given')
      event.family = (families.get(row.of) ?? []).filter((one) => one.reader_id === event.facts.family).map(eventOf)
    events.get(row.of)?.push(event)
  }
  return events
}

/** What is known of how a reader stands. One query. */
export const standingEventsOf = async (db: Db, reader: ReaderId): Promise<StandingEvent[]> =>
  (await standingEventsOfAll(db, [reader])).get(reader) ?? []

/** How a reader stands at `now`. One query. */
export const standingFor = async (db: Db, { reader }: { reader: ReaderId }, now: Date, rules: Rules): Promise<Standing> =>
  standingOf(await standingEventsOf(db, reader), now, rules)
