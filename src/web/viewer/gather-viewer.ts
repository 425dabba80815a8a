import { type Db, sql } from '../../base/database.ts'
import { openStatement } from '../../base/statement.ts'
import { type Standing, type StandingRow, standingEventsFrom, standingOf, standingRows } from '../../membership/membership.ts'
import {
  keepSession,
  learnsSql,
  type MuteRow,
  type Mutes,
  mutesFrom,
  mutesJson,
  type Session,
  type SessionRow,
  sessionFrom,
  tasteJson,
  type UnreadTaste,
  unreadTaste,
} from '../../readers/readers.ts'

export type Gathered = {
  session: Session
  standing: Standing
  /** What he has muted; undefined for who has muted nothing. */
  mutes: Mutes | undefined
  /** Whether he lets the paper learn from what he reads. */
  learns: boolean
  /** Where it was asked for. */
  taste?: UnreadTaste
}

type Row = SessionRow & { events: StandingRow[]; mutes: MuteRow[]; learns: boolean; taste: string | null }

const open = (name: string, withTaste: boolean) =>
  openStatement<Row, { print: string; now: Date }>(
    name,
    (given) => sql`
      with kept as (${keepSession(given('print'), given('now'))})
      select s.id, r.id as reader, r.mail, r.name, r.joined_at, s.signed_in_at,
        (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'title', o.title_id) order by o.role, o.title_id), '[]')
          from reader_roles o where o.reader_id = r.id) as roles,
        (select coalesce(jsonb_agg(x), '[]') from (${standingRows(sql`array[r.id]`)}) x) as events,
        ${mutesJson(sql`r.id`)} as mutes, ${learnsSql(sql`r.id`)} as learns, ${withTaste ? sql`(${tasteJson(sql`r.id`, given('now'))})::text` : sql`null`} as taste
      from sessions s join readers r on r.id = s.reader_id
      where s.token_print = ${given('print')} and s.expires_at > ${given('now')}`,
  )
const viewerAlone = open('viewer', false)
const viewerWithTaste = open('viewer-with-taste', true)

/**
 * Who holds the session whose token has this print, how he stands, and what his pages leave out; undefined when nobody does any more. `withTaste`: what his own page follows from, too. One statement.
 */
export const gatherViewer = async (
  db: Db,
  { print, graceDays, withTaste = false }: { print: string; graceDays: number; withTaste?: boolean },
  now: Date,
): Promise<Gathered | undefined> => {
  const [row] = await (withTaste ? viewerWithTaste : viewerAlone)(db, { print, now })
  if (!row) return undefined
  return {
    session: sessionFrom(row),
    standing: standingOf(standingEventsFrom(row.events).get(row.reader) ?? [], now, { graceDays }),
    mutes: mutesFrom(row.mutes),
    learns: row.learns,
    ...(row.taste && { taste: unreadTaste(row.taste, now) }),
  }
}
